"""Tables of privacy."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class RetentionRun(Base):
    """One row: when all that was past its age had last been removed."""

    __tablename__ = "retention_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
