"""What owners of photos say and ask: link photos to a record, list a record's photos.

A link is written with its record, whether or not the bytes are here yet. It opens once its own enrolment has uploaded
them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from app.kernel.actor import OVERSIGHT_ROLES, Actor
from app.kernel.command import Context
from app.kernel.errors import DomainError

from .models import Photo, PhotoLink, PhotoUpload


@dataclass(frozen=True, slots=True)
class LinkView:
    """A photo as its record shows it (``schemas.PhotoLinkSchema``); ``camera`` are the camera file's facts or None."""

    id: UUID
    digest: str
    opened: bool
    position: int
    source: str
    camera: dict[str, Any] | None
    removed_at: datetime | None
    removed_rule: str | None


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link whose bytes may be shown; ``media_type`` is what the server found, ``size_bytes`` what it stored."""

    id: UUID
    digest: str
    owner_kind: str
    owner_id: UUID
    unit_id: UUID
    officer_id: UUID
    media_type: str
    size_bytes: int


# Every report with a photo and every upload needs these: built once, and on tables.
_LINK, _UPLOAD = cast(Table, PhotoLink.__table__), cast(Table, PhotoUpload.__table__)
_INSERT = insert(_LINK)
_UPLOADED = select(_UPLOAD.c.digest).where(
    _UPLOAD.c.enrolment_id == bindparam("enrolment_id"), _UPLOAD.c.digest.in_(bindparam("digests", expanding=True))
)
_WAITING = select(
    *(_LINK.c[name] for name in ("id", "owner_kind", "owner_id", "unit_id", "officer_id")),
).where(
    _LINK.c.enrolment_id == bindparam("enrolment_id"),
    _LINK.c.digest == bindparam("digest"),
    _LINK.c.opened_at.is_(None),
)
_SHOWN = (
    select(
        _LINK.c.reader_ids,
        *(_LINK.c[name] for name in ("id", "digest", "owner_kind", "owner_id", "unit_id", "officer_id")),
        Photo.media_type,
        Photo.size_bytes,
    )
    .join(Photo, Photo.digest == _LINK.c.digest)
    .where(_LINK.c.id == bindparam("link"), _LINK.c.opened_at.is_not(None), _LINK.c.removed_at.is_(None))
)
_OPEN = update(_LINK).where(_LINK.c.id == bindparam("link")).values(opened_at=bindparam("now"))


def link_photos(
    context: Context,
    owner_kind: str,
    owner_id: UUID,
    photos: Sequence[Mapping[str, Any]],
    unit_id: UUID,
    officer_id: UUID,
    readers: Iterable[UUID] = (),
) -> tuple[str, ...]:
    """Link ``photos`` (loaded by ``schemas.PhotoSchema``) to a record in their order; return their digests.

    ``readers`` are the officers beside ``officer_id`` whom the record names: they see its photos too. Only phones
    upload: raises ``enrolment_unknown`` outside a field command."""
    if not photos:
        return ()
    if context.enrolment_id is None:
        raise DomainError("enrolment_unknown")
    digests, reader_ids = tuple(photo["digest"] for photo in photos), [str(reader) for reader in readers]
    here = _uploaded(context.session, context.enrolment_id, digests)
    rows = [
        {
            "id": context.new_id("photo_link", owner_kind, owner_id, position),
            "digest": photo["digest"],
            "owner_kind": owner_kind,
            "owner_id": owner_id,
            "unit_id": unit_id,
            "officer_id": officer_id,
            "reader_ids": reader_ids,
            "enrolment_id": context.enrolment_id,
            "position": position,
            "size_bytes": photo["size_bytes"],
            "media_type": photo["media_type"],
            "source": photo["source"],
            "camera": photo["camera"],
            "opened_at": context.now if photo["digest"] in here else None,
        }
        for position, photo in enumerate(photos)
    ]
    context.session.execute(_INSERT, rows)
    return digests


def carry_links(
    context: Context, owner_kind: str, from_id: UUID, to_id: UUID, behind: int, most: int, readers: Iterable[UUID] = ()
) -> None:
    """Have the record ``to_id`` show the photos of ``from_id`` too, behind its own ``behind``, ``most`` in all.

    They keep the enrolment that uploads them: what still waits for its bytes opens in both places."""
    found = context.session.execute(select(_LINK).where(_LINK.c.owner_kind == owner_kind, _LINK.c.owner_id == from_id))
    links = sorted(found.mappings(), key=lambda link: link["position"])[: max(0, most - behind)]
    reader_ids = [str(reader) for reader in readers]
    rows = [
        {
            **link,
            "id": context.new_id("photo_link", owner_kind, to_id, position),
            "owner_id": to_id,
            "reader_ids": reader_ids,
            "position": position,
        }
        for position, link in enumerate(links, behind)
    ]
    if rows:
        context.session.execute(_INSERT, rows)


def _uploaded(session: Session, enrolment_id: UUID, digests: Collection[str]) -> frozenset[str]:
    return frozenset(session.scalars(_UPLOADED, {"enrolment_id": enrolment_id, "digests": list(digests)}))


def open_links(context: Context, enrolment_id: UUID, digest: str) -> None:
    """Open the links that waited for this upload, each a change of the record that shows it."""
    rows = context.session.execute(_WAITING, {"enrolment_id": enrolment_id, "digest": digest}).all()
    if not rows:
        return
    context.session.execute(_OPEN, [{"link": row.id, "now": context.now} for row in rows])
    for row in rows:
        context.changed(
            "photo.opened",
            row.owner_kind,
            row.owner_id,
            unit_id=row.unit_id,
            officer_id=row.officer_id,
            link=str(row.id),
            digest=digest,
        )


def links_of(session: Session, owner_kind: str, owner_ids: Collection[UUID]) -> dict[UUID, list[LinkView]]:
    """The photos of each record in their order; records without photos are left out."""
    link = PhotoLink
    rows = session.execute(
        select(
            *(link.owner_id, link.id, link.digest, link.opened_at, link.position, link.source, link.camera),
            *(link.removed_at, link.removed_rule),
        )
        .where(link.owner_kind == owner_kind, link.owner_id.in_(owner_ids))
        .order_by(link.owner_id, link.position)
    )
    views: defaultdict[UUID, list[LinkView]] = defaultdict(list)
    for row in rows:
        opened = row.opened_at is not None and row.removed_at is None
        shown = (row.position, row.source, row.camera, row.removed_at, row.removed_rule)
        views[row.owner_id].append(LinkView(row.id, row.digest, opened, *shown))
    return dict(views)


def visible_link(session: Session, actor: Actor, link_id: UUID) -> OpenLink:
    """An open link that ``actor`` may see: of an own record, of one that names them, or of a unit they oversee.

    Raises ``photo_unknown`` for any other."""
    row = session.execute(_SHOWN, {"link": link_id}).first()
    if row is None:
        raise DomainError("photo_unknown")
    reader_ids, *members = row
    link = OpenLink(*members)
    named = link.officer_id == actor.officer_id or str(actor.officer_id) in reader_ids
    if not (named or actor.allows(OVERSIGHT_ROLES, link.unit_id)):
        raise DomainError("photo_unknown")
    return link
