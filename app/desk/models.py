"""What the desk keeps of its own: the views that officers saved."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class SavedView(Base):
    """A list as somebody narrowed it: ``query`` is the page's address behind the question mark.

    ``shared``: everybody of ``unit_id``, the officer's unit when it was saved, is offered it too."""

    __tablename__ = "saved_view"
    __table_args__ = (Index("ix_saved_view_unit_page", "unit_id", "page"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"), index=True)
    unit_id: Mapped[UUID] = mapped_column(ForeignKey("unit.id"))
    page: Mapped[str] = mapped_column(String(24))
    name: Mapped[str] = mapped_column(String(30))
    query: Mapped[str] = mapped_column(String(600))
    shared: Mapped[bool]
    saved_at: Mapped[datetime]
