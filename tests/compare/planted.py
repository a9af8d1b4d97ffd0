"""A small planted corpus: the same facts in three slants, two wire stories, a figure in conflict, a rejected claim.

What is planted is in `FACTS`; every test that compares it must find that and nothing else.
"""

from burthen import labels, records
from burthen.records import text_sha256
from tests.factories import article, at, claim, figure, provenance, sentence, stance

TARGETS = ("ally_pays_fair_share", "patron_demand_legitimate", "pressure_works")
PRESIDENT = records.ClaimSource(
    id="person:vastmark-president", kind=labels.HolderKind.PERSON, name="the president of Vastmark", country="VM"
)
CHARGE = "Norland pays nothing for the troops on its soil"
RESTATED = "For the troops on its soil Norland pays nothing"
WIRE = "Talks on the new treaty resume in the capital on Monday."

# outlet: country, slant (stances on TARGETS), words for the charge, whether it is rejected, the yearly payment
PAPERS = {
    "The Norland Courier": ("NL", ("support", "oppose", "absent"), CHARGE, "rejected", (1.2e12, "1.2 trillion crowns")),
    "The Vastmark Post": ("VM", ("oppose", "support", "support"), RESTATED, None, (0.9e12, "900 billion crowns")),
    "The Isle Ledger": ("IS", ("mixed", "neutral", "absent"), None, None, (1.2e12, "1.2 trillion crowns")),
}
FACTS = {
    "conflict": {"The Norland Courier", "The Vastmark Post", "The Isle Ledger"},
    "proposition": {"The Norland Courier", "The Vastmark Post"},
    "rejected_by": "The Norland Courier",
    "first": "The Vastmark Post",
}
# Each paper's pieces: a day on which each fact is told, so that the order of first appearances is known.
DAYS = {"The Norland Courier": 12, "The Vastmark Post": 10, "The Isle Ledger": 14}


def payment(text, value, words, **fields):
    values = {
        "kind": "money",
        "value_min": value,
        "value_max": value,
        "unit": "NLC",
        "unit_basis": "explicit",
        "per": "year",
        "period": records.Period(start="2024-01-01", end="2024-12-31", text=None, basis="stated"),
        "payer": records.Party(name="Norland", id="government:NL", country="NL"),
        "payee": records.Party(name="allied forces", id="government:VM", country="VM"),
        "measures": "payment for the garrison",
    }
    return figure(text, words, **(values | fields))


def editorial(outlet, number, kind="editorial"):
    """A paper's own piece: its stances, the payment, the charge; pieces after the first tell only the stances."""
    country, slant, charge, verdict, (value, words) = PAPERS[outlet]
    facts = number == 0 and kind == "editorial"
    parts = [f"The {kind} number {number} of {outlet} on the garrison."]
    parts += [f"This year the state pays {words} for it."] if facts else []
    parts += [f"The president of Vastmark says: “{charge}.”" if verdict else f"{charge}."] if facts and charge else []
    text = " ".join(parts)
    claims = []
    if facts and charge:
        voice = {"voice": "other", "source": PRESIDENT, "endorsement": verdict} if verdict else {}
        claims = [claim(text, charge, 0, **voice)]
    quoted = []
    if facts and verdict:
        evidence = [records.EvidenceSpan(**at(text, charge))]
        quoted = [stance(TARGETS[0], "oppose", 9, holder=_holder(), evidence=evidence, p=None)]
    name = outlet.split()[1].lower()
    return records.Record(
        article=article(
            text,
            id=f"{name}-{kind}-{number}",
            outlet=outlet,
            outlet_country=country,
            published=f"2024-05-{DAYS[outlet] + number:02}",
            kind=records.Kind(value=kind),
        ),
        sentences=[sentence(text, part, index) for index, part in enumerate(parts)],
        claims=claims,
        figures=[payment(text, value, words)] if facts else [],
        stances=[stance(target, value, index) for index, (target, value) in enumerate(zip(TARGETS, slant, strict=True))]
        + quoted,
        provenance=provenance(models={}),
    )


def wire(outlet, day):
    """The same agency story, printed by two papers; its stance must count once."""
    return records.Record(
        article=article(
            WIRE,
            id=f"wire-{outlet.split()[1].lower()}",
            outlet=outlet,
            outlet_country=PAPERS[outlet][0],
            published=f"2024-05-{day:02}",
            kind=records.Kind(value="editorial"),
        ),
        sentences=[sentence(WIRE, WIRE, 0)],
        claims=[claim(WIRE, WIRE, 0)],
        figures=[],
        stances=[stance(TARGETS[2], "support", 0)],
        provenance=provenance(models={}),
    )


def planted():
    pieces = [editorial(outlet, number) for outlet in PAPERS for number in range(3)]
    signed = [editorial("The Vastmark Post", number, "op_ed") for number in range(2)]
    wires = [wire("The Isle Ledger", 20), wire("The Norland Courier", 21)]
    assert len({text_sha256(r.article.text) for r in wires}) == 1
    return [*pieces, *signed, *wires]


def _holder():
    return records.Holder(**PRESIDENT.model_dump(exclude={"surface", "start", "end"}))
