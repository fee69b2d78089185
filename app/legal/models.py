"""The table of rules; only this feature's modules touch it."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.database import Base


class LegalRule(Base):
    """A rule (法规要点) in the words of its source. ``area``: staffing, site_safety, authority, evidence, penalty,
    deadline, record, accident, assessment or app; ``value`` with its ``unit`` as the source puts it, empty where there
    is none; ``source`` names the article. ``confidence``: high, medium or low."""

    __tablename__ = "legal_rule"

    id: Mapped[str] = mapped_column(String(8), primary_key=True)
    area: Mapped[str] = mapped_column(String(16))
    rule: Mapped[str] = mapped_column(String(300))
    value: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(12))
    source: Mapped[str] = mapped_column(String(300))
    confidence: Mapped[str] = mapped_column(String(6))
    position: Mapped[int]
    version: Mapped[int]
