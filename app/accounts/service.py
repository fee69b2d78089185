"""What other features may ask of accounts and say to it; the work stands in the module of each noun."""

from __future__ import annotations

from .devices import phones_heard_since
from .enrolments import (
    Contact,
    EnrolmentInfo,
    enrolments_by_ids,
    enrolments_of_device,
    write_contact,
)
from .officers import (
    OfficerInfo,
    actor_of,
    actors_of,
    officer_by_badge,
    officers_by_ids,
    officers_of_units,
)
from .reach import signed_in_phones
from .units import UnitInfo, descendants, path_to_root, readable_units, unit_tree, visible_units

__all__ = [
    "Contact",
    "EnrolmentInfo",
    "OfficerInfo",
    "UnitInfo",
    "actor_of",
    "actors_of",
    "descendants",
    "enrolments_by_ids",
    "enrolments_of_device",
    "officer_by_badge",
    "officers_by_ids",
    "officers_of_units",
    "path_to_root",
    "phones_heard_since",
    "readable_units",
    "signed_in_phones",
    "unit_tree",
    "visible_units",
    "write_contact",
]
