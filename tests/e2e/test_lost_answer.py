"""The answer is lost after the server has stored the record: the phone asks again and nothing is there twice."""

from __future__ import annotations

import json

from tests.e2e import kept
from tests.e2e.county import County
from tests.e2e.field_app import FieldApp
from tests.e2e.phone import Phone
from tests.e2e.proxy import Exchange, road_to
from tests.e2e.server import Server, free_ports


def test_a_lost_answer_leads_to_one_record_and_the_same_receipt(server: Server, county: County, phone: Phone) -> None:
    with road_to(server.port, next(free_ports())) as road:
        app = FieldApp(phone.start(), road.origin)
        app.enrol(county.officer)
        road.lose_answers(1, to=b"checkin.check_in")
        app.check_in()
        app.expect_sum(confirmed=1)
        [entry] = app.entries()
        phone.close()

    sent = [exchange for exchange in road.exchanges if b"checkin.check_in" in exchange.body]
    assert [exchange.arrived for exchange in sent] == [False, True]
    lost, repeated = (_result(exchange) for exchange in sent)
    assert (lost["replayed"], repeated["replayed"]) == (False, True)
    assert lost["receipt"] == repeated["receipt"] == entry["delivery"]["receipt"]
    assert [row["body"] for row in kept.field_commands(server.data_dir)] == [entry["body"]]
    assert len(kept.rows(server.data_dir, "SELECT id FROM check_in")) == 1


def _result(exchange: Exchange) -> dict[str, object]:
    [result] = json.loads(exchange.answer)["results"]
    assert isinstance(result, dict)
    return result
