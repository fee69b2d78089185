"""Lists of cars and devices."""

from __future__ import annotations

from tests.imports.conftest import Bringer, lines, problems

CARS = lines("车牌号,名称,单位,北斗终端号", ["鲁p·1234警,巡逻1车,一中队,BD-01", "鲁P1235警,,一中队,"])


def test_cars_come_with_their_beidou_device(bringer: Bringer) -> None:
    assert bringer.bring("vehicles", CARS)["added"] == 2
    first, second = bringer.desk.get("/vehicles").get_json()
    assert (first["plate"], first["name"], second["name"]) == ("鲁P1234警", "巡逻1车", "鲁P1235警")
    (tracker,) = bringer.desk.get("/trackers").get_json()
    assert (tracker["label"], tracker["kind"], tracker["vehicle_id"]) == ("BD-01", "car", first["id"])
    assert bringer.tried("vehicles", CARS)["same"] == 2


def test_a_device_that_moves_to_another_car_is_a_change(bringer: Bringer) -> None:
    bringer.bring("vehicles", CARS)
    moved = CARS.replace("一中队,BD-01", "一中队,").replace("鲁P1235警,,一中队,", "鲁P1235警,,一中队,BD-01")
    said = bringer.bring("vehicles", moved)
    assert [(step["label"], step["changes"][0]["after"]) for step in said["steps"]] == [("鲁P1235警", "BD-01")]
    assert (said["changed"], said["same"]) == (1, 1)


def test_recorders_and_radios_belong_to_units_or_ride_in_cars(bringer: Bringer) -> None:
    bringer.bring("vehicles", CARS)
    rows = ["JLY-01,执法记录仪,一中队,", "DJ-01,手台,二中队,", "JLY-02,记录仪,一中队,鲁P1234警"]
    listed = lines("设备编号,类型,单位,所在车辆", rows)
    assert bringer.bring("devices", listed)["added"] == 3
    kinds = {each["label"]: each["kind"] for each in bringer.desk.get("/trackers").get_json()}
    assert kinds == {"BD-01": "car", "DJ-01": "radio", "JLY-01": "recorder", "JLY-02": "recorder"}
    said = bringer.bring("devices", listed.replace("DJ-01,手台,二中队", "DJ-01,手台,一中队"))
    assert said["steps"][0]["changes"] == [{"key": "unit", "before": "二中队", "after": "一中队"}]


def test_bad_rows_are_named(bringer: Bringer) -> None:
    bringer.bring("vehicles", CARS)
    rows = ["BD-01,对讲机,一中队,", "X-1,雷达,一中队,", "X-2,对讲机,一中队,鲁P9999警", "X-3,对讲机,二中队,鲁P1234警"]
    assert problems(bringer.tried("devices", lines("设备编号,类型,单位,所在车辆", rows))) == [
        (2, "label", "tracker_label_taken"),
        (3, "kind", "not_offered"),
        (4, "plate", "vehicle_unknown"),
        (5, "plate", "vehicle_unknown"),
    ]
