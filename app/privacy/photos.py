"""Photos by age (照片留存): those of daily work go earlier than those that prove something; what is held stays."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.kernel.command import Context
from app.photos.removing import OldLink, old_links, remove_links

from .holding import held_among

#: Photos that one transaction removes at most; phones wait behind it on SQLite.
PORTION = 200


@dataclass(frozen=True, slots=True)
class PhotoRule:
    """The photos of these kinds of records have one age; ``key`` is the rule's name, on the removed photo too."""

    key: str
    owner_kinds: tuple[str, ...]

    def count(self, session: Session, before: datetime) -> int:
        """How many would go."""
        return sum(reason is None for _, reason in self._judged(session, before))

    def held(self, session: Session, before: datetime) -> dict[str, int]:
        """How many are past their age and stay, by reason."""
        return dict(Counter(reason for _, reason in self._judged(session, before) if reason is not None))

    def remove(self, context: Context, before: datetime) -> int:
        """Remove a portion; return how many went."""
        links: list[OldLink] = []
        for link, reason in self._judged(context.session, before):
            if reason is None:
                links.append(link)
            if len(links) == PORTION:
                break
        remove_links(context, links, self.key)
        return len(links)

    def _judged(self, session: Session, before: datetime) -> Iterator[tuple[OldLink, str | None]]:
        for page in old_links(session, self.owner_kinds, before):
            owners: defaultdict[str, set[UUID]] = defaultdict(set)
            for link in page:
                owners[link.owner_kind].add(link.owner_id)
            held = {kind: held_among(session, kind, ids) for kind, ids in owners.items()}
            yield from ((link, held[link.owner_kind].get(link.owner_id)) for link in page)


EVIDENCE = PhotoRule("evidence_photos", ("violation", "inspection"))
DAILY = PhotoRule("daily_photos", ("outreach_session", "hazard_report", "task_step"))
