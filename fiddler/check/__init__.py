"""The checks: of the sources before anything is built, of the built site after."""

from fiddler.check.sources import check

__all__ = ["check"]
