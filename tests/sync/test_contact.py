"""What the server notes of a phone's contact, for those who look whether a phone still holds something."""

from __future__ import annotations

from sqlalchemy import select

from app.accounts.models import EnrolmentContact
from app.kernel.database import db
from app.sync.receive import Batch, Transport, receive
from tests.sync.conftest import Door


def test_what_got_a_receipt_is_no_longer_held_by_the_phone(any_door: Door) -> None:
    taken, forged = any_door.note(), any_door.note()
    forged["signature"] = taken["signature"]
    with any_door.app.app_context():
        transport = Transport(any_door.phone.device_id, any_door.phone.enrolment_id)
        # five lie on the phone, these two among them, and one photo
        receive(any_door.house, transport, Batch(any_door.clock.now(), "0.1.0", 5, 1, (taken, forged)))
        held = db.session.execute(select(EnrolmentContact.unsent_commands, EnrolmentContact.unsent_photos)).one()
    assert tuple(held) == (4, 1)
