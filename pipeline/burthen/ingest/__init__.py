"""Ingest: sources become articles, each with its text as extracted and where every metadata field was read.

Text policy (also `docs` of `Article.text`):

* Documents and exports are decoded and put into Unicode NFC, because the same letters would otherwise come in
  several spellings and no offset of the user's exists yet. Nothing else is changed: line ends, blanks and typographic
  characters stay (cleaning maps them).
* Rows (JSON, JSONL, CSV, TSV, Parquet) keep their `text` field as it is, without NFC, so that offsets and hashes that a
  user already has go on holding. Only lone surrogates, which no encoding can carry, become U+FFFD, with a warning.
* A headline that stands apart from the body becomes the first line of the text for HTML, Markdown and exports of
  databases. For rows it does not, for the same reason.
* RTF, DOCX and PDF give one paragraph a line; a PDF's lines are joined to paragraphs. An export's own furniture
  (labels, copyright, names of databases) is read and not part of the text, as the frame of a page is not.
"""

from burthen.ingest.failure import Failure
from burthen.ingest.fields import parse_field_map
from burthen.ingest.formats import FORMATS
from burthen.ingest.ids import IdRegistry
from burthen.ingest.reader import read_source

__all__ = ["FORMATS", "Failure", "IdRegistry", "parse_field_map", "read_source"]
