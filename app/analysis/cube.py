"""The accident register, loaded once: between requests it is kept, and of what the audit says was changed since then
only that is read anew. Each process keeps its own, and nobody may rely on it: without it the same is read whole.

A verb that itself writes accidents must not ask here before it has committed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from app.accident.service import read_columns
from app.duty.service import KEY_PERIODS
from app.kernel.audit import AuditEntry

from .crossing import UNKNOWN
from .register import AGE_BANDS, OTHER_HOURS, Register, register_from

#: All that may be crossed, in the order in which it is offered.
DIMENSIONS = (
    "hour", "weekday", "month", "period", "section", "town", "cause", "form", "vehicle", "road_feature", "light",
    "weather", "procedure", "age",
)  # fmt: skip
_SOURCE, _ACCIDENT = "accident%", "accident"
#: Kinds of the same feature that are told of beside an accident, or that the register doesn't hold.
_BESIDE = ("accident_scene", "accident_word", "accident_mapping")
#: If more were changed, all are read.
_MANY = 2_000


@dataclass(slots=True)
class _Kept:
    """A register, and the audit's entry up to which it is known to be right."""

    seq: int
    hash: str
    register: Register


_KEPT: WeakKeyDictionary[Engine | Connection, _Kept] = WeakKeyDictionary()
_LOCK = Lock()
_ENTRY = select(AuditEntry.seq, AuditEntry.hash)


def register_of(session: Session) -> Register:
    """The register as it stands: kept, brought up to date, or read."""
    bind = session.get_bind()
    head = session.execute(_ENTRY.order_by(AuditEntry.seq.desc()).limit(1)).first()
    if head is None:
        return _load(session)
    with _LOCK:
        kept = _KEPT.get(bind)
        changed = None if kept is None else _changed_since(session, kept)
        if kept is None or changed is None:
            kept = _KEPT[bind] = _Kept(head.seq, head.hash, _load(session))
        elif changed:
            kept.register = kept.register.with_changes(changed, register_from(read_columns(session, changed)))
        kept.seq, kept.hash = head.seq, head.hash
        return kept.register


def _changed_since(session: Session, kept: _Kept) -> set[UUID] | None:
    """The accidents that changed since then. None where all are to be read: the audit's chain no longer has that entry
    (another database was restored in its place), too many changed, or something that isn't one accident."""
    entry = session.execute(_ENTRY.where(AuditEntry.seq == kept.seq)).first()
    if entry is None or entry.hash != kept.hash:
        return None
    since = (AuditEntry.seq > kept.seq, AuditEntry.kind.like(_SOURCE), AuditEntry.kind.not_in(_BESIDE))
    told = session.execute(
        select(AuditEntry.kind, AuditEntry.record_id).where(*since).distinct().limit(_MANY + 1)
    ).all()
    if len(told) > _MANY or any(kind != _ACCIDENT for kind, _ in told):
        return None
    try:
        return {UUID(record_id) for _, record_id in told}
    except ValueError:
        return None


def _load(session: Session) -> Register:
    return register_from(read_columns(session))


def codes_in_order(dimension: str, codes: Sequence[str]) -> list[str]:
    """Codes as people read them: hours and months as they follow, the rest as they are; the unknown last."""
    if dimension == "period":
        order = [*(period.code for period in KEY_PERIODS), OTHER_HOURS]
        return sorted(codes, key=lambda code: order.index(code) if code in order else len(order))
    if dimension in ("hour", "weekday", "month"):
        return sorted(codes, key=lambda code: (code == UNKNOWN, int(code or 0)))
    if dimension == "age":
        bands = [label for _least, label in AGE_BANDS]
        return sorted(codes, key=lambda code: bands.index(code) if code in bands else len(bands))
    return sorted(codes, key=lambda code: (code == UNKNOWN, code))
