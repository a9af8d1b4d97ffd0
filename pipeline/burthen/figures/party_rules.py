"""What the grammar says of payer and payee: verbs of paying and asking, owners, currencies, words of the talk."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from burthen.annotate.gazetteer import country_name, country_of_surname
from burthen.figures.candidates import PartyScene
from burthen.figures.currencies import country_of_currency
from burthen.figures.draft import Draft
from burthen.figures.lexicon import table, words
from burthen.figures.mentions import Mention, government, mentions
from burthen.figures.readings import PartyReading
from burthen.figures.scene import Scene
from burthen.labels import Bound, FigureKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many heads up a payer is looked for.
_MAX_CLIMB = 7
# Words of a noun phrase that are looked at for a country.
_MAX_PHRASE = 12
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_THIRD = frozenset({"they", "it", "them", "he", "she"})
_FIRST = frozenset({"we", "us", "i", "our"})

# Name of the rule and what it read; the name is empty where no rule says anything.
Rule = tuple[str, PartyReading | None]
_NO_RULE: Rule = ("", None)


def rule_parties(party: PartyScene, draft: Draft) -> tuple[Rule, Rule]:
    """Returns what the grammar says of payer and payee, each with the name of its rule; the draft is not changed."""
    scene, work = party.scene, copy(draft)
    work.payer = work.payee = None
    work.payer = _owner_before(scene, work)
    name = "owner" if work.payer else ""
    if scene.parsed:
        _climb(scene, work)
        name = name or ("verb" if work.payer else "")
    if work.payer is None:
        work.payer, name = _nearest(party, work), "nearest"
    if work.payer is None:
        work.payer, name = _implied_payer(scene, work), "implied"
    name = name if work.payer else ""
    payee, payee_name = _other_side(work), "verb"
    if payee is None:
        payee, payee_name = _implied_payee(party, work), "implied"
    return (name, work.payer), (payee_name, payee) if payee else _NO_RULE


def figure_root(scene: Scene, draft: Draft) -> Token:
    """Returns the token of the figure whose head lies outside it."""
    tokens = [scene.token(k) for k in range(draft.core, draft.last)]
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head is token), tokens[-1])


def _owner_before(scene: Scene, draft: Draft) -> PartyReading | None:
    """Reads "Germany's 32 percent", "Germany (1.2 percent)"."""
    lex = scene.lex
    if draft.kind not in (FigureKind.PERCENT, FigureKind.MONEY) or lex[draft.first - 1].kind not in ("poss", "open"):
        return None
    near = mentions(lex, max(scene.extent(draft)[0], draft.first - 4), draft.first - 1)
    return government(lex, near[-1]) if near and near[-1].last == draft.first - 1 else None


def _climb(scene: Scene, draft: Draft) -> None:
    token = figure_root(scene, draft)
    for _ in range(_MAX_CLIMB):
        if draft.payer is not None or token.head is token:
            return
        below, token = token, token.head
        if token.pos_ in ("VERB", "AUX") or any(child.dep_ in _SUBJECTS for child in token.children):
            if _read_verb(scene, draft, token, below):
                return
        elif draft.kind is not FigureKind.COUNT and token.lemma_ in words("parties", "payer", "nouns"):
            draft.payer = _possessor(scene, draft, token)


def _read_verb(scene: Scene, draft: Draft, verb: Token, below: Token) -> bool:
    """Reads payer and payee at a verb; tells whether the search ends there."""
    lemma = verb.lemma_.lower()
    subject = _subject(verb)
    subject = subject if subject is None or subject.i != below.i else None
    if lemma in words("parties", "payer", "receives"):
        draft.payee = draft.payee or (_party(scene, draft, subject) if subject is not None else None)
    elif lemma in words("parties", "payer", "demands"):
        asked = next((child for child in verb.children if child.dep_ in ("obj", "iobj") and child.i != below.i), None)
        draft.payer = _party(scene, draft, asked) if asked is not None else None
        draft.payee = draft.payee or (_party(scene, draft, subject) if subject is not None else None)
    elif subject is not None and _pays(draft, lemma, subject):
        draft.payer = _party(scene, draft, subject)
        draft.payee = draft.payee or _recipient(scene, draft, verb)
        return lemma in words("parties", "payer", "verbs")
    return False


def _pays(draft: Draft, lemma: str, subject: Token) -> bool:
    """Pronouns and counted things need a verb of paying; a noun such as "Japan's share" does not."""
    if draft.kind is FigureKind.COUNT:
        return lemma in ("buy", "purchase", "order", "acquire", "procure")
    return subject.pos_ != "PRON" or lemma in words("parties", "payer", "verbs")


def _subject(verb: Token) -> Token | None:
    """The verb's subject, or the one it shares: "wanted Tokyo to pay", "agreed to pay", "spends ... and pays"."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    if verb.dep_ not in ("conj", "xcomp", "advcl"):
        return None
    if verb.dep_ == "xcomp":
        asked = next((child for child in verb.head.children if child.dep_ in ("obj", "iobj")), None)
        if asked is not None:
            return asked
    return next((child for child in verb.head.children if child.dep_ in _SUBJECTS), None)


def _possessor(scene: Scene, draft: Draft, noun: Token) -> PartyReading | None:
    for child in noun.children:
        if child.dep_ in ("nmod:poss", "amod", "compound", "nmod"):
            party = _party(scene, draft, child)
            if party is not None:
                return party
    return None


def _party(scene: Scene, draft: Draft, token: Token) -> PartyReading | None:
    """Reads a holder from a noun phrase: its country, or a pronoun's antecedent."""
    if token.pos_ == "PRON" and token.lower_ in _THIRD | _FIRST:
        return _pronoun(scene, draft, token)
    found = _named(scene, max(token.left_edge.i, token.i - _MAX_PHRASE), token)
    for child in token.children if found is None else ():
        if child.dep_ == "nmod" and any(t.lower_ in ("of", "by") and t.dep_ == "case" for t in child.children):
            found = _named(scene, max(child.left_edge.i, child.i - _MAX_PHRASE), child)
            if found is not None:
                break
    if found is None and token.lemma_.lower() in words("parties", "domestic", "nouns") and scene.country:
        at = scene.lex.at(token.idx)
        found = Mention(at, at + 1, scene.country)
    return government(scene.lex, found) if found else None


def _named(scene: Scene, low: int, head: Token) -> Mention | None:
    """Returns the first country named from token `low` to the head of a phrase."""
    first = scene.lex.at(scene.doc[low].idx)
    found = mentions(scene.lex, first, scene.lex.at(head.idx + len(head)))
    return found[0] if found else None


def _pronoun(scene: Scene, draft: Draft, token: Token) -> PartyReading | None:
    """Reads a pronoun: "we" is the speaker's side; "they" and "it" the country named last that is not the speaker's."""
    quoted, speaker = _speaker(scene, token)
    if token.lower_ in _FIRST:
        code = speaker if quoted else scene.country
        return PartyReading(token.text, f"government:{code}", code) if code else None
    start = scene.bounds[max(0, draft.sentence - 1)][0]
    before = mentions(scene.lex, start, scene.lex.at(token.idx))
    near = [mention for mention in before if not (quoted and mention.country == speaker)]
    return government(scene.lex, near[-1]) if near else None


def _speaker(scene: Scene, token: Token) -> tuple[bool, str | None]:
    """Returns whether a token is quoted, and the country of the one who says it."""
    for attribution in scene.attributions:
        if any(piece.start <= token.idx < piece.end for piece in attribution.content):
            source = attribution.source
            return True, source.country or (country_of_surname(source.name) if source.name else None)
    return False, None


def _recipient(scene: Scene, draft: Draft, verb: Token) -> PartyReading | None:
    for child in verb.children:
        case = next((t.lower_ for t in child.children if t.dep_ == "case"), "")
        if child.dep_ == "iobj" or (child.dep_.startswith("obl") and case in ("to", "for", "toward", "towards")):
            party = _party(scene, draft, child)
            if party is not None:
                return party
    return None


def _nearest(party: PartyScene, draft: Draft) -> PartyReading | None:
    """The last country before the figure that stands as an owner or a subject, where the talk is of paying."""
    before = [mention for mention in party.of_sentence(draft.sentence) if mention.last <= draft.first]
    acting = next((mention for mention in reversed(before) if _acts(party.scene, mention)), None)
    return government(party.scene.lex, acting) if acting else None


def _implied_payer(scene: Scene, draft: Draft) -> PartyReading | None:
    """Whose currency it is pays it; a share of GDP without a country beside it is the outlet's own country's.

    A guess: with it, `figures.payer_precision` is 0.75 on the corpus's training part.
    """
    if draft.kind is FigureKind.MONEY and draft.unit is not None:
        country = country_of_currency(draft.unit)
        country = country if country != "US" or scene.country == "US" else None
    else:
        country = scene.country if draft.unit == "pct_GDP" else None
    return PartyReading(country_name(country), f"government:{country}", country) if country else None


def _acts(scene: Scene, mention: Mention) -> bool:
    """Tells whether what follows a name is "'s" and a noun of paying, or a verb of paying."""
    lex, j = scene.lex, mention.last
    if lex[j].kind == "poss":
        return bool(set(lex.words(j + 1, j + 5)) & words("parties", "payer", "nouns"))
    verbs = words("words", "zero", "verbs") | words("words", "all", "verbs")
    return bool(set(lex.words(j, j + 3)) & verbs)


def _other_side(draft: Draft) -> PartyReading | None:
    """The payee, unless it is the payer itself."""
    same = draft.payee is not None and draft.payer is not None and draft.payee.country == draft.payer.country
    return None if same else draft.payee


def _implied_payee(party: PartyScene, draft: Draft) -> PartyReading | None:
    """Host support goes to the patron's forces, military spending to the payer's own."""
    if draft.payer is None:
        return None
    named = party.words_of(draft.sentence)
    host = (
        not named.isdisjoint(words("parties", "transfer", "words"))
        or draft.unit == "pct_of_cost"
        or draft.bound is Bound.ALL_WORD
    )
    if host and draft.payer.country != "US":
        return PartyReading(table("parties")["transfer"]["patron_forces"], "government:US", "US")
    own = draft.unit == "pct_GDP"
    if not own and not named.isdisjoint(words("parties", "own", "nouns")):
        listed = party.scene.lex.words(*party.scene.extent(draft))
        own = any(_own_spending(listed, k) for k in range(len(listed)))
    return PartyReading(table("parties")["own"]["name"], None, draft.payer.country) if own else None


def _own_spending(listed: list[str], k: int) -> bool:
    """Tells whether this is "defense spending", "military budget", "on defence"."""
    if listed[k] not in words("parties", "own", "nouns"):
        return False
    after = listed[k + 1] if k + 1 < len(listed) else ""
    return after in words("parties", "own", "spending") or "on" in listed[max(0, k - 2) : k]
