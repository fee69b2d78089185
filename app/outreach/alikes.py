"""Names that may mean the same village or town: 郭屯 and 郭店屯, 阎楼 and 阎楼镇. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_ENDINGS = ("村民委员会", "村委会", "村", "庄", "街道办事处", "街道", "镇", "乡", "小学", "中学", "学校", "有限公司")


def look_alike(one: str, other: str) -> bool:
    """Whether two names differ only by an ending, or by one character that the shorter leaves out in its middle."""
    if one == other:
        return False
    return stem(one) == stem(other) or _leaves_one_out(stem(one), stem(other)) or _leaves_one_out(one, other)


def _leaves_one_out(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(long) - len(short) != 1 or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))


def stem(name: str) -> str:
    """A name without the ending that says what it is, as long as two characters are left."""
    return next((name.removesuffix(e) for e in _ENDINGS if name.endswith(e) and len(name) - len(e) >= 2), name)


def alikes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different names that may mean the same, by stems of the same first character."""
    by_first: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        if name:
            yield from ((earlier, name) for earlier in by_first.get(name[0], ()) if look_alike(earlier, name))
            by_first.setdefault(name[0], []).append(name)
