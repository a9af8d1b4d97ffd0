"""Shingles of a text, their MinHash signature, and the bands in which alike texts meet.

References:
    Broder (1997), "On the resemblance and containment of documents".
    Leskovec, Rajaraman and Ullman (2014), "Mining of Massive Datasets", section 3.4 (banding).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Any

from burthen.duplicates.parameters import Parameters


@dataclass(frozen=True)
class Sketch:
    """What the index keeps of a text.

    Attributes:
        digest: SHA-256 of its words.
        shingles: Sorted hashes of its shingles, 64 bits each. Shape: (n_shingles,)
        lead: The same of its beginning.
        bands: Where it meets texts that are alike, 64 bits each, signed.
    """

    digest: bytes
    shingles: Any
    lead: Any
    bands: tuple[int, ...]


def sketch_of(words: Sequence[str], parameters: Parameters) -> Sketch:
    """Returns the sketch of a text; one of too few words has no shingles and meets nobody."""
    import numpy as np

    digest = sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
    if len(words) < parameters.min_words:
        empty = np.empty(0, np.uint64)
        return Sketch(digest, empty, empty, ())
    hashes = _hashes(words, parameters.shingle_words)
    shingles = np.unique(hashes)
    lead = np.unique(hashes[: parameters.lead_words - parameters.shingle_words + 1])
    bands = (
        *_bands(shingles, "text", parameters.bands, parameters),
        *_bands(lead, "lead", parameters.lead_bands, parameters),
    )
    return Sketch(digest, shingles, lead, bands)


def jaccard(one: Any, other: Any) -> float:
    """Returns the share of common shingles among all of both."""
    common = _common(one, other)
    total = len(one) + len(other) - common
    return common / total if total else 0.0


def containment(one: Any, other: Any) -> float:
    """Returns the share of the smaller set's shingles that the larger holds."""
    smaller = min(len(one), len(other))
    return _common(one, other) / smaller if smaller else 0.0


def _common(one: Any, other: Any) -> int:
    import numpy as np

    return len(np.intersect1d(one, other, assume_unique=True))


def _hashes(words: Sequence[str], size: int) -> Any:
    """Returns the hash of each shingle in the order of the text."""
    import numpy as np

    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    shingles = (b" ".join(encoded[at : at + size]) for at in range(len(words) - size + 1))
    joined = b"".join(blake2b(shingle, digest_size=8).digest() for shingle in shingles)
    return np.frombuffer(joined, dtype="<u8").astype(np.uint64)


def _bands(shingles: Any, kind: str, n_bands: int, parameters: Parameters) -> list[int]:
    import numpy as np
    from datasketch import MinHash

    minhash = MinHash(
        num_perm=n_bands * parameters.rows, seed=parameters.seed, scheme=parameters.scheme, hashfunc=_as_it_is
    )  # fmt: skip
    minhash.update_batch((shingles & np.uint64(0xFFFFFFFF)).tolist())
    values = np.ascontiguousarray(minhash.hashvalues, dtype="<u4").reshape(n_bands, parameters.rows)
    keys = (blake2b(row.tobytes(), digest_size=8, salt=f"{kind}{number}".encode()) for number, row in enumerate(values))
    return [int.from_bytes(key.digest(), "little", signed=True) for key in keys]


def _as_it_is(value: int) -> int:
    """The shingles are hashed already."""
    return value
