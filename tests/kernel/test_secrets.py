"""Keys appear once, whole, for the server's eyes only."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from webpush import WebPush

from app.kernel.secrets import Secrets, SecretsError, load_or_create

FILES = {"flask-secret.hex", "receipt-key.pem", "vapid-private.pem", "vapid-public.pem", "field-key.hex"}


def fingerprint(secrets: Secrets) -> tuple[bytes, int, bytes, bytes]:
    """What tells two sets of secrets apart."""
    receipt_number = secrets.receipt_key.private_numbers().private_value
    return secrets.flask_secret, receipt_number, secrets.vapid_private_pem.read_bytes(), secrets.field_key


def test_the_first_start_makes_every_secret_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "var" / "secrets"
    load_or_create(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name for path in folder.iterdir()} == FILES
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_the_second_start_reads_the_same_secrets(tmp_path: Path) -> None:
    assert fingerprint(load_or_create(tmp_path / "s")) == fingerprint(load_or_create(tmp_path / "s"))


def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    one, other = fingerprint(load_or_create(tmp_path / "one")), fingerprint(load_or_create(tmp_path / "other"))
    assert not set(one) & set(other)
    assert one[0] != one[3]


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: fingerprint(load_or_create(tmp_path / "s")), range(8)))
    assert len(set(made)) == 1
    assert {path.name for path in (tmp_path / "s").iterdir()} == FILES


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_secret_that_others_may_read_is_refused_by_name(tmp_path: Path, name: str) -> None:
    load_or_create(tmp_path / "s")
    (tmp_path / "s" / name).chmod(0o640)
    with pytest.raises(SecretsError, match=f"{name} has mode 640.*chmod 600"):
        load_or_create(tmp_path / "s")


def test_a_folder_that_others_may_enter_is_refused(tmp_path: Path) -> None:
    load_or_create(tmp_path / "s")
    (tmp_path / "s").chmod(0o755)
    with pytest.raises(SecretsError, match="chmod 700"):
        load_or_create(tmp_path / "s")


@pytest.mark.parametrize("name", ["flask-secret.hex", "field-key.hex", "receipt-key.pem", "vapid-private.pem"])
def test_a_damaged_secret_is_refused_and_not_replaced(tmp_path: Path, name: str) -> None:
    load_or_create(tmp_path / "s")
    (tmp_path / "s" / name).write_bytes(b"\xff damaged")
    with pytest.raises(SecretsError, match=name):
        load_or_create(tmp_path / "s")
    assert (tmp_path / "s" / name).read_bytes() == b"\xff damaged"


def test_the_push_keys_are_a_pair_that_the_push_library_takes(tmp_path: Path) -> None:
    secrets = load_or_create(tmp_path / "s")
    assert WebPush(secrets.vapid_private_pem, secrets.vapid_public_pem)
    public_key = load_pem_public_key(secrets.vapid_public_pem.read_bytes())
    assert isinstance(public_key, ec.EllipticCurvePublicKey)


def test_a_secret_does_not_reach_a_log_by_its_repr(tmp_path: Path) -> None:
    secrets = load_or_create(tmp_path / "s")
    assert repr(secrets.flask_secret) not in repr(secrets)
