"""Removing photos that are past their age: the link stays and says so, the bytes go when no record shows them any more.

Links are marked in the transaction that tells of it; a job drops the bytes behind it, so that nothing is gone of which
the database says that it is here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.kernel.clock import Clock
from app.kernel.command import Context
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.kernel.jobs import enqueue

from .models import Photo, PhotoLink, PhotoUpload
from .uploads import blob_store

DROP_JOB = "photos.drop_bytes"
#: Links that are looked at in one query.
_PAGE = 500


@dataclass(frozen=True, slots=True)
class OldLink:
    """A link whose bytes arrived before an instant."""

    id: UUID
    owner_kind: str
    owner_id: UUID
    digest: str
    unit_id: UUID
    officer_id: UUID


_MEMBERS = [getattr(PhotoLink, name) for name in OldLink.__slots__]


def old_links(session: Session, owner_kinds: Collection[str], before: datetime) -> Iterator[list[OldLink]]:
    """The links of these kinds of records that opened before an instant and were not removed, page by page."""
    query = select(*_MEMBERS).where(
        PhotoLink.owner_kind.in_(owner_kinds), PhotoLink.opened_at < before, PhotoLink.removed_at.is_(None)
    )
    page: Sequence[Any] = ()
    while True:
        behind = (PhotoLink.id > page[-1].id,) if page else ()
        page = session.execute(query.where(*behind).order_by(PhotoLink.id).limit(_PAGE)).all()
        if not page:
            return
        yield [OldLink(*row) for row in page]


def remove_links(context: Context, links: Collection[OldLink], rule: str) -> None:
    """Mark these links as removed by a rule, each a change of its record; the bytes follow behind the commit."""
    if not links:
        return
    marked = update(PhotoLink).where(PhotoLink.id.in_([each.id for each in links]))
    context.session.execute(marked.values(removed_at=context.now, removed_rule=rule))
    for each in links:
        context.changed(
            "photo.removed",
            each.owner_kind,
            each.owner_id,
            unit_id=each.unit_id,
            officer_id=each.officer_id,
            after={"photo": each.digest[:12], "removed_rule": rule},
        )
    enqueue(context.session, context.now, DROP_JOB, {"digests": sorted({each.digest for each in links})})


def drop_bytes(clock: Clock, payload: dict[str, Any]) -> None:
    """Delete the bytes of ``payload["digests"]`` that no record shows or waits for any more.

    What is known of the upload goes too: somebody who takes the same photo up again uploads it again."""
    with system_transaction(house().bus, clock) as context:
        shown = select(PhotoLink.digest).where(PhotoLink.digest.in_(payload["digests"]), PhotoLink.removed_at.is_(None))
        gone = set(payload["digests"]) - set(context.session.scalars(shown))
        context.session.execute(delete(PhotoUpload).where(PhotoUpload.digest.in_(gone)))
        context.session.execute(delete(Photo).where(Photo.digest.in_(gone)))
    store = blob_store(house())
    for digest in sorted(gone):
        store.drop(digest)
