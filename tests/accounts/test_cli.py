"""``flask officers`` and ``flask devices``."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

from tests.accounts.conftest import Phone, SignedIn, sign_in, told

SECRET = "a long secret"
BOOTSTRAP = ["officers", "bootstrap", "--brigade", "阳谷大队", "--badge", "100001", "--name", "张三"]


def run(app: Flask, args: list[str], said: str | None = None) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=args, input=said)
    return result.exit_code, result.output


def test_the_first_admin_of_an_empty_database_can_sign_in(app: Flask, client: FlaskClient) -> None:
    code, output = run(app, BOOTSTRAP, f"{SECRET}\n{SECRET}\n")
    assert code == 0
    assert SECRET not in output
    session = sign_in(client, "100001", SECRET).get_json()
    assert session["officer"]["roles"] == ["admin"]
    assert [unit["kind"] for unit in session["units"]] == ["brigade"]


def test_bootstrapping_twice_is_refused(app: Flask) -> None:
    run(app, BOOTSTRAP, f"{SECRET}\n{SECRET}\n")
    code, output = run(app, BOOTSTRAP, f"{SECRET}\n{SECRET}\n")
    assert code == 1
    assert "units already" in output


def test_an_officer_is_created_in_a_unit_by_name(app: Flask, client: FlaskClient) -> None:
    run(app, BOOTSTRAP, f"{SECRET}\n{SECRET}\n")
    create = ["officers", "create", "--badge", "F001", "--name", "小王", "--rank", "auxiliary", "--unit", "阳谷大队"]
    code, output = run(app, create, f"{SECRET}\n{SECRET}\n")
    assert (code, "mentor_missing" in output) == (1, True)
    assert run(app, [*create, "--mentor", "100001"], f"{SECRET}\n{SECRET}\n")[0] == 0
    assert sign_in(client, "F001", SECRET).status_code == 200
    assert "F001\t小王\tauxiliary\t阳谷大队\tofficer@阳谷大队" in run(app, ["officers", "list"])[1]


def test_a_short_password_is_refused(app: Flask) -> None:
    code, output = run(app, BOOTSTRAP, "short\nshort\n")
    assert code == 1
    assert "8 to 128" in output


def test_a_lost_phone_is_listed_and_revoked(app: Flask, signed_in: SignedIn, phone: Phone) -> None:
    client = signed_in("officerA")
    enrolment = phone.enrol(client).get_json()["id"]
    assert f"{enrolment}\tofficerA\t巡逻手机 1\tnever\t?" in run(app, ["devices", "list"])[1]
    assert run(app, ["devices", "revoke", enrolment])[0] == 0
    assert told(client.get("/api/v1/session")) == (401, "not_signed_in")
    assert "revoked" in run(app, ["devices", "list"])[1]
