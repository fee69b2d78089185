"""Who works in the demo: the people whom its stories name, and the rest of the staff, made up by rule.

A name is 演示, a common surname and a running number: nobody is called so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from .places import DATA

SURNAMES = "张李王赵刘陈杨黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
DIGITS = "一二三四五六七八九"
TENS = ("", "十", "廿", "卅", "四十", "五十", "六十", "七十", "八十", "九十")

Entry = dict[str, Any]


@cache
def read_county() -> dict[str, list[Entry]]:
    """The records of ``data/county.json`` by kind."""
    data: dict[str, list[Entry]] = json.loads((DATA / "county.json").read_text(encoding="utf-8"))
    return data


def officers() -> list[Entry]:
    """All officers as the wire says them, with keys in the place of ids; those whom the stories name come first."""
    named = read_county()["officers"]
    return [*named, *_others(len(named) + 1)]


def _others(number: int) -> Iterator[Entry]:
    for group in read_county()["staff"]:
        mentor = f"{group['prefix']}02" if group.get("leader") else f"{group['prefix']}01"
        ranks = ["police"] * group["police"] + ["auxiliary"] * group["auxiliary"]
        for place, rank in enumerate(ranks, start=1):
            badge = f"{group['prefix']}{place:02}"
            roles = ["squad_leader"] if group.get("leader") and place == 1 else group["roles"]
            yield {
                "key": badge,
                "badge": badge,
                "name": _name(number),
                "rank": rank,
                "unit_id": group["unit_id"],
                "roles": roles,
                **({"mentor_id": mentor} if rank == "auxiliary" else {}),
                **({"over": group["over"]} if "over" in group else {}),
            }
            number += 1


def _name(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = TENS[tens] + (DIGITS[ones - 1] if ones else "")
    if number in (20, 30):
        said = DIGITS[tens - 1] + "十"
    return f"演示·{SURNAMES[(number - 1) % len(SURNAMES)]}{'百' * hundreds}{said}"
