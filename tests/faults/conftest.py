"""The made county of the access matrix: records that a generated request may happen to name."""

from __future__ import annotations

from tests.access.conftest import world

__all__ = ["world"]
