"""A return from review knocks at its officer's phone; an acceptance doesn't."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.desk import system_transaction
from app.kernel.house import house
from app.violation.reference import load_reference
from tests.desk import Desk, desk_of
from tests.factories import make_officer
from tests.records.conftest import ACCEPT, RETURN
from tests.spine import violation

from .conftest import Told


def reported(told: Told) -> tuple[Desk, str]:
    """A squad leader, and a violation that the phone's officer has reported."""
    with told.app.app_context():
        with system_transaction(house().bus, told.clock) as context:
            load_reference(context)
        leader = make_officer(told.phone.unit_id, Role.SQUAD_LEADER)
    return desk_of(told.app, leader), str(told.phone.tell("violation.report", violation())["id"])


def test_a_return_arrives_as_a_push_that_leads_to_its_record(told: Told) -> None:
    leader, record = reported(told)
    assert leader.patch(f"/reviews/{record}", RETURN, 1).status_code == 200
    told.run()
    message = told.last()
    assert (message["kind"], message["id"], message["url"]) == ("review", record, f"/records/{record}")
    assert message["body"] == RETURN["comment"]


def test_an_acceptance_disturbs_nobody(told: Told) -> None:
    leader, record = reported(told)
    assert leader.patch(f"/reviews/{record}", ACCEPT, 1).status_code == 200
    told.run()
    assert told.push_service.received == []
