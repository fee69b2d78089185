"""A notice fits into a push whatever somebody wrote into it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from app.push.notice import MAX_PLAINTEXT_BYTES, plaintext, topic_of

from .conftest import a_notice

AT = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


def read(message: bytes) -> dict[str, Any]:
    assert len(message) <= MAX_PLAINTEXT_BYTES
    read: dict[str, Any] = json.loads(message)
    return read


def test_the_phone_gets_words_tag_and_page() -> None:
    notice = a_notice()
    assert read(plaintext(notice, AT)) == {
        "v": 1,
        "kind": "review",
        "id": notice.id,
        "tag": notice.topic,
        "url": notice.url,
        "at": "2026-11-22T04:00:00.000Z",
        "title": notice.title,
        "body": notice.body,
    }


def test_a_body_that_is_too_long_is_left_out_then_the_title() -> None:
    long = a_notice(body="警" * 4000)
    assert (read(plaintext(long, AT)).get("title"), read(plaintext(long, AT)).get("body")) == (long.title, None)
    longer = a_notice(title="警" * 4000)
    assert "title" not in read(plaintext(longer, AT))


def test_a_short_message_names_the_thing_and_its_page_only() -> None:
    assert set(read(plaintext(a_notice(), AT, short=True))) == {"v", "kind", "id", "tag", "url", "at"}


def test_a_record_has_one_topic_that_every_push_service_takes() -> None:
    topic = topic_of("task", UUID(int=2**128 - 1))
    assert (topic, len(topic)) == ("t-_____________________w", 24)
    assert a_notice(topic=topic).topic == topic


@pytest.mark.parametrize(
    "wrong",
    [
        {"urgency": "urgent"},
        {"topic": "x" * 33},
        {"topic": ""},
        {"topic": "任务"},
        {"topic": "a b"},
        {"ttl_s": 0},
        {"url": "https://evil.example/"},
        {"url": "//evil.example/"},
        {"url": "tasks"},
    ],
)
def test_a_notice_that_no_push_service_or_phone_would_take_is_a_mistake_of_ours(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        a_notice(**wrong)
