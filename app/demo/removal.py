"""Taking a demo away: every row of every table, and the photos; only where nothing else than the demo is there."""

from __future__ import annotations

import shutil

from sqlalchemy import insert

from app.accounts.officers import all_officers
from app.accounts.rules import DEMO_BRIGADE
from app.accounts.service import unit_tree
from app.kernel.audit import AuditHead
from app.kernel.database import Base, db, write_transaction
from app.kernel.house import House
from app.kernel.schema import AUDIT_HEAD

from .staff import officers


class NotDemo(Exception):
    """It isn't a demo's database, or no longer only that; the message says why."""


def require_demo_only() -> None:
    """Raise NotDemo unless all units hang below the demo's brigade and all officers are the demo's."""
    units = unit_tree(db.session())
    if DEMO_BRIGADE not in {unit.id for unit in units}:
        raise NotDemo("this database was not filled by `flask demo load`")
    if any(unit.parent_id is None and unit.id != DEMO_BRIGADE for unit in units):
        raise NotDemo("there is another brigade besides the demo's")
    made_up = {entry["badge"] for entry in officers()}
    added = [officer.badge for officer in all_officers(db.session()) if officer.badge not in made_up]
    if added:
        raise NotDemo(f"officers were added to the demo: {', '.join(added)}")


def remove(house: House) -> None:
    """Empty the database, its audit included, and the folder of photos; keys and certificates stay. Raises NotDemo."""
    require_demo_only()
    with write_transaction() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(table.delete())
        session.execute(insert(AuditHead), [AUDIT_HEAD])
    if house.settings.photo_dir.exists():
        shutil.rmtree(house.settings.photo_dir)
