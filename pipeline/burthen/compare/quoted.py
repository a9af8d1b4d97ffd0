"""Author against quoted: whom each group quotes on each proposition, and what becomes of what they say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from burthen.compare.run import Run, dimensions

# A quoted stance carries no sign of endorsement; the claims of the same holder that stand where its evidence is do.
_LINKED = """
    select s.article_id, s.stance_id,
        bool_or(c.endorsement = 'endorsed') as endorsed,
        bool_or(c.endorsement = 'rejected') as rejected,
        count(c.claim_id) > 0 as linked
    from stances s
    left join evidence e on e.article_id = s.article_id and e.stance_id = s.stance_id
    left join claims c on c.article_id = s.article_id and c.source_id = s.holder_id
        and c.start < e."end" and e.start < c."end"
    where s.holder_kind not in ('author', 'author_past')
    group by s.article_id, s.stance_id"""


def quoted_rows(run: Run, by: Sequence[str]) -> list[dict[str, Any]]:
    """Returns a row a group, proposition and quoted holder."""
    dims = ", ".join(f"p.{name}" for name in dimensions(by))
    return run.rows(
        f"""with linked as ({_LINKED}),
        authors as (select article_id, target, value from stances where holder_kind = 'author')
        select {dims}, s.target, s.holder_id, min(s.holder_name) as holder_name, min(s.holder_kind) as holder_kind,
            min(s.holder_country) as holder_country,
            count(distinct s.article_id) as n_articles,
            {_articles("s.value = 'support'")} as n_support,
            {_articles("s.value = 'oppose'")} as n_oppose,
            {_articles("s.value = 'mixed'")} as n_mixed,
            {_articles("s.value = 'neutral'")} as n_neutral,
            {_articles("l.endorsed and not coalesce(l.rejected, false)")} as n_endorsed,
            {_articles("l.rejected and not coalesce(l.endorsed, false)")} as n_rejected,
            {_articles("l.endorsed and l.rejected")} as n_both,
            {_articles("l.linked and not coalesce(l.endorsed, false) and not coalesce(l.rejected, false)")}
                as n_reported,
            {_articles("not l.linked")} as n_unlinked,
            {_articles("a.value in ('support', 'oppose') and a.value = s.value")} as n_author_same,
            {_articles("(a.value, s.value) in (('support', 'oppose'), ('oppose', 'support'))")} as n_author_contrary
        from stances s
        join pieces p on p.article_id = s.article_id and not p.is_copy
        join linked l on l.article_id = s.article_id and l.stance_id = s.stance_id
        left join authors a on a.article_id = s.article_id and a.target = s.target
        where s.value not in ('absent', 'abstain')
        group by {dims}, s.target, s.holder_id
        order by {dims}, s.target, n_articles desc, s.holder_id"""
    )


def _articles(condition: str) -> str:
    return f"count(distinct s.article_id) filter ({condition})"
