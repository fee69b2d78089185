"""Lists of units and of officers, taken in through accounts' own verbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.kernel.actor import Role
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.cells import list_in, yes_no_in
from app.tabular.columns import Column
from app.tabular.importing import ImportField, ImportKind, Item, Members, Outcome, differences

from .officers import OfficerInfo, actor_of, officer_by_badge, officers_by_ids
from .passwords import unusable_password
from .personnel import change_officer, create_officer, grant_role, withdraw_role
from .schemas import NewOfficerSchema, NewUnitSchema
from .units import UnitInfo, change_unit, create_unit, readable_units, visible_units

KIND_WORDS = {"中队": "squad", "部门": "department", "科室": "department"}
RANK_WORDS = {"民警": "police", "警察": "police", "辅警": "auxiliary", "协警": "auxiliary"}
ROLE_WORDS = {
    "外勤": Role.OFFICER,
    "宣教": Role.OUTREACH,
    "中队长": Role.SQUAD_LEADER,
    "指挥中心": Role.DISPATCHER,
    "督导": Role.SUPERVISOR,
    "管理员": Role.ADMIN,
    "大队领导": Role.BRIGADE_LEADER,
}
_WORDS = {value: word for words in (KIND_WORDS, RANK_WORDS, ROLE_WORDS) for word, value in reversed(words.items())}
UNIT_NAMES = ("单位", "所属单位", "中队", "部门", "所在单位", "unit")


def unit_field(example: str = "一中队") -> ImportField:
    """The column that names a record's unit."""
    return ImportField(Column("unit", UNIT_NAMES), example=example, note="单位名称，须已存在；空着时归页面上选定的单位")


def unit_named(context: Context, name: str) -> UnitInfo:
    """The one unit of this name that the actor sees; raise ``unit_unknown`` or ``unit_ambiguous``."""
    found = [unit for unit in visible_units(context.session, context.actor) if unit.name == name]
    if len(found) > 1:
        raise DomainError("unit_ambiguous", name=name)
    if not found or found[0].ended_at is not None:
        raise DomainError("unit_unknown")
    return found[0]


def unit_name(context: Context, unit_id: UUID) -> str:
    """What a unit is called."""
    return next((unit.name for unit in visible_units(context.session, context.actor) if unit.id == unit_id), "")


# -- units ----------------------------------------------------------------------------------------------------------

_NEW_UNIT = NewUnitSchema()


def _apply_unit(context: Context, members: Members) -> Outcome:
    if context.actor.officer_id is not None:  # a unit of an earlier row is the actor's own too
        context.actor = actor_of(context.session, context.actor.officer_id)
    parent = unit_named(context, members.pop("unit"))
    wanted = _NEW_UNIT.load({**members, "parent_id": str(parent.id)})
    label, known = wanted["name"], visible_units(context.session, context.actor)
    before = next((unit for unit in known if unit.name == label and unit.ended_at is None), None)
    if before is None:
        create_unit(context, wanted)
        return Outcome("added", label)
    changes = {name: value for name, value in wanted.items() if getattr(before, name) != value}
    if not changes:
        return Outcome("same", label)
    change_unit(context, {"unit_id": before.id, "version": before.version, "changes": changes})
    names = {unit.id: unit.name for unit in known}
    shown = differences({n: getattr(before, n) for n in changes}, changes, lambda v: names.get(v) or _shown(v))
    return Outcome("changed", label, tuple(_renamed(shown, "parent_id", "unit")))


def _parents_first(items: list[Item]) -> list[Item]:
    """A unit after the one over it, where that stands in the same list."""
    placed: list[Item] = []
    waiting = list(items)
    while waiting:
        open_names = {item.members["name"] for item in waiting}
        ready = [item for item in waiting if item.members.get("unit") not in open_names] or waiting
        placed += ready
        waiting = [item for item in waiting if item not in ready]
    return placed


UNITS = ImportKind(
    key="units",
    title="单位",
    fields=(
        ImportField(Column("name", ("单位名称", "名称", "name"), required=True), example="一中队"),
        ImportField(
            Column("kind", ("类别", "单位类别", "kind"), required=True),
            KIND_WORDS.get,
            ("中队", "部门"),
            "中队",
            "中队或部门",
        ),
        ImportField(
            Column("unit", ("上级单位", "上级", "parent")), example="某县交警大队", note="空着时归页面上选定的单位"
        ),
    ),
    roles=frozenset({Role.ADMIN}),
    identity=lambda members: [("name", members["name"])],
    begin=lambda _context: _apply_unit,
    arrange=_parents_first,
    blames={"unit_unknown": "unit", "unit_ambiguous": "unit"},
)

# -- officers -------------------------------------------------------------------------------------------------------

_NEW_OFFICER = NewOfficerSchema(exclude=("password",))
_TAKEN_OVER = ("name", "rank", "unit_id", "mentor_id", "active")


def _roles(cell: str) -> list[str] | None:
    words = list_in(cell)
    return [str(ROLE_WORDS[word]) for word in words] if words and ROLE_WORDS.keys() >= set(words) else None


def _apply_officer(context: Context, members: Members) -> Outcome:
    unit = unit_named(context, members.pop("unit"))
    active = members.pop("active", None)
    mentor_badge = members.pop("mentor", None)
    named_roles = members.get("roles")
    mentor = officer_by_badge(context.session, mentor_badge) if mentor_badge else None
    if mentor_badge and mentor is None:
        raise DomainError("officer_unknown")
    members = {"roles": [str(Role.OFFICER)], **members, "unit_id": str(unit.id)}
    wanted = _NEW_OFFICER.load({**members, "mentor_id": str(mentor.id) if mentor else None})
    label = f"{wanted['name']}（{wanted['badge']}）"
    before = officer_by_badge(context.session, wanted["badge"])
    if before is None:
        create_officer(context, {**wanted, "password_hash": unusable_password()})
        return Outcome("added", label)
    if before.unit_id not in readable_units(context.actor):
        raise DomainError("badge_taken")
    if active is not None:
        wanted["active"] = active
    if named_roles is None:
        del wanted["roles"]
    return _rewrite(context, label, before, wanted)


def _rewrite(context: Context, label: str, before: OfficerInfo, wanted: dict[str, Any]) -> Outcome:
    changes = {n: wanted[n] for n in _TAKEN_OVER if n in wanted and getattr(before, n) != wanted[n]}
    if changes:
        change_officer(context, {"officer_id": before.id, "version": before.version, **changes})
    shown = list(differences({n: getattr(before, n) for n in changes}, changes, lambda v: _named(context, v)))
    after = officers_by_ids(context.session, [before.id])[before.id]
    held = {str(role) for role, over in after.grants if over == after.unit_id}
    roles = set(wanted.get("roles", held))
    for role in sorted(roles - held):
        grant_role(context, {"officer_id": after.id, "role": role, "unit_id": after.unit_id})
    for role in sorted(held - roles):
        withdraw_role(context, {"officer_id": after.id, "role": role, "unit_id": after.unit_id})
    if roles != held:
        shown += differences({"roles": held}, {"roles": roles}, lambda v: "、".join(_WORDS[Role(r)] for r in sorted(v)))
    renamed = tuple(_renamed(_renamed(shown, "unit_id", "unit"), "mentor_id", "mentor"))
    return Outcome("changed" if renamed else "same", label, renamed)


def _named(context: Context, value: Any) -> str:
    """A unit by its name, an officer by their badge, everything else as it is shown."""
    if not isinstance(value, UUID):
        return _shown(value)
    officer = officers_by_ids(context.session, [value]).get(value)
    return officer.badge if officer else unit_name(context, value)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return ("是" if value else "否") if isinstance(value, bool) else _WORDS.get(value, str(value))


def _renamed(changes: Any, old: str, new: str) -> Any:
    return [type(each)(new, each.before, each.after) if each.key == old else each for each in changes]


def _police_first(items: list[Item]) -> list[Item]:
    """An auxiliary after the officer who may stand in the same list as their mentor."""
    return sorted(items, key=lambda item: item.members.get("rank") == "auxiliary")


OFFICERS = ImportKind(
    key="officers",
    title="人员",
    fields=(
        ImportField(Column("badge", ("警号", "编号", "辅警编号", "badge"), required=True), example="371001"),
        ImportField(Column("name", ("姓名", "name"), required=True), example="张三"),
        ImportField(
            Column("rank", ("身份", "人员类别", "警种", "rank"), required=True),
            RANK_WORDS.get,
            ("民警", "辅警"),
            "民警",
            "民警或辅警",
        ),
        unit_field(),
        ImportField(
            Column("mentor", ("带班民警", "带班民警警号", "mentor")),
            example="371001",
            note="辅警必填，填带班民警的警号",
        ),
        ImportField(
            Column("roles", ("角色", "岗位", "roles")),
            _roles,
            example="外勤",
            note="可填多个，用顿号分开：" + "、".join(ROLE_WORDS) + "；空着为外勤",
        ),
        ImportField(Column("active", ("在岗", "在用", "active")), yes_no_in, ("是", "否"), "是", "离岗、调出填“否”"),
    ),
    roles=frozenset({Role.ADMIN}),
    identity=lambda members: [("badge", members["badge"])],
    begin=lambda _context: _apply_officer,
    arrange=_police_first,
    blames={
        "unit_unknown": "unit",
        "unit_ambiguous": "unit",
        "badge_taken": "badge",
        "mentor_missing": "mentor",
        "officer_unknown": "mentor",
    },
)
