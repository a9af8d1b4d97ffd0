"""Tells the person at the terminal what the library warns of."""

from __future__ import annotations

import logging

from burthen.cli.output import say


class _Says(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Writes one line on standard error."""
        say(record.getMessage())


def say_warnings() -> None:
    """Lets warnings of the library reach standard error, one line each; calling it again changes nothing."""
    logger = logging.getLogger("burthen")
    if not any(isinstance(handler, _Says) for handler in logger.handlers):
        logger.addHandler(_Says(logging.WARNING))
