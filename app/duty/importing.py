"""Lists of posts and of sections, taken in through duty's own verbs."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from app.accounts.importing import unit_field, unit_name, unit_named
from app.geo.chainage import InvalidChainage, format_chainage, parse_chainage
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.cells import date_in, list_in, number_in, whole_in
from app.tabular.columns import Column
from app.tabular.importing import Change, ImportField, ImportKind, Item, Members, Outcome, differences

from .access import CALENDAR_ROLES, PLANNING_ROLES, seen_units
from .calendars import year_of
from .posts import change_post, create_post, posts_of
from .schemas import NewPostSchema, NewSectionSchema
from .sections import change_section, create_section, sections_by_ids, sections_of
from .setting_calendars import set_day
from .workdays import FIRST_YEAR, LAST_YEAR, ListedDay

DEFAULT_RADIUS_M = 100
KIND_WORDS = {
    "固定岗": "fixed",
    "固定": "fixed",
    "卡点": "interception",
    "查缉点": "interception",
    "亮灯值守点": "lit_standing",
    "亮灯值守": "lit_standing",
}
LEVEL_WORDS = {"国道": "national", "省道": "provincial", "县道": "county", "县乡道": "county", "乡道": "county"}
ATTRIBUTE_WORDS = {"穿村过镇": "through_village", "平交路口": "level_crossing", "货车通行": "freight"}
_WORDS = {
    value: word for words in (KIND_WORDS, LEVEL_WORDS, ATTRIBUTE_WORDS) for word, value in reversed(words.items())
}
_NEW_POST, _NEW_SECTION = NewPostSchema(), NewSectionSchema()
_COLUMNS = {"unit_id": "unit", "section_id": "section", "chainage_m": "chainage", "from_chainage_m": "chainage"}


def _chainage(cell: str) -> int | None:
    try:
        return parse_chainage(cell)
    except InvalidChainage:
        return None


def _attributes(cell: str) -> list[str] | None:
    words = list_in(cell)
    return [ATTRIBUTE_WORDS[word] for word in words] if ATTRIBUTE_WORDS.keys() >= set(words) else None


def _apply_post(context: Context, members: Members) -> Outcome:
    unit = unit_named(context, members.pop("unit"))
    said: Members = {"radius_m": DEFAULT_RADIUS_M, **members}
    if "section" in said:
        said["section_id"] = str(_section_named(context, said.pop("section")))
    if "chainage" in said:
        said["chainage_m"] = said.pop("chainage")
    wanted = _NEW_POST.load({**said, "unit_id": str(unit.id)})
    standing = [post for post in posts_of(context.session, [unit.id]) if post.ended_at is None]
    before = next((post for post in standing if post.name == wanted["name"]), None)
    if before is None:
        create_post(context, wanted)
        return Outcome("added", wanted["name"])
    named = {*members, "section_id", "chainage_m"} & set(said) | {"unit_id"}
    return _rewrite(context, change_post, before, {name: wanted[name] for name in sorted(named)})


def _section_named(context: Context, name: str) -> UUID:
    sections = sections_of(context.session, seen_units(context.actor))
    found = next((each for each in sections if name in (each.name, each.road_code) and each.ended_at is None), None)
    if found is None:
        raise DomainError("section_unknown")
    return found.id


def _apply_section(context: Context, members: Members) -> Outcome:
    unit = unit_named(context, members.pop("unit"))
    if "chainage" in members:
        members["from_chainage_m"] = members.pop("chainage")
    named = set(members) | {"unit_id"}
    wanted = _NEW_SECTION.load({"from_chainage_m": 0, **members, "unit_id": str(unit.id)})
    standing = [each for each in sections_of(context.session, [unit.id]) if each.ended_at is None]
    before = next((each for each in standing if each.name == wanted["name"]), None)
    if before is None:
        create_section(context, wanted)
        return Outcome("added", wanted["name"])
    return _rewrite(context, change_section, before, {name: wanted[name] for name in sorted(named)})


def _rewrite(context: Context, verb: Any, before: Any, wanted: Members) -> Outcome:
    changes = {name: value for name, value in wanted.items() if getattr(before, name) != value}
    if not changes:
        return Outcome("same", before.name)
    verb(context, {"id": before.id, "version": before.version, "changes": changes})
    shown = differences({n: getattr(before, n) for n in changes}, changes, lambda value: _shown(context, value))
    return Outcome("changed", before.name, tuple(_by_column(each) for each in shown))


def _by_column(change: Change) -> Change:
    """A change under the column that people know it by, a chainage as K12+300."""
    before, after = change.before, change.after
    if "chainage" in change.key:
        before, after = (format_chainage(int(text)) if text else "" for text in (before, after))
    return Change(_COLUMNS.get(change.key, change.key), before, after)


def _shown(context: Context, value: Any) -> str:
    if isinstance(value, UUID):
        section = sections_by_ids(context.session, [value]).get(value)
        return section.name if section else unit_name(context, value)
    if isinstance(value, list):
        points = value and isinstance(value[0], (list, tuple))
        return f"{len(value)} 个点" if points else "、".join(_WORDS.get(each, str(each)) for each in value)
    return "" if value is None else _WORDS.get(value, str(value))


def _line_by_line(items: list[Item]) -> list[Item]:
    """One section of the rows that name it: what the first row says, with every row's place as a point of its line."""
    sections: dict[str, Item] = {}
    for item in items:
        members = dict(item.members)
        pair = [members.pop("longitude"), members.pop("latitude")]
        section = sections.setdefault(members["name"], Item(item.line, {**members, "line": []}))
        section.members["line"].append(pair)
    return list(sections.values())


_PLACE = (
    ImportField(Column("longitude", ("经度", "longitude", "lng", "lon"), required=True), number_in, example="115.7848"),
    ImportField(Column("latitude", ("纬度", "latitude", "lat"), required=True), number_in, example="36.1142"),
)
_BLAMES = {
    "unit_unknown": "unit",
    "unit_ambiguous": "unit",
    "section_unknown": "section",
    "chainage_out_of_section": "chainage",
    "geometry_invalid": "longitude",
}


def _apply_day(context: Context, members: Members) -> Outcome:
    day = ListedDay(members["day"], members["kind"], members.get("name", ""))
    before = next((each for each in year_of(context.session, day.day.year).days if each.day == day.day), None)
    label = f"{day.day.isoformat()} {day.name}".strip()
    if not set_day(context, day):
        return Outcome("same", label)
    if before is None:
        return Outcome("added", label)
    was, now = ({"kind": each.kind, "name": each.name} for each in (before, day))
    return Outcome("changed", label, differences(was, now, lambda value: _DAY_WORDS.get(value, value)))


def _list_day(cell: str) -> date | None:
    day = date_in(cell)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


DAY_KIND_WORDS = {"放假": "off", "休": "off", "节假日": "off", "调休上班": "work", "上班": "work", "班": "work"}
_DAY_WORDS = {"off": "放假", "work": "调休上班"}

CALENDAR_DAYS = ImportKind(
    key="calendar",
    title="节假日",
    fields=(
        ImportField(Column("day", ("日期", "date", "day"), required=True), _list_day, example="2026-10-01"),
        ImportField(
            Column("kind", ("类别", "安排", "kind"), required=True),
            DAY_KIND_WORDS.get,
            ("放假", "调休上班"),
            "放假",
            note="只列与平常不同的日子：放假的工作日和周末、调休上班的周末",
        ),
        ImportField(Column("name", ("节日", "名称", "name")), lambda cell: cell[:20], example="国庆节"),
    ),
    roles=CALENDAR_ROLES,
    identity=lambda members: [("day", members["day"].isoformat())],
    begin=lambda _context: _apply_day,
)

POSTS = ImportKind(
    key="posts",
    title="执勤点",
    fields=(
        ImportField(Column("name", ("名称", "执勤点", "岗位名称", "name"), required=True), example="谷山路与运河路口"),
        ImportField(
            Column("kind", ("类别", "类型", "kind"), required=True),
            KIND_WORDS.get,
            ("固定岗", "卡点", "亮灯值守点"),
            "固定岗",
        ),
        *_PLACE,
        ImportField(
            Column("radius_m", ("半径", "radius_m")), whole_in, example="100", note="米，10 至 2000；空着为 100"
        ),
        ImportField(
            Column("section", ("路段", "所在路段", "section")), example="G105 阳谷段", note="路段名称或道路编号"
        ),
        ImportField(Column("chainage", ("桩号", "chainage")), _chainage, example="K12+300", note="须在路段范围内"),
        unit_field(),
    ),
    roles=PLANNING_ROLES,
    identity=lambda members: [("name", members.get("unit", ""), members["name"])],
    begin=lambda _context: _apply_post,
    blames=_BLAMES,
    shapes=frozenset({"Point"}),
)

SECTIONS = ImportKind(
    key="sections",
    title="路段",
    fields=(
        ImportField(
            Column("name", ("路段名称", "名称", "路段", "name"), required=True),
            example="G105 阳谷段",
            note="同一路段的各点依次写成多行，名称相同；其余各列写在第一行即可",
        ),
        ImportField(Column("road_code", ("道路编号", "路线编号", "road_code"), required=True), example="G105"),
        ImportField(
            Column("level", ("道路等级", "等级", "level"), required=True),
            LEVEL_WORDS.get,
            ("国道", "省道", "县道"),
            "国道",
        ),
        *_PLACE,
        ImportField(
            Column("chainage", ("起点桩号", "桩号", "from_chainage", "chainage")),
            _chainage,
            example="K380+000",
            note="空着为 K0+000",
        ),
        ImportField(
            Column("attributes", ("特征", "attributes")),
            _attributes,
            example="穿村过镇",
            note="、".join(ATTRIBUTE_WORDS),
        ),
        unit_field(),
    ),
    roles=PLANNING_ROLES,
    identity=lambda members: [("name", members["name"])],
    begin=lambda _context: _apply_section,
    arrange=_line_by_line,
    blames={**_BLAMES, "section_unknown": "name"},
    carried=frozenset({"road_code", "level", "chainage", "attributes", "unit"}),
    shapes=frozenset({"LineString"}),
)
