"""Lists of cars and of devices, taken in through tracking's own verbs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from app.accounts.importing import unit_field, unit_name, unit_named
from app.kernel.command import Context
from app.kernel.errors import DomainError
from app.tabular.columns import Column
from app.tabular.importing import Change, ImportField, ImportKind, Members, Outcome, differences

from .schemas import NewTrackerSchema, NewVehicleSchema
from .trackers import TrackerInfo, change_tracker, create_tracker, new_token, tracker_by_label
from .vehicles import FLEET_ROLES, change_vehicle, create_vehicle, seen_units, vehicle_by_plate, vehicles_by_ids

KIND_WORDS = {
    "车载北斗": "car",
    "北斗": "car",
    "车载": "car",
    "执法记录仪": "recorder",
    "记录仪": "recorder",
    "对讲机": "radio",
    "手台": "radio",
    "手机": "phone",
    "无人机": "drone",
}
_NEW_VEHICLE, _NEW_TRACKER = NewVehicleSchema(), NewTrackerSchema()
_BLAMES = {
    "unit_unknown": "unit",
    "unit_ambiguous": "unit",
    "plate_taken": "plate",
    "vehicle_unknown": "plate",
    "tracker_label_taken": "label",
}


def _plate(cell: str) -> str:
    return "".join(cell.split()).upper().replace("·", "")


def _apply_vehicle(context: Context, members: Members) -> Outcome:
    unit = unit_named(context, members.pop("unit"))
    label = members.pop("label", None)
    wanted = _NEW_VEHICLE.load({"name": members["plate"], **members, "unit_id": str(unit.id)})
    named = {"name", "unit_id"} & {*members, "unit_id"}
    before = vehicle_by_plate(context.session, wanted["plate"])
    if before is None:
        vehicle_id = create_vehicle(context, wanted).record.id
        changes: tuple[Change, ...] = ()
    else:
        vehicle_id = before.id
        changes = _change(
            context, change_vehicle, before, {name: wanted[name] for name in sorted(named)}, "plate_taken"
        )
    if label is not None:
        changes += _carry(context, label, unit.id, vehicle_id)
    action = "added" if before is None else "changed" if changes else "same"
    return Outcome(action, wanted["plate"], () if before is None else changes)  # type: ignore[arg-type]


def _carry(context: Context, label: str, unit_id: UUID, vehicle_id: UUID) -> tuple[Change, ...]:
    """The BeiDou device of a car, made or put into it."""
    said = {"kind": "car", "label": label, "unit_id": str(unit_id), "vehicle_id": str(vehicle_id)}
    wanted = _NEW_TRACKER.load(said)
    tracker = tracker_by_label(context.session, label)
    if tracker is None:
        create_tracker(context, {**wanted, "token_hash": new_token()[1]})
        return (Change("label", "", label),)
    moved = _change(
        context, change_tracker, tracker, {n: wanted[n] for n in ("unit_id", "vehicle_id")}, "tracker_label_taken"
    )
    return (Change("label", "", label),) if moved else ()


def _apply_device(context: Context, members: Members) -> Outcome:
    unit = unit_named(context, members.pop("unit"))
    plate = members.pop("plate", None)
    vehicle = vehicle_by_plate(context.session, plate) if plate else None
    if plate and vehicle is None:
        raise DomainError("vehicle_unknown")
    vehicle_id = str(vehicle.id) if vehicle else None
    wanted = _NEW_TRACKER.load({**members, "unit_id": str(unit.id), "vehicle_id": vehicle_id})
    before = tracker_by_label(context.session, wanted["label"])
    if before is None:
        create_tracker(context, {**wanted, "token_hash": new_token()[1]})
        return Outcome("added", wanted["label"])
    if before.kind != wanted["kind"]:
        raise DomainError("tracker_label_taken")
    names = ("unit_id", "vehicle_id") if plate else ("unit_id",)
    changes = _change(context, change_tracker, before, {n: wanted[n] for n in names}, "tracker_label_taken")
    return Outcome("changed" if changes else "same", wanted["label"], changes)


def _change(context: Context, verb: Any, before: Any, wanted: Members, taken: str) -> tuple[Change, ...]:
    """Change what differs of a record that the actor sees; one of somebody else's units is ``taken``."""
    if before.unit_id not in seen_units(context.actor) or _is_ended(before):
        raise DomainError(taken)
    changes = {name: value for name, value in wanted.items() if getattr(before, name) != value}
    if not changes:
        return ()
    verb(context, {"id": before.id, "version": before.version, "changes": changes})
    shown = differences({n: getattr(before, n) for n in changes}, changes, lambda value: _named(context, value))
    columns = {"unit_id": "unit", "vehicle_id": "plate"}
    return tuple(Change(columns.get(each.key, each.key), each.before, each.after) for each in shown)


def _is_ended(record: Any) -> bool:
    return not record.active if isinstance(record, TrackerInfo) else record.ended_at is not None


def _named(context: Context, value: Any) -> str:
    if not isinstance(value, UUID):
        return "" if value is None else str(value)
    vehicle = vehicles_by_ids(context.session, [value]).get(value)
    return vehicle.plate if vehicle else unit_name(context, value)


VEHICLES = ImportKind(
    key="vehicles",
    title="车辆",
    fields=(
        ImportField(
            Column("plate", ("车牌号", "号牌号码", "车牌", "plate"), required=True), _plate, example="鲁P1234警"
        ),
        ImportField(Column("name", ("名称", "车辆名称", "呼号", "name")), example="巡逻1车", note="空着时用车牌号"),
        unit_field(),
        ImportField(
            Column("label", ("北斗终端号", "终端号", "设备号", "label")), example="BD-0001", note="车载北斗的编号"
        ),
    ),
    roles=FLEET_ROLES,
    identity=lambda members: [("plate", members["plate"])],
    begin=lambda _context: _apply_vehicle,
    blames={**_BLAMES, "vehicle_unknown": "unit"},
)

DEVICES = ImportKind(
    key="devices",
    title="定位设备",
    fields=(
        ImportField(
            Column("label", ("设备号", "设备编号", "编号", "终端号", "label"), required=True), example="JLY-001"
        ),
        ImportField(
            Column("kind", ("类别", "设备类别", "类型", "kind"), required=True),
            KIND_WORDS.get,
            ("车载北斗", "执法记录仪", "对讲机", "手机", "无人机"),
            "执法记录仪",
        ),
        unit_field(),
        ImportField(
            Column("plate", ("所在车辆", "车牌号", "plate")), _plate, example="鲁P1234警", note="装在车上的填车牌号"
        ),
    ),
    roles=FLEET_ROLES,
    identity=lambda members: [("label", members["label"])],
    begin=lambda _context: _apply_device,
    blames=_BLAMES,
)
