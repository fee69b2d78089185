"""What the desk may say about units, officers and phones. Phones say nothing here: they enrol before they can sign."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.command import CommandType

from . import codes, enrolling, personnel, schemas, units

_ADMIN = frozenset({Role.ADMIN})
_CODES = frozenset({Role.ADMIN, Role.SQUAD_LEADER})
_ANYBODY = frozenset(Role)  # one's own phone; the verb asks for more where it is somebody else's

COMMANDS = (
    CommandType("accounts.create_unit", "desk", schemas.NewUnitSchema, units.create_unit, _ADMIN),
    CommandType("accounts.change_unit", "desk", schemas.UnitChangeSchema, units.change_unit, _ADMIN),
    CommandType("accounts.end_unit", "desk", schemas.NoBodySchema, units.end_unit, _ADMIN),
    CommandType("accounts.create_officer", "desk", schemas.NewOfficerSchema, personnel.create_officer, _ADMIN),
    CommandType("accounts.change_officer", "desk", schemas.OfficerChangeSchema, personnel.change_officer, _ADMIN),
    CommandType("accounts.set_password", "desk", schemas.NewPasswordSchema, personnel.set_password, _ADMIN),
    CommandType("accounts.grant_role", "desk", schemas.GrantSchema, personnel.grant_role, _ADMIN),
    CommandType("accounts.withdraw_role", "desk", schemas.GrantSchema, personnel.withdraw_role, _ADMIN),
    CommandType("accounts.create_sign_in_code", "desk", schemas.NoBodySchema, codes.create_code, _CODES),
    CommandType("accounts.revoke_sign_in_code", "desk", schemas.NoBodySchema, codes.revoke_code, _CODES),
    CommandType("accounts.revoke_enrolment", "desk", schemas.NoBodySchema, enrolling.revoke_enrolment, _ANYBODY),
)
