"""On phones: what one reported at a scene oneself, and the words that a report needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.kernel.feed import Feed, Reader, Shown

from .rules import VEHICLE
from .scenes import SCENES, own_scenes, scenes_by_ids
from .schemas import AccidentSceneSchema, AccidentWordSchema
from .words import KIND, accident_words, words_by_keys

SHOWN_DAYS = 30
#: What is seen at the scene; cause, road type and the like are the investigation's.
SHOWN_LISTS = ("form", VEHICLE)
_SCENE, _WORD = AccidentSceneSchema(), AccidentWordSchema()


def _scenes(reader: Reader) -> Shown:
    if reader.actor.officer_id is None:
        return {}
    return _dump(own_scenes(reader.session, reader.actor.officer_id, reader.now - timedelta(days=SHOWN_DAYS)))


def _load_scenes(reader: Reader, ids: Iterable[str]) -> Shown:
    found = scenes_by_ids(reader.session, [UUID(each) for each in ids])
    return _dump(each for each in found if each["officer_id"] == reader.actor.officer_id)


def _dump(found: Iterable[dict[str, Any]]) -> Shown:
    return {str(each["id"]): _SCENE.dump(each) for each in found}


def _words(reader: Reader) -> Shown:
    return {word["key"]: _WORD.dump(word) for word in accident_words(reader.session, SHOWN_LISTS)}


def _load_words(reader: Reader, keys: Iterable[str]) -> Shown:
    found = words_by_keys(reader.session, list(keys))
    return {word["key"]: _WORD.dump(word) for word in found if word["list"] in SHOWN_LISTS}


FEEDS = (Feed(SCENES.kind, _scenes, _load_scenes), Feed(KIND, _words, _load_words))
