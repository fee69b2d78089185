"""The bytes that a phone's WebCrypto signed, read by the server: the same vectors hold the phone's code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.kernel import signing
from app.kernel.envelope import MAX_BODY_BYTES, read_envelope
from app.kernel.errors import DomainError

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "envelope.json").read_text(encoding="utf-8")
)
COMMANDS: list[dict[str, Any]] = VECTORS["commands"]
BODY: str = COMMANDS[0]["body"]
each_command = pytest.mark.parametrize("vector", COMMANDS, ids=lambda vector: vector["name"])


@each_command
def test_a_phones_signature_over_the_bodys_bytes_holds(vector: dict[str, Any]) -> None:
    key = signing.load_public_jwk(VECTORS["public_key"])
    assert signing.verify(key, vector["signature"], vector["body"].encode())
    assert signing.sha256_hex(vector["body"].encode()) == vector["digest"]


@each_command
def test_a_phones_body_is_read_member_by_member(vector: dict[str, Any]) -> None:
    read, said = read_envelope(vector["body"]), vector["fields"]
    assert (read.digest, read.body) == (vector["digest"], vector["body"])
    assert (str(read.id), read.type, read.seq, read.prev) == (said["id"], said["type"], said["seq"], said["prev"])
    assert [str(i) for i in (read.device_id, read.officer_id, read.enrolment_id)] == [
        said[name] for name in ("device", "officer", "enrolment")
    ]
    assert read.payload == said["payload"]
    assert (read.fix is None) == (said["fix"] is None)


def test_the_proof_of_an_enrolment_holds() -> None:
    proof = VECTORS["enrolment_proof"]
    key = signing.load_public_jwk(VECTORS["public_key"])
    assert proof["message"] == f"xunlu-enrol:v1:{proof['device_id']}:{proof['officer_id']}:{proof['ticket']}"
    assert signing.verify(key, proof["proof"], proof["message"].encode())


@pytest.mark.parametrize("vector", VECTORS["receipts"], ids=lambda vector: vector["name"])
def test_the_receipts_that_the_phone_checks_are_signed_by_their_key(vector: dict[str, Any]) -> None:
    key = signing.load_public_jwk(VECTORS["receipt_key"]["public_key"])
    assert signing.verify(key, vector["signature"], vector["receipt"].encode())
    assert json.loads(vector["receipt"])["key"] == VECTORS["receipt_key"]["key_id"]


def refused(body: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(DomainError) as caught:
        read_envelope(body)
    return caught.value.code, caught.value.params


@pytest.mark.parametrize("member", sorted(json.loads(BODY)))
def test_a_body_without_one_of_its_members_is_none(member: str) -> None:
    fields = json.loads(BODY)
    del fields[member]
    expected = "envelope_unsupported" if member in ("v", "suite") else "envelope_malformed"
    assert refused(json.dumps(fields))[0] == expected


def test_a_body_with_a_member_more_is_none() -> None:
    assert refused(json.dumps({**json.loads(BODY), "extra": 1})) == ("envelope_malformed", {"reason": "fields"})


@pytest.mark.parametrize(
    ("body", "reason"),
    [("[]", "not_an_object"), ("7", "not_an_object"), ("", "syntax"), ("\ud800", "surrogate")],
)
def test_a_body_that_is_no_object_is_malformed(body: str, reason: str) -> None:
    assert refused(body) == ("envelope_malformed", {"reason": reason})


def test_a_body_is_at_most_64_kib() -> None:
    padded = BODY + " " * (MAX_BODY_BYTES - len(BODY.encode()))
    assert read_envelope(padded).body == padded
    assert refused(padded + " ") == ("envelope_malformed", {"reason": "too_long"})


def test_an_upper_case_id_is_another_text_and_refused() -> None:
    fields = json.loads(BODY)
    assert refused(json.dumps({**fields, "device": fields["device"].upper()}))[1] == {"reason": "device"}


def test_an_id_that_is_not_version_7_is_refused() -> None:
    other = "6f1f6e0a-4f0c-4c39-9a6e-3d1b0f6f7a11"
    assert refused(json.dumps({**json.loads(BODY), "id": other}))[1] == {"reason": "id"}
