"""The rules as they stand for the brigade, and changing them: each change with its reason, kept."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.kernel.command import Applied, Context, Record
from app.kernel.errors import DomainError
from app.kernel.ids import derived_id

from . import rules
from .models import AnalysisRule
from .rules import Rule

KIND = "analysis_rule"


def all_rules(session: Session) -> dict[str, Rule]:
    """Every rule by key, as edited."""
    found = rules.product_rules()
    for row in session.scalars(select(AnalysisRule).execution_options(populate_existing=True)):
        if row.key in found:
            found[row.key] = rules.edited(found[row.key], row.active, row.settings, row.version)
    return found


def rule_at(session: Session, key: str) -> Rule:
    """The rule of this key; raise ``not_found``."""
    found = all_rules(session).get(key)
    if found is None:
        raise DomainError("not_found")
    return found


def cluster_rules(session: Session) -> list[Rule]:
    """The rules of clusters that are in use and ask for anything."""
    of_clusters = (rule for rule in all_rules(session).values() if rule.set == rules.CLUSTERS and rule.active)
    return [rule for rule in of_clusters if rules.cluster_rule(rule).conditions]


def change_rule(context: Context, payload: dict[str, Any]) -> Applied:
    """Change a rule's settings, or switch it on or off, as seen at ``version``.

    Raises ``not_found``, ``request_invalid`` (params.fields) and ``version_conflict``."""
    before = rule_at(context.session, payload["key"])
    if faults := rules.wrong_settings(before, payload["settings"]):
        raise DomainError("request_invalid", fields={"json": {"settings": faults}})
    settings = {**before.settings, **payload["settings"]}
    active = before.active if payload["active"] is None else payload["active"]
    _write(context.session, before, payload["version"], active, settings)
    was, now = {"active": before.active, **before.settings}, {"active": active, **settings}
    changed = [name for name in now if was[name] != now[name]]
    was, now = ({name: said[name] for name in changed} for said in (was, now))
    context.changed("analysis.rule_changed", KIND, before.key, before=was, after=now, reason=payload["reason"])
    return Applied(Record(KIND, derived_id(KIND, before.key)))


def _write(session: Session, before: Rule, version: int, active: bool, settings: dict[str, Any]) -> None:
    if version != before.version:
        raise DomainError("version_conflict")
    values = {"active": active, "settings": settings, "version": version + 1}
    at_version = update(AnalysisRule).where(AnalysisRule.key == before.key, AnalysisRule.version == version)
    if session.execute(at_version.values(**values).returning(AnalysisRule.key)).first() is None:
        if version > 1:
            raise DomainError("version_conflict")
        session.execute(insert(AnalysisRule), [{"key": before.key, **values}])
