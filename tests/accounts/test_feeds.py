"""What a phone knows of units and colleagues."""

from __future__ import annotations

from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import update

from app.accounts.feeds import FEEDS
from app.accounts.models import Officer
from app.accounts.service import actor_of
from app.kernel.database import db, write_transaction
from app.kernel.feed import Reader
from tests.accounts.conftest import County
from tests.conftest import NOON

UNITS, OFFICERS = FEEDS


def reader(officer_id: UUID) -> Reader:
    return Reader(db.session(), actor_of(db.session(), officer_id), NOON)


@pytest.mark.usefixtures("context")
def test_a_phone_knows_the_own_unit_and_those_above(county: County) -> None:
    seen = UNITS.snapshot(reader(county.officer_a))
    assert set(seen) == {str(county.squad_a), str(county.brigade)}
    assert seen[str(county.squad_a)] == {
        "id": str(county.squad_a),
        "parent_id": str(county.brigade),
        "name": "一中队",
        "kind": "squad",
    }


@pytest.mark.usefixtures("context")
def test_a_phone_knows_colleagues_by_name_and_badge_only(county: County) -> None:
    seen = OFFICERS.snapshot(reader(county.officer_a))
    assert set(seen) == {str(i) for i in (county.officer_a, county.leader_a, county.admin_a)}
    assert set(seen[str(county.leader_a)]) == {"id", "badge", "name", "rank", "unit_id", "roles", "mentor_id"}


@pytest.mark.usefixtures("context")
def test_loading_leaves_out_what_the_reader_may_not_see(county: County) -> None:
    ids = [str(county.officer_b), str(county.leader_a)]
    assert set(OFFICERS.load(reader(county.officer_a), ids)) == {str(county.leader_a)}
    assert UNITS.load(reader(county.officer_a), [str(county.squad_b)]) == {}


@pytest.mark.usefixtures("context")
def test_a_disabled_colleague_is_gone(app: Flask, county: County) -> None:
    with write_transaction() as session:
        session.execute(update(Officer).where(Officer.id == county.leader_a).values(active=False))
    assert str(county.leader_a) not in OFFICERS.snapshot(reader(county.officer_a))
