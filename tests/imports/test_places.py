"""Lists of sections and posts, as tables and as GeoJSON."""

from __future__ import annotations

import json
from typing import Any

from app.geo.datums import gcj02_from_wgs84
from app.geo.distance import distance_m
from app.geo.points import Wgs84Point
from tests.imports.conftest import Bringer, lines, problems

SECTION = lines(
    "路段名称,道路编号,道路等级,经度,纬度,起点桩号,特征",
    [
        "G105 阳谷段,G105,国道,115.78,36.10,Ｋ３８０＋５００,穿村过镇、货车通行",
        ",,,115.78,36.11,,",
        "G105 阳谷段,,,115.78,36.12,,",
    ],
)
POSTS = "名称,类别,经度,纬度,半径,路段,桩号"


def collection(*features: dict[str, Any]) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False)


def feature(kind: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}


def test_rows_of_one_name_are_one_sections_line(bringer: Bringer) -> None:
    assert bringer.bring("sections", SECTION)["added"] == 1
    (section,) = bringer.desk.get("/sections").get_json()
    assert section["line"] == [[115.78, 36.1], [115.78, 36.11], [115.78, 36.12]]
    assert (section["from_chainage_m"], section["level"]) == (380_500, "national")
    assert section["attributes"] == ["through_village", "freight"]
    assert bringer.tried("sections", SECTION)["same"] == 1
    longer = bringer.tried("sections", SECTION + "G105 阳谷段,,,115.78,36.13,,\n")
    assert longer["steps"][0]["changes"] == [{"key": "line", "before": "3 个点", "after": "4 个点"}]


def test_posts_stand_on_their_sections(bringer: Bringer) -> None:
    bringer.bring("sections", SECTION)
    rows = ["东路口,固定岗,115.78,36.11,,,", "北卡点,卡点,115.78,36.12,50,G105,K381+000"]
    bringer.bring("posts", lines(POSTS, rows))
    posts = {post["name"]: post for post in bringer.desk.get("/posts").get_json()}
    assert (posts["东路口"]["radius_m"], posts["东路口"]["section_id"]) == (100, None)
    assert (posts["北卡点"]["kind"], posts["北卡点"]["chainage_m"]) == ("interception", 381_000)
    moved = bringer.bring("posts", lines(POSTS, [rows[0], rows[1].replace("K381+000", "K381+200")]))
    assert moved["steps"][0]["changes"] == [{"key": "chainage", "before": "K381+000", "after": "K381+200"}]
    wrong = ["西路口,固定岗,115.78,36.11,,,", "南卡点,卡点,115.78,36.12,5,,", "远岗,卡点,115.78,36.12,50,G105,K1+000"]
    assert problems(bringer.tried("posts", lines(POSTS, wrong))) == [
        (3, "radius_m", "invalid"),
        (4, "chainage", "chainage_out_of_section"),
    ]


def test_geojson_brings_lines_with_their_properties(bringer: Bringer) -> None:
    line = [[115.70, 36.10], [115.71, 36.10, 42.0]]
    drawn = collection(feature("LineString", line, 名称="S242 城区段", road_code="S242", 等级="省道", chainage="K10"))
    bringer.bring("sections", drawn)
    (section,) = bringer.desk.get("/sections").get_json()
    assert (section["name"], section["level"], section["from_chainage_m"]) == ("S242 城区段", "provincial", 10_000)
    assert section["line"] == [[115.7, 36.1], [115.71, 36.1]]


def test_places_declared_as_gcj02_are_brought_to_wgs84(bringer: Bringer) -> None:
    true = Wgs84Point(36.1142, 115.7848)
    shifted = gcj02_from_wgs84(true)
    drawn = collection(feature("Point", [shifted.longitude, shifted.latitude], 名称="东路口", 类别="固定岗"))
    bringer.bring("posts", drawn, datum="gcj02")
    (post,) = bringer.desk.get("/posts").get_json()
    assert distance_m(Wgs84Point(post["latitude"], post["longitude"]), true) < 0.5


def test_a_file_that_is_no_such_geojson_is_refused_with_its_feature(bringer: Bringer) -> None:
    ok = feature("LineString", [[115.7, 36.1], [115.8, 36.1]])
    for raw, reason, number in (
        ('{"type": "FeatureCollection"', "syntax", 0),
        ('{"type": "Feature"}', "not_a_collection", 0),
        (collection(ok, feature("Polygon", [])), "geometry", 2),
        (collection(feature("LineString", [[115.7, 96.1], [1, 2]])), "coordinates", 1),
        (collection(feature("LineString", "x")), "coordinates", 1),
    ):
        answer = bringer.try_out("sections", raw).get_json()
        assert (answer["code"], answer["params"]) == ("geojson_invalid", {"reason": reason, "feature": number})


def test_swapped_coordinates_are_named(bringer: Bringer) -> None:
    said = bringer.tried("posts", collection(feature("Point", [36.11, 85.78], 名称="东路口", 类别="固定岗")))
    assert problems(said) == [(1, "longitude", "coordinates_swapped")]
