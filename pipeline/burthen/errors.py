"""The one error tree.

    BurthenError                     anything this package raises on purpose; carries code, place and remedy
    ├── InputError        B1xx       a source or an article that cannot be used; a batch records it and goes on
    ├── SettingsError     B2xx       a setting, target file or option that makes no sense
    ├── ResourceError     B3xx       weights or bundled data are missing or not what the manifest says
    └── RecordError       B4xx       a record that does not follow its schema

Codes are stable: they are never given a second meaning. The table `CODES` is what the documentation prints.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    "B101": "the file does not exist",
    "B102": "a folder was given where a file is needed",
    "B103": "the file cannot be read",
    "B104": "the input is empty",
    "B105": "the input is binary, not text",
    "B106": "the text cannot be decoded",
    "B107": "the article is larger than the limit",
    "B108": "no article was found in the page",
    "B109": "a field is missing",
    "B110": "a row is not valid JSON",
    "B111": "the article is not in English",
    "B112": "the format is not known",
    "B113": "a table cannot be parsed",
    "B114": "nothing is left of the article after cleaning",
    "B115": "a field has the wrong type",
    "B116": "an article of an export cannot be read",
    "B121": "the worker process died on the article",
    "B122": "the article took too long",
    "B123": "the dataset cannot be loaded",
    "B199": "the article could not be analysed",
    "B201": "a setting is not valid",
    "B202": "a target file is not valid",
    "B203": "a field map is not valid",
    "B204": "a layer is not known",
    "B205": "the index of duplicates was made with other settings",
    "B211": "the run folder holds something else than this run",
    "B212": "another process is writing the run",
    "B213": "an input changed while the run was reading",
    "B301": "weights are missing",
    "B302": "weights do not match the manifest",
    "B303": "bundled data is missing",
    "B304": "an optional package is not installed",
    "B311": "the run folder cannot be written",
    "B312": "a worker process cannot be started",
    "B313": "a node of the cluster has other software",
    "B401": "the record does not follow its schema",
    "B402": "the coding sheet is not valid",
    "B403": "the record is of another text than the gold",
    "B404": "a quality floor does not hold",
    "B405": "the coded file does not fit its text or schema",
    "B406": "the article is in two runs",
    "B407": "an id stands for two different articles",
}


class BurthenError(Exception):
    """Base of all errors raised on purpose.

    Attributes:
        code: Stable code, a key of `CODES`.
        place: Where it happened: a path, `path:line`, a setting's name.
        remedy: What the user can do about it, as an imperative sentence.
        stage: Stage of the flow that raised it ("ingest", "clean", ...).
    """

    stage = "burthen"

    def __init__(self, code: str, place: str, remedy: str, *, detail: str = "", stage: str | None = None) -> None:
        if code not in CODES:
            raise ValueError(f"unknown error code {code!r}")
        self.code, self.place, self.remedy, self.detail = code, place, remedy, detail
        if stage is not None:
            self.stage = stage
        super().__init__(str(self))

    @property
    def message(self) -> str:
        """What is wrong, without code, place and remedy."""
        return f"{CODES[self.code]} ({self.detail})" if self.detail else CODES[self.code]

    def __str__(self) -> str:
        return " ".join(f"[{self.code}] {self.place}: {self.message}. {self.remedy}".split())

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.place, self.remedy, self.detail, self.stage))


class InputError(BurthenError):
    """A source or an article cannot be used."""

    stage = "ingest"


class SettingsError(BurthenError):
    """A setting, target file or option makes no sense."""

    stage = "settings"


class ResourceError(BurthenError):
    """Weights or bundled data are missing or are not what the manifest says."""

    stage = "resources"


class RecordError(BurthenError):
    """A record does not follow its schema."""

    stage = "record"


def _rebuild(kind: type[BurthenError], code: str, place: str, remedy: str, detail: str, stage: str) -> BurthenError:
    return kind(code, place, remedy, detail=detail, stage=stage)
