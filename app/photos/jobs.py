"""Work on photos that nobody waits for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.kernel.clock import Clock
from app.kernel.house import house

from .images import derived_image
from .removing import DROP_JOB, drop_bytes
from .rules import THUMBNAIL
from .uploads import THUMBNAIL_JOB, blob_store, partials

#: As long as a phone stays signed in without use: after that nobody goes on with an upload. Nothing is lost by dropping
#: it, since a phone keeps its bytes until it holds their receipt, and begins again.
PARTIAL_KEPT = timedelta(days=30)
STALE_PARTIALS_JOB = "photos.drop_stale_partials"


def make_thumbnail(_clock: Clock, payload: dict[str, Any]) -> None:
    """Make the thumbnail of ``payload["digest"]``, unless it is there or its photo has gone by its age."""
    store = blob_store(house())
    if store.exists(payload["digest"]):
        derived_image(store, payload["digest"], THUMBNAIL)


def drop_stale_partials(clock: Clock, _payload: dict[str, Any]) -> None:
    """Forget uploads that nobody has gone on with for :data:`PARTIAL_KEPT`."""
    partials(house()).drop_untouched_since(clock.now() - PARTIAL_KEPT)


JOBS = {DROP_JOB: drop_bytes, THUMBNAIL_JOB: make_thumbnail, STALE_PARTIALS_JOB: drop_stale_partials}
