"""What each group's pieces are made of: types of sentences, sources, asks, and how much could be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from burthen.compare.intervals import ratio_interval
from burthen.compare.run import Run, dimensions


def type_rows(run: Run, by: Sequence[str]) -> list[dict[str, Any]]:
    """Returns the claim-type profile: a row a group, voice and type; headlines and untyped sentences are left out."""
    dims = dimensions(by)
    named = ", ".join(f"p.{name}" for name in dims)
    counted = run.rows(
        f"""select {named}, s.voice, s.type, s.article_id, count(*) as n, count(*) filter (s.hedged) as n_hedged
        from sentences s join pieces p on p.article_id = s.article_id and not p.is_copy
        where s.type is not null and s.role = 'body'
        group by {named}, s.voice, s.type, s.article_id order by {named}, s.voice, s.type, s.article_id"""
    )
    wholes: dict[tuple[Any, ...], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    parts: dict[tuple[Any, ...], dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in counted:
        group = (*(row[name] for name in dims), row["voice"])
        wholes[group][row["article_id"]] += row["n"]
        parts[*group, row["type"]][row["article_id"]] = (row["n"], row["n_hedged"])
    return [_type_row(dims, key, of_articles, wholes[key[:-1]]) for key, of_articles in parts.items()]


def _type_row(
    dims: Sequence[str], key: tuple[Any, ...], parts: dict[str, tuple[int, int]], wholes: dict[str, int]
) -> dict[str, Any]:
    n, hedged = (sum(pair[place] for pair in parts.values()) for place in (0, 1))
    of = sum(wholes.values())
    interval = ratio_interval([parts.get(article, (0, 0))[0] for article in wholes], list(wholes.values()))
    return dict(zip((*dims, "voice", "type"), key, strict=True)) | {
        "n_sentences": n,
        "of_sentences": of,
        "n_articles": len(parts),
        "share": n / of,
        "share_low": interval and interval[0],
        "share_high": interval and interval[1],
        "n_hedged": hedged,
        "share_hedged": hedged / n,
    }


def source_rows(run: Run, by: Sequence[str]) -> list[dict[str, Any]]:
    """Returns the source diet: a row a group and sort of attributed claim."""
    dims = ", ".join(f"p.{name}" for name in dimensions(by))
    sorts = ("source_kind", "source_country", "mode", "endorsement")
    named = ", ".join(f"coalesce(c.{name}, 'unknown') as {name}" for name in sorts)
    places = ", ".join(sorts)
    return run.rows(
        f"""with attributed as (
            select {dims}, {named}, c.article_id from claims c
            join pieces p on p.article_id = c.article_id and not p.is_copy
            where c.voice = 'other' or c.source_id is not null)
        select {dims}, {places}, count(*) as n_claims, count(distinct article_id) as n_articles,
            sum(count(*)) over (partition by {dims}) as of_claims,
            count(*) / sum(count(*)) over (partition by {dims}) as share
        from attributed p group by {dims}, {places} order by {dims}, n_claims desc, {places}"""
    )


def ask_rows(run: Run, by: Sequence[str]) -> list[dict[str, Any]]:
    """Returns the policy asks: a row a group, addressee, action and voice."""
    dims = ", ".join(f"p.{name}" for name in dimensions(by))
    return run.rows(
        f"""select {dims}, coalesce(c.ask_addressee, 'unknown') as addressee, c.ask_action as action, c.voice,
            count(*) as n_claims, count(distinct c.article_id) as n_articles
        from claims c join pieces p on p.article_id = c.article_id and not p.is_copy
        where c.ask_action is not null
        group by {dims}, addressee, action, c.voice
        order by {dims}, n_articles desc, n_claims desc, addressee, action, c.voice"""
    )


def coverage_rows(run: Run, by: Sequence[str]) -> list[dict[str, Any]]:
    """Returns coverage and quality: a row a group."""
    dims = ", ".join(f"p.{name}" for name in dimensions(by))
    return run.rows(
        f"""with quality as (
            select s.article_id, count(*) as n_stances, count(*) filter (s.value = 'abstain') as n_abstained,
                sum(s.p) as stance_p, count(s.p) as n_stance_p
            from stances s where s.holder_kind = 'author' group by s.article_id),
        typed as (select article_id, sum(p) as type_p, count(p) as n_type_p from sentences group by article_id)
        select {dims}, count(*) as n_articles, count(*) filter (p.is_copy) as n_copies,
            count(*) filter (not p.is_copy) as n_counted,
            count(*) filter (not p.is_copy and p.coded) as n_coded,
            count(*) filter (not p.is_copy and p.truncated) as n_truncated,
            n_truncated / nullif(n_counted, 0) as share_truncated,
            sum(a.coverage_analysed) filter (not p.is_copy)
                / nullif(sum(a.coverage_total) filter (not p.is_copy), 0) as share_analysed,
            min(p.published) as first, max(p.published) as last,
            coalesce(sum(a.n_sentences) filter (not p.is_copy), 0) as n_sentences,
            coalesce(sum(a.n_claims) filter (not p.is_copy), 0) as n_claims,
            coalesce(sum(a.n_figures) filter (not p.is_copy), 0) as n_figures,
            coalesce(sum(q.n_stances) filter (not p.is_copy), 0) as n_stances,
            sum(q.n_abstained) filter (not p.is_copy)
                / nullif(sum(q.n_stances) filter (not p.is_copy), 0) as share_abstained,
            sum(t.type_p) filter (not p.is_copy)
                / nullif(sum(t.n_type_p) filter (not p.is_copy), 0) as mean_type_p,
            sum(q.stance_p) filter (not p.is_copy)
                / nullif(sum(q.n_stance_p) filter (not p.is_copy), 0) as mean_stance_p
        from pieces p join articles a on a.article_id = p.article_id
        left join quality q on q.article_id = p.article_id
        left join typed t on t.article_id = p.article_id
        group by {dims} order by {dims}"""
    )
