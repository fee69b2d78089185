"""Tables of photos. The bytes lie in the store (``gateway.py``); what has only begun to arrive is ``partials.py``'s."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class Photo(Base):
    """An original that is stored: what its bytes are, whoever sent them."""

    __tablename__ = "photo"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(20))
    width: Mapped[int]
    height: Mapped[int]
    stored_at: Mapped[datetime]


class PhotoUpload(Base):
    """One enrolment has sent all bytes of a photo, and was given this receipt."""

    __tablename__ = "photo_upload"

    enrolment_id: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(ForeignKey("photo.digest"), primary_key=True)
    completed_at: Mapped[datetime]
    receipt: Mapped[str] = mapped_column(Text)
    receipt_signature: Mapped[str] = mapped_column(String(86))


class PhotoLink(Base):
    """A record of another feature shows a photo. ``size_bytes``, ``media_type``, ``source`` and ``camera`` are the
    phone's words. ``reader_ids``: officers beside its own whom the record names, and who therefore see it: the crew.

    Knowing a digest gives no access: a link opens (``opened_at``) once its own enrolment has uploaded the bytes. The
    link stays when the photo was removed by its age (``removed_at``), and names the rule by which it went."""

    __tablename__ = "photo_link"
    __table_args__ = (
        Index("ix_photo_link_owner", "owner_kind", "owner_id"),
        Index("ix_photo_link_upload", "enrolment_id", "digest"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    owner_kind: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    officer_id: Mapped[UUID]
    reader_ids: Mapped[list[Any]]
    enrolment_id: Mapped[UUID]
    position: Mapped[int]
    size_bytes: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(10))
    camera: Mapped[dict[str, Any] | None]
    opened_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    removed_rule: Mapped[str | None] = mapped_column(String(30))
