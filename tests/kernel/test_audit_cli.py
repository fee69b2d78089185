"""``flask audit``: an anchor to be kept elsewhere, and the walk that says where the chain broke."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy import delete, update

from app.kernel.audit import AuditDetail, AuditEntry, AuditHead, entry_hash
from app.kernel.database import db
from tests.kernel.toys import tell


def flask(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=words)


def export(app: Flask, path: Path) -> Path:
    """Append the present anchor to a file, as a nightly job would."""
    with path.open("a") as file:
        file.write(flask(app, "audit", "anchor").output)
    return path


def test_an_unbroken_chain_is_said_to_be_so_with_all_its_anchors(app: Flask, tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.jsonl"
    for action in ("toy.a", "toy.b"):
        tell(app, action)
        export(app, anchors)
    said = flask(app, "audit", "verify", "--anchor", str(anchors))
    assert (said.exit_code, said.output) == (0, "2 entries, unbroken; 2 anchor(s) hold\n")


def test_an_anchor_is_one_line_of_json(app: Flask) -> None:
    tell(app, "toy.a")
    head = json.loads(flask(app, "audit", "anchor").output)
    assert (head["seq"], len(head["hash"]), head["at"]) == (1, 64, "2026-11-22T04:00:00.000Z")


def test_an_edited_entry_is_named_and_the_command_fails(app: Flask) -> None:
    tell(app, "toy.a", "toy.b", "toy.c")
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(update(AuditEntry).where(AuditEntry.seq == 2).values(action="toy.x"))
    said = flask(app, "audit", "verify")
    assert (said.exit_code, said.output) == (1, "Error: entry 2: edited\n")


def test_a_rewritten_tail_is_named_with_the_exported_anchor_only(app: Flask, tmp_path: Path) -> None:
    tell(app, "toy.a", "toy.b")
    anchors = export(app, tmp_path / "anchors.jsonl")
    table = AuditEntry.__table__
    with app.app_context(), db.engine.begin() as connection:
        row = dict(connection.execute(table.select().where(table.c.seq == 2)).mappings().one())
        row["action"] = "toy.x"
        row["hash"] = entry_hash(row)
        connection.execute(update(AuditEntry).where(AuditEntry.seq == 2).values(row))
        connection.execute(update(AuditHead).values(hash=row["hash"]))
    assert flask(app, "audit", "verify").exit_code == 0
    said = flask(app, "audit", "verify", "--anchor", str(anchors))
    assert (said.exit_code, said.output) == (1, "Error: entry 2: rewritten\n")


def test_a_truncation_with_its_head_mended_is_named_with_the_exported_anchor(app: Flask, tmp_path: Path) -> None:
    tell(app, "toy.a")
    with app.app_context(), db.engine.connect() as connection:
        head = connection.execute(AuditHead.__table__.select()).mappings().one()
    tell(app, "toy.b")
    anchors = export(app, tmp_path / "anchors.jsonl")
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(delete(AuditDetail).where(AuditDetail.seq == 2))
        connection.execute(delete(AuditEntry).where(AuditEntry.seq == 2))
        connection.execute(update(AuditHead).values(seq=head["seq"], hash=head["hash"]))
    assert flask(app, "audit", "verify", "--anchor", str(anchors)).output == "Error: entry 2: truncated\n"


def test_a_file_that_holds_no_anchors_is_refused_by_name(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "anchors.jsonl"
    file.write_text("not an anchor\n")
    said = flask(app, "audit", "verify", "--anchor", str(file))
    assert said.exit_code == 1
    assert said.output == f"Error: {file} line 1 is no anchor\n"
