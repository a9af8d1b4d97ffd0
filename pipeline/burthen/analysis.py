"""The pipeline as one object: articles in, records out, one for each, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burthen import manifest, records
from burthen.article import Article
from burthen.assemble import build_record
from burthen.clean import clean
from burthen.encode.location import BUNDLED, encoder_folder
from burthen.errors import BurthenError, SettingsError
from burthen.ingest import Failure
from burthen.settings import LAYERS, Settings, load_settings
from burthen.targets import Target, load_targets, targets_sha256
from burthen.version import CODEBOOK_VERSION, __version__

if TYPE_CHECKING:
    from spacy.language import Language

# What every layer needs: voices hang on who is named, and names are read from the encoder's states.
SHARED = ("burthen_encoder", "burthen_entities", "burthen_voices")
# What a layer needs beyond that. Claims and figures tell voice and endorsement to each other.
COMPONENTS_OF = {
    "sentences": ("burthen_claims",),
    "claims": ("burthen_claims", "burthen_figures"),
    "figures": ("burthen_claims", "burthen_figures"),
    "stances": ("burthen_claims", "burthen_stance"),
}
ORDER = (*SHARED, "burthen_claims", "burthen_figures", "burthen_stance")
WINDOW_SETTINGS = {"window_tokens", "overlap_tokens", "batch_tokens"}
FACTORIES = {
    "burthen_encoder": "encode.component",
    "burthen_entities": "encode.entities",
    "burthen_voices": "annotate.components",
    "burthen_claims": "claims.component",
    "burthen_figures": "figures.component",
    "burthen_stance": "stance.component",
}


def load(
    settings: Settings | None = None, *, targets: Sequence[str | Path] = (), layers: Sequence[str] | None = None
) -> Language:
    """Returns the pipeline as a spaCy `Language`.

    Args:
        settings: Settings; the bundled defaults if None.
        targets: Target files beyond those of the settings.
        layers: Layers to run; those of the settings if None.

    Raises:
        SettingsError: B202 for a bad target file, B204 for an unknown layer.
        ResourceError: B301 or B302 for weights that are missing or damaged.
    """
    import spacy

    from burthen.annotate.components import customize_tokenizer

    settings = settings or load_settings()
    wanted = _components(check_layers(layers or settings.layers))
    nlp = spacy.load(manifest.checked_folder("base"))
    customize_tokenizer(nlp)
    nlp.add_pipe("burthen_sentences", first=True)
    for name in wanted:
        _import_factory(name)
        nlp.add_pipe(name, config=_component_config(name, settings, targets))
    if not settings.encoder.keep_states:
        nlp.add_pipe("burthen_release")
    return nlp


def _components(layers: Sequence[str]) -> list[str]:
    """Returns the components that the layers need, in order."""
    wanted = {*SHARED, *(name for layer in layers for name in COMPONENTS_OF[layer])}
    return [name for name in ORDER if name in wanted]


def check_layers(layers: Sequence[str]) -> list[str]:
    """Returns the layers in the order of the record.

    Raises:
        SettingsError: B204 for a name that is no layer.
    """
    for layer in layers:
        if layer not in LAYERS:
            raise SettingsError("B204", layer, f"Choose among {', '.join(LAYERS)}.")
    return [layer for layer in LAYERS if layer in layers]


class Analyzer:
    """Analyses articles one by one, so that no article's record depends on another's.

    Args:
        settings: Settings; the bundled defaults if None.
        targets: Target files beyond those of the settings.
        layers: Layers to run; those of the settings if None.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        targets: Sequence[str | Path] | None = None,
        layers: Sequence[str] | None = None,
    ) -> None:
        self.settings = settings or load_settings()
        self.layers = check_layers(layers or self.settings.layers)
        self.targets: tuple[Target, ...] = load_targets([*self.settings.targets, *(targets or ())])
        self._target_files = tuple(targets or ())

    @cached_property
    def nlp(self) -> Language:
        """The pipeline, loaded when the first article comes: a run whose inputs all fail loads nothing."""
        _set_threads(self.settings.encoder.threads)
        return load(self.settings, targets=self._target_files, layers=self.layers)

    @cached_property
    def provenance(self) -> records.Provenance:
        """What every record says it was made by."""
        return records.Provenance(
            burthen=__version__,
            models=_model_hashes(self.settings),
            settings_sha256=self.settings.sha256(),
            targets_sha256=targets_sha256(self.targets) if "stances" in self.layers else None,
            codebook_version=CODEBOOK_VERSION,
            layers_run=list(self.layers),
        )

    def analyze(self, articles: Iterable[Article | Failure]) -> Iterator[records.Record | records.ErrorRecord]:
        """Yields one record or error record for each article, in order; no article's failure reaches another."""
        for article in articles:
            if isinstance(article, Failure):
                yield error_record(article.source, article.error, article.id, article.outlet, article.headline)
            else:
                yield self.analyze_one(article)

    def analyze_one(self, article: Article) -> records.Record | records.ErrorRecord:
        """Returns the record of one article, or the error record that stands for it."""
        from burthen.annotate.readings import DocSource

        try:
            cleaned = clean(article)
            doc = self.nlp.make_doc(cleaned.text)
            doc._.source = DocSource(article, cleaned)
            return build_record(self.nlp(doc), self.layers, self.provenance)
        except BurthenError as error:
            return error_record(article.source, error, article.id, article.outlet, article.headline)
        except Exception as error:  # one article must not cost the batch, whatever went wrong with it
            wrapped = BurthenError(
                "B199", str(article.source), "Report it with the article.", detail=f"{type(error).__name__}: {error}"
            )
            wrapped.__cause__ = error
            return error_record(article.source, wrapped, article.id, article.outlet, article.headline)

    def info(self) -> dict[str, Any]:
        """Returns versions, models and settings that produce these records."""
        return {
            **self.provenance.model_dump(mode="json"),
            "components": _components(self.layers),
            "targets": [target.id for target in self.targets],
        }


def error_record(
    source: Any, error: BurthenError, article_id: str | None, outlet: str | None = None, headline: str | None = None
) -> records.ErrorRecord:
    """Returns the line that stands for a failed article."""
    return records.ErrorRecord(
        schema=records.ERROR_SCHEMA_ID,
        article=records.ErrorArticle(
            id=article_id,
            source=records.Source(path=source.path, format=source.format, row=source.row),
            outlet=outlet,
            headline=headline,
        ),
        error=records.ErrorDetail(code=error.code, stage=error.stage, message=f"{error.message}. {error.remedy}"),
    )


def _component_config(name: str, settings: Settings, targets: Sequence[str | Path]) -> dict[str, Any]:
    encoder = {"name_or_path": settings.encoder.name_or_path, "device": settings.encoder.device}
    match name:
        case "burthen_encoder":
            return {**encoder, **settings.encoder.model_dump(include=WINDOW_SETTINGS)}
        case "burthen_entities":
            return encoder
        case "burthen_voices":
            return {"model": settings.encoder.name_or_path == BUNDLED}
        case "burthen_stance":
            names = [*settings.targets, *map(str, targets)]
            return {**encoder, **settings.stance.model_dump(), "targets": names}
        case _:
            return {}


def _import_factory(name: str) -> None:
    from importlib import import_module

    import_module(f"burthen.{FACTORIES[name]}")


def _model_hashes(settings: Settings) -> dict[str, str]:
    name_or_path = settings.encoder.name_or_path
    bundled = name_or_path == BUNDLED
    entry = manifest.entries()["encoder"] if bundled else manifest.describe(encoder_folder(name_or_path))
    hashes = {name: str(bundled_entry["sha256"]) for name, bundled_entry in manifest.entries().items()}
    return {**hashes, "encoder": str(entry["sha256"])}


def _set_threads(threads: int) -> None:
    if threads:
        import torch

        torch.set_num_threads(threads)
