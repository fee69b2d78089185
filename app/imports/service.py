"""Trying a list out, and taking it in: the same run through the same verbs, rolled back or kept.

So a dry run can't promise what the commit then refuses. Its answer carries a seal over who tried what file with which
options and what came of it; the commit runs again and is refused if anything of that is different."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from marshmallow import ValidationError

from app.accounts.service import visible_units
from app.duty.service import posts_of, sections_of
from app.kernel import strictjson
from app.kernel.actor import Actor, Role
from app.kernel.clock import Clock
from app.kernel.command import Applied, Bus, Context, Record
from app.kernel.database import savepoint
from app.kernel.desk import rehearsal
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id
from app.kernel.signing import sha256_hex
from app.tabular.importing import Change, Hint, Item, Outcome

from .kinds import Kind, kind_for
from .places import Datum, far_places, to_wgs84
from .reading import ReadFile, RowProblem, read_file

KIND = "import"

Apply = Callable[[Context, dict[str, Any]], Outcome]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a file: which list it is, the sheet (None: the one that fits), the datum of its places, and
    the unit of rows that name none."""

    kind: str
    sheet: str | None
    datum: Datum
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one record of the list does."""

    line: int
    action: str
    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a list would do or did; nothing of it is written while there are problems. ``seal`` is for the commit."""

    file: ReadFile
    steps: list[Step]
    problems: list[RowProblem]
    hints: list[Hint]
    seal: str | None = None

    def count(self, action: str) -> int:
        """How many records are added, changed or the same."""
        return sum(step.action == action for step in self.steps)


def try_list(bus: Bus, clock: Clock, key: bytes, actor: Actor, raw: bytes, asked: Asked) -> Report:
    """Run a list and write nothing; a clean one gets its seal."""
    with rehearsal(clock, actor, uuid4()) as context:
        report = _run(context, raw, asked)
        bus.react(context)
    return report if report.problems else replace(report, seal=_seal(key, actor, raw, asked, report))


def take_list(context: Context, payload: dict[str, Any]) -> Applied:
    """Take in a list that was tried out: all of it.

    Raises ``import_has_problems`` (params ``count``), and ``import_not_tried`` where file, options or what they meet
    here are not those of the seal."""
    asked: Asked = payload["asked"]
    report = _run(context, payload["raw"], asked)
    if report.problems:
        raise DomainError("import_has_problems", count=len(report.problems))
    seal = _seal(payload["key"], context.actor, payload["raw"], asked, report)
    if not hmac.compare_digest(seal, payload["seal"]):
        raise DomainError("import_not_tried")
    import_id = context.new_id("import")
    counts = {action: report.count(action) for action in ("added", "changed", "same")}
    said = {"list": asked.kind, "file": sha256_hex(payload["raw"]), **counts}
    context.changed("imports.taken", KIND, import_id, unit_id=context.actor.unit_id, after=said)
    return Applied(Record(KIND, import_id))


def _run(context: Context, raw: bytes, asked: Asked) -> Report:
    kind = kind_for(context.actor, asked.kind)
    kind = kind.tailor(context, kind)
    file = read_file(raw, kind, asked.sheet, _default_unit(context, asked.unit_id))
    problems = [*file.problems, *to_wgs84(file.items, asked.datum)]
    problems += far_places(file.items, _known_places(context)) if kind.shapes and not problems else []
    bad = {(problem.line) for problem in problems}
    items = kind.arrange([item for item in file.items if item.line not in bad])
    hints = kind.hints(context, items)
    steps, refused = _apply_all(context, kind, items)
    problems = sorted([*problems, *refused], key=lambda each: each.line)
    return Report(file, sorted(steps, key=lambda step: step.line), problems, sorted(hints, key=lambda h: h.line))


def _default_unit(context: Context, unit_id: UUID | None) -> str | None:
    if unit_id is None:
        return None
    units = visible_units(context.session, context.actor)
    found = next((unit.name for unit in units if unit.id == unit_id), None)
    if found is None:
        raise DomainError("unit_unknown")
    return found


def _known_places(context: Context) -> list[tuple[float, float]]:
    """Where posts and sections of this county are."""
    units = context.actor.units(Role)
    posts = [(post.longitude, post.latitude) for post in posts_of(context.session, units)]
    return posts + [(s.line[0][0], s.line[0][1]) for s in sections_of(context.session, units) if s.line]


def _apply_all(context: Context, kind: Kind, items: Sequence[Item]) -> tuple[list[Step], list[RowProblem]]:
    apply = kind.begin(context)
    claimed: dict[tuple[str, ...], int] = {}
    steps: list[Step] = []
    problems: list[RowProblem] = []
    for item in items:
        keys = kind.identity(item.members)
        first = next((claimed[key] for key in keys if key in claimed), None)
        if first is not None:
            key = keys[-1][0]
            problems.append(RowProblem(item.line, key, "repeated", _said(item, key), {"line": first}))
            continue
        claimed.update(dict.fromkeys(keys, item.line))
        try:
            steps.append(_apply(context, apply, item))
        except DomainError as refusal:
            problems.append(_refused(kind, item, refusal))
        except ValidationError as error:
            problems += [_invalid(kind, item, str(name)) for name in error.messages_dict]
    return steps, problems


def _apply(context: Context, apply: Apply, item: Item) -> Step:
    """One record in a savepoint of its own: a refused one leaves nothing behind, so that the next is judged rightly."""
    told = len(context.changes), len(context.events), len(context.deferred)
    of_row = replace(context, command_id=derived_id(context.command_id, "row", item.line))
    try:
        with savepoint(context.session):
            outcome = apply(of_row, dict(item.members))
    except (DomainError, ValidationError):
        del context.changes[told[0] :], context.events[told[1] :], context.deferred[told[2] :]
        raise
    return Step(item.line, outcome.action, outcome.label, outcome.changes)


def _refused(kind: Kind, item: Item, refusal: DomainError) -> RowProblem:
    key = kind.blames.get(refusal.code)
    return RowProblem(item.line, key, refusal.code, _said(item, key), refusal.params)


def _invalid(kind: Kind, item: Item, name: str) -> RowProblem:
    key = name if name in {each.key for each in kind.fields} else None
    return RowProblem(item.line, key, "invalid", _said(item, key))


def _said(item: Item, key: str | None) -> str:
    value = item.members.get(key, "") if key else ""
    return "" if isinstance(value, list) else str(value)[:100]


def _seal(key: bytes, actor: Actor, raw: bytes, asked: Asked, report: Report) -> str:
    what_came = strictjson.dumps([asdict(step) for step in report.steps])
    said = "\x1f".join([str(actor.officer_id), sha256_hex(raw), repr(asked), sha256_hex(what_came.encode())])
    return hmac.new(key, f"xunlu-import:v1:{said}".encode(), hashlib.sha256).hexdigest()
