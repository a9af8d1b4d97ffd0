"""The registry of outlets: from a domain or a name to the outlet and its country."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from burthen.resources import config


@dataclass(frozen=True)
class Outlet:
    """A newspaper or agency.

    Attributes:
        id: Stable identifier.
        name: Name as the paper gives it in English.
        country: ISO 3166-1 alpha-2 of the place of its newsroom.
        domains: Hosts; subdomains count as well.
        aliases: Other names.
    """

    id: str
    name: str
    country: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]


@cache
def registry() -> tuple[Outlet, ...]:
    """Returns the outlets of `configs/outlets.toml`.

    Raises:
        ResourceError: B303 if the file is missing.
    """
    rows = tomllib.loads(config("outlets.toml").read_text("utf8"))["outlet"]
    return tuple(
        Outlet(row["id"], row["name"], row["country"], tuple(row["domains"]), tuple(row.get("aliases", ())))
        for row in rows
    )


def find_by_name(name: str) -> Outlet | None:
    """Returns the outlet of that name; case, "The" and marks do not count; `A / B` or `A (B)` may hold it."""
    names = _by_name()
    for part in (name, *re.split(r"\s*[/|()]\s*", name)):
        if part and (found := names.get(_key(part))):
            return found
    return None


def find_by_url(url: str) -> Outlet | None:
    """Returns the outlet of the URL's host or of a domain above it."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    domains = _by_domain()
    return next((domains[d] for i in range(len(labels)) if (d := ".".join(labels[i:])) in domains), None)


def _key(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.casefold().replace("'", "").replace("’", "")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in registry() for name in (outlet.name, *outlet.aliases)}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in registry() for domain in outlet.domains}
