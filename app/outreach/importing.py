"""The list of outreach's targets, taken in through its own verbs.

A row fits the target with its key (编号), else the one of its kind, town and name or alias. Names that may mean the
same (郭屯, 郭店屯) are pointed at, in the list and against what is known, and left to whoever knows the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from app.accounts.importing import unit_field, unit_name, unit_named
from app.kernel.command import Context
from app.tabular.cells import list_in, number_in, whole_in, yes_no_in
from app.tabular.columns import Column
from app.tabular.importing import Change, Hint, ImportField, ImportKind, Item, Members, Outcome, differences

from .access import KEEPING_ROLES, read_units, require_keeper
from .alikes import alikes
from .schemas import NewTargetSchema
from .targets import TargetInfo, add_target, rewrite_target, targets_of

KIND_WORDS = {
    "村庄": "village",
    "村": "village",
    "学校": "school",
    "庙会": "fair",
    "企业": "enterprise",
    "机关单位": "public_body",
    "单位": "public_body",
    "道路": "road",
    "其他": "other",
}
_WORDS = {value: word for word, value in reversed(KIND_WORDS.items())}
_COLUMNS = {"unit_id": "unit"}
_SCHEMA = NewTargetSchema()
Key = tuple[str, ...]


def _kind(cell: str) -> str | None:
    return KIND_WORDS.get(cell) or (cell if cell in _WORDS else None)


def _keys(members: Members) -> list[Key]:
    """What may call a target, the surest first."""
    kind, town, key = members["kind"], members.get("town_name") or "", members.get("external_key")
    by_key: list[Key] = [] if key is None else [("key", kind, key)]
    return [*by_key, *(("name", kind, town, name) for name in (members["name"], *members.get("aliases", ())))]


class _Targets:
    """The targets that a run has seen, by all that a row may call them; each unit's are read once."""

    def __init__(self) -> None:
        self._by_unit: dict[Any, dict[Key, TargetInfo]] = {}

    def take(self, context: Context, members: Members) -> Outcome:
        """Add or change the target that a row means."""
        unit = unit_named(context, members.pop("unit"))
        require_keeper(context.actor, unit.id)
        wanted = _SCHEMA.load({**members, "unit_id": str(unit.id)})
        if unit.id not in self._by_unit:
            self._by_unit[unit.id] = _by_keys(context, unit.id)
        known = self._by_unit[unit.id]
        before = next((known[key] for key in _keys(wanted) if key in known), None)
        label = f"{_WORDS[wanted['kind']]} {wanted['town_name']}{wanted['name']}"
        if before is None:
            add_target(context, wanted, "target")
            return Outcome("added", label)
        # A blank cell says nothing, and a known alias is no new name.
        named = set(members) - ({"name"} if wanted["name"] in before.aliases else set())
        changes = {n: wanted[n] for n in sorted(named) if getattr(before, n) != wanted[n]}
        if not changes:
            return Outcome("same", label)
        rewrite_target(context, before, before.version, changes)
        shown = differences({n: getattr(before, n) for n in changes}, changes, lambda value: _shown(context, value))
        return Outcome("changed", label, tuple(Change(_COLUMNS.get(c.key, c.key), c.before, c.after) for c in shown))


def _by_keys(context: Context, unit_id: Any) -> dict[Key, TargetInfo]:
    by_keys: dict[Key, TargetInfo] = {}
    for target in targets_of(context.session, [unit_id]):
        for key in _keys({n: getattr(target, n) for n in ("kind", "town_name", "name", "aliases", "external_key")}):
            by_keys.setdefault(key, target)
    return by_keys


def _shown(context: Context, value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else _WORDS.get(str(value), unit_name(context, value) or str(value))


def _hints(context: Context, items: Sequence[Item]) -> list[Hint]:
    """Names of the list that look like others of it, or like those known."""
    known = targets_of(context.session, read_units(context.actor))
    towns = {target.town_name for target in known}
    hints = list(_alike_names(items, known))
    said = {item.members.get("town_name", ""): item.line for item in reversed(items)}
    for earlier, later in alikes([*towns, *said]):
        if said.get(later):
            hints.append(Hint(said[later], "town_name", "town_alike", {"name": later, "other": earlier}))
    if towns - {""}:
        new = {town: line for town, line in said.items() if town and town not in towns}
        hints += [Hint(line, "town_name", "town_new", {"name": town}) for town, line in new.items()]
    return hints


def _alike_names(items: Sequence[Item], known: Iterable[TargetInfo]) -> Iterator[Hint]:
    """Per kind and town; a name that a known target bears already is settled."""
    groups: dict[Key, dict[str, int]] = {}
    for target in known:
        groups.setdefault((target.kind, target.town_name), {}).update(dict.fromkeys([target.name, *target.aliases], 0))
    for item in items:
        group = groups.setdefault((item.members["kind"], item.members.get("town_name", "")), {})
        group.setdefault(item.members["name"], item.line)
    settled = {frozenset((a, t.name)) for t in known for a in t.aliases}
    settled |= {frozenset((a, i.members["name"])) for i in items for a in i.members.get("aliases", ())}
    for group in groups.values():
        for earlier, later in alikes(group):
            if group[later] and frozenset((earlier, later)) not in settled:
                yield Hint(
                    group[later], "name", "name_alike", {"name": later, "other": earlier, "line": group[earlier]}
                )


def _begin(_context: Context) -> Callable[[Context, Members], Outcome]:
    return _Targets().take


TARGETS = ImportKind(
    key="targets",
    title="宣教对象",
    fields=(
        ImportField(
            Column("kind", ("类别", "类型", "对象类别", "kind"), required=True),
            _kind,
            ("村庄", "学校", "庙会", "企业", "机关单位", "道路", "其他"),
            "村庄",
        ),
        ImportField(
            Column("name", ("名称", "村名", "学校", "学校名称", "对象名称", "name"), required=True), example="郭店屯村"
        ),
        ImportField(Column("aliases", ("别名", "曾用名", "aliases")), list_in, example="郭屯", note="多个用顿号分开"),
        ImportField(Column("town_name", ("乡镇", "镇街", "所属乡镇", "town", "town_name")), example="郭店屯镇"),
        ImportField(Column("town_code", ("乡镇代码", "town_code")), note="区划代码，6 至 12 位"),
        ImportField(Column("longitude", ("经度", "longitude", "lng", "lon")), number_in, example="115.9055"),
        ImportField(Column("latitude", ("纬度", "latitude", "lat")), number_in, example="36.2802"),
        ImportField(Column("lunar_month", ("农历月", "lunar_month")), whole_in, note="庙会的农历日期，月和日一起填"),
        ImportField(Column("lunar_day", ("农历日", "lunar_day")), whole_in),
        ImportField(Column("lunar_is_leap", ("闰月", "lunar_is_leap")), yes_no_in, ("是", "否")),
        ImportField(Column("categories", ("必到项", "categories")), list_in, example="babida.1", note="多个用顿号分开"),
        ImportField(
            Column("external_key", ("编号", "序号", "external_key")),
            example="V001",
            note="自有名册的编号，再次导入时据此对应",
        ),
        unit_field("某县交警大队"),
    ),
    roles=KEEPING_ROLES,
    identity=_keys,
    begin=_begin,
    hints=_hints,
    blames={
        "unit_unknown": "unit",
        "unit_ambiguous": "unit",
        "geometry_invalid": "longitude",
        "lunar_date_invalid": "lunar_month",
        "word_unknown": "categories",
        "target_key_taken": "external_key",
    },
    shapes=frozenset({"Point"}),
)
