"""What the study of the accidents proposed, and what became of it: one adopted, one rejected, the rest open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from app.accounts.service import actor_of
from app.analysis.proposals import ProposalInfo, list_proposals
from app.kernel.database import db

from .county import County
from .happening import Happening

LEADER = "leader"
REASON = "演示：村里上月刚集中宣讲过"


def proposal_happenings(county: County, days: Mapping[int, date]) -> Iterator[Happening]:
    """The leader looks through the proposals yesterday morning."""
    yield Happening(county.stage.moment(days[-1], "09:40"), partial(_decide, county, days[-1] - timedelta(days=1)))


def _decide(county: County, until: date) -> None:
    desk = county.desk(LEADER)
    desk.say("analysis.propose", {"unit_id": str(county.ids["brigade"]), "to": until.isoformat()})
    villages = [each for each in _open(county) if each.kind == "village"]
    for proposal, adopts in zip(villages, (True, False), strict=False):
        said = {"id": proposal.id, "version": proposal.version}
        if adopts:
            desk.say("analysis.adopt", {"changes": {}}, **said)
        else:
            desk.say("analysis.reject", {"reason": REASON}, **said)


def _open(county: County) -> list[ProposalInfo]:
    actor = actor_of(db.session(), county.ids[LEADER])
    found: list[ProposalInfo] = list_proposals(db.session(), actor, {"state": "open"})["proposals"]
    return found
