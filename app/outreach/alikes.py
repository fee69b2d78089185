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
    """Pairs of different names that may mean the same, an earlier one first. A long list costs no more for each name
    than a short one: only names with a form in common are compared."""
    by_form: dict[str, list[str]] = {}
    for name in dict.fromkeys(filter(None, names)):
        forms = _forms(name)
        earlier = dict.fromkeys(other for form in forms for other in by_form.get(form, ()))
        yield from ((other, name) for other in earlier if look_alike(other, name))
        for form in forms:
            by_form.setdefault(form, []).append(name)


def _forms(name: str) -> list[str]:
    """What a name has in common with those that look like it: itself, its stem, both with a character left out."""
    whole = {name, stem(name)}
    return sorted(whole | {each[:at] + each[at + 1 :] for each in whole for at in range(1, len(each) - 1)})
