"""Reading files with positions, as other systems export them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from app.kernel.errors import DomainError
from app.tracking import positionfile
from app.tracking.positionfile import BadRow, PositionDrop, read_positions
from app.tracking.rules import Datum

RECEIVED = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
EIGHT_IN_CHINA = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)

CHINESE = "设备号,车牌,定位时间,经度,纬度,速度,方向\nBD-01,鲁P1234警,2026-11-02 08:00:00,115.8,36.1,42.5,90\n"


def read(text: str, encoding: str = "utf-8", datum: Datum = "wgs84") -> PositionDrop:
    return read_positions(text.encode(encoding), datum, RECEIVED)


def refusal(raw: bytes) -> DomainError:
    with pytest.raises(DomainError) as caught:
        read_positions(raw, "wgs84", RECEIVED)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_chinese_file_is_read_in_each_usual_encoding(encoding: str) -> None:
    (row,) = read(CHINESE, encoding).rows
    assert (row.line, row.device, row.plate) == (2, "BD-01", "鲁P1234警")
    assert row.position.fix_at == EIGHT_IN_CHINA
    assert row.position.point == Wgs84Point(36.1, 115.8)
    assert (row.position.speed_kmh, row.position.heading_deg) == (42.5, 90)


def test_an_english_file_with_other_order_and_unknown_columns_is_read() -> None:
    text = "Status;Lat;Lng;GPS Time;Device ID\nok;36.1;115.8;2026-11-02T00:00:00Z;BD-01\n"
    (row,) = read(text).rows
    assert (row.device, row.plate) == ("BD-01", "")
    assert row.position.fix_at == EIGHT_IN_CHINA
    assert row.position.speed_kmh is None


def test_units_in_brackets_full_width_and_spaces_in_headers_make_no_difference() -> None:
    text = "车牌号\t定位 时间\t经度（度）\t纬度(deg)\t速度（ｋｍ/h）\n鲁P1234警\t2026/11/2 8:00\t115.8\t36.1\t30\n"
    (row,) = read(text).rows
    assert row.position.fix_at == EIGHT_IN_CHINA
    assert row.position.speed_kmh == 30


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-02 08:00:00",
        "2026/11/2 8:00",
        "2026-11-02T08:00:00+08:00",
        "2026-11-02T08:00:00+0800",
        "2026-11-02 00:00:00Z",
        "2026年11月2日 08:00:00",
        "2026-11-02 08:00:00.000",
    ],
)
def test_time_is_chinas_unless_an_offset_is_given(written: str) -> None:
    (row,) = read(CHINESE.replace("2026-11-02 08:00:00", written)).rows
    assert row.position.fix_at == EIGHT_IN_CHINA


def test_the_declared_datum_is_undone() -> None:
    (row,) = read(CHINESE.replace("115.8,36.1", "115.7927,36.102772"), datum="gcj02").rows
    assert row.position.datum == "gcj02"
    assert distance_m(row.position.point, Wgs84Point(36.10277778, 115.7869444)) < 5


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("36.1", "91", "place_invalid"),
        ("36.1", "36°06′", "place_invalid"),
        ("36.1", "nan", "place_invalid"),
        ("2026-11-02 08:00:00", "2026-13-02 08:00:00", "fix_at_invalid"),
        ("2026-11-02 08:00:00", "08:00", "fix_at_invalid"),
        ("2026-11-02 08:00:00", "2026-11-02 12:00:00", "fix_at_in_future"),
        ("2026-11-02 08:00:00", "2026-08-02 12:00:00", "fix_at_too_old"),
        ("42.5", "900", "speed_invalid"),
        ("BD-01,鲁P1234警", ",", "device_missing"),
        (",42.5,90", "", "cells_missing"),
    ],
)
def test_a_bad_row_is_reported_with_line_and_code_and_holds_nothing_else_back(old: str, new: str, code: str) -> None:
    good = CHINESE.splitlines()[1]
    drop = read(CHINESE.replace(old, new) + "\n" + good + "\n")
    assert drop.bad == (BadRow(2, code),)  # type: ignore[arg-type]
    assert [row.line for row in drop.rows] == [4]


def test_a_heading_in_words_is_not_told_rather_than_wrong() -> None:
    (row,) = read(CHINESE.replace(",90", ",东北")).rows
    assert row.position.heading_deg is None


def test_of_two_columns_for_time_the_time_of_the_fix_wins() -> None:
    text = "设备号,时间,定位时间,经度,纬度\nBD-01,2026-11-02 09:00:00,2026-11-02 08:00:00,115.8,36.1\n"
    assert read(text).rows[0].position.fix_at == EIGHT_IN_CHINA


def test_quoted_cells_may_hold_commas_and_line_breaks() -> None:
    drop = read(CHINESE.replace("BD-01", '"BD-01,\n一号"') + CHINESE.splitlines()[1])
    assert [row.line for row in drop.rows] == [3, 4]


@pytest.mark.parametrize(
    ("raw", "code", "params"),
    [
        (b"", "table_unreadable", {"reason": "empty"}),
        ("车牌,经度,纬度\n".encode(), "table_columns_missing", {"columns": "定位时间", "sheet": ""}),
        ("定位时间,经度,纬度\n".encode(), "table_columns_missing", {"columns": "设备号", "sheet": ""}),
        (CHINESE.encode("utf-16"), "table_unreadable", {"reason": "encoding"}),
        (CHINESE.encode() + b"\x00", "table_unreadable", {"reason": "encoding"}),
        (CHINESE.encode() + b'"' + b"x" * 140_000 + b'"', "table_unreadable", {"reason": "not_csv"}),
    ],
)
def test_a_file_that_is_no_position_file_is_refused_with_the_reason(raw: bytes, code: str, params: object) -> None:
    error = refusal(raw)
    assert (error.code, error.params) == (code, params)


def test_a_file_with_too_many_bytes_or_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(positionfile, "MAX_ROWS", 1)
    assert refusal((CHINESE + CHINESE.splitlines()[1]).encode()).code == "table_too_large"
    monkeypatch.setattr(positionfile, "MAX_BYTES", 10)
    assert refusal(CHINESE.encode()).code == "table_too_large"


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (CHINESE + text).encode()))
def test_no_bytes_at_all_make_the_reader_fail_in_another_way(raw: bytes) -> None:
    with suppress(DomainError):
        assert isinstance(read_positions(raw, "wgs84", RECEIVED), PositionDrop)


LIT = "设备号,定位时间,经度,纬度,警灯\n"


@pytest.mark.parametrize(
    ("written", "lights"),
    [
        ("开", True),
        ("亮", True),
        ("1", True),
        ("ON", True),
        ("关", False),
        ("灭", False),
        ("0", False),
        ("", None),
        ("-", None),
    ],
)
def test_a_column_of_warning_lights_is_optional_and_read_in_the_words_that_platforms_use(
    written: str, lights: bool | None
) -> None:
    (row,) = read(f"{LIT}BD-01,2026-11-02 08:00:00,115.8,36.1,{written}\n").rows
    assert row.position.lights is lights


def test_a_word_for_lights_that_nobody_knows_is_reported_and_not_guessed() -> None:
    drop = read(f"{LIT}BD-01,2026-11-02 08:00:00,115.8,36.1,也许\n")
    assert drop == PositionDrop((), (BadRow(2, "lights_invalid"),))
