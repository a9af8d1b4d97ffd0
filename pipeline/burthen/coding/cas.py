"""UIMA CAS in XMI, as INCEpTION and other UIMA tools read it; the type system travels inside a zip with it.

UIMA counts UTF-16 code units; dkpro-cassis converts.

References:
    https://inception-project.github.io (UIMA CAS XMI), https://github.com/dkpro/dkpro-cassis
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from burthen.coding.markup import Item, Markup, new_id
from burthen.errors import RecordError, ResourceError

SPAN = "org.burthen.Span"
REST = "org.burthen.Rest"
XMI, TYPES = "article.xmi", "TypeSystem.xml"


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise ResourceError("B304", "dkpro-cassis", 'Install it with `pip install "burthen[annotate]"`.') from error
    return cassis


def _types(cassis: Any) -> Any:
    system = cassis.TypeSystem()
    span = system.create_type(name=SPAN, supertypeName="uima.tcas.Annotation")
    for feature in ("name", "label", "value"):
        system.create_feature(domainType=span, name=feature, rangeType="uima.cas.String")
    rest = system.create_type(name=REST, supertypeName="uima.cas.TOP")
    system.create_feature(domainType=rest, name="json", rangeType="uima.cas.String")
    return system


def write(markup: Markup) -> bytes:
    """Returns the zip of one article.

    Raises:
        ResourceError: B304 if dkpro-cassis is not installed.
    """
    cassis = _cassis()
    system = _types(cassis)
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string, cas.sofa_mime = markup.text, "text/plain"
    make = system.get_type(SPAN)
    for item in markup.items:
        cas.add(make(begin=item.start, end=item.end, name=item.id, label=item.label, value=item.value))
    cas.add(system.get_type(REST)(json=json.dumps(markup.rest, ensure_ascii=False)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(XMI, cas.to_xmi())
        archive.writestr(TYPES, system.to_xml())
    return buffer.getvalue()


def read(content: bytes, place: str) -> Markup:
    """Reads the zip of one article.

    Raises:
        RecordError: B405 if it does not hold what `write` puts there.
        ResourceError: B304 if dkpro-cassis is not installed.
    """
    cassis = _cassis()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            system = cassis.load_typesystem(io.BytesIO(archive.read(TYPES)))
            cas = cassis.load_cas_from_xmi(io.BytesIO(archive.read(XMI)), typesystem=system)
    except (zipfile.BadZipFile, KeyError) as error:
        raise RecordError("B405", place, f"Give a zip with {XMI} and {TYPES}.", detail=str(error)) from error
    rest = json.loads(next(iter(cas.select(REST))).json)
    taken = set(rest["fields"])
    items = tuple(Item(a.name or new_id(a.label, taken), a.label, a.begin, a.end, a.value) for a in cas.select(SPAN))
    return Markup(cas.sofa_string, items, rest)
