"""The report as a workbook: the brigade's own form, or the product's."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Border, Font, Side

from app.kernel.errors import DomainError
from app.tabular.template import fill_template, placeholders_in
from app.tabular.writing import CellValue

from .reports import Report, Shown
from .rules import CASE, TALLY
from .text import NOTHING_RECORDED, Named

_LISTS = {
    "figures": ("name", "value", "measure", "previous", "drafted", "reason"),
    "tallies": ("name", "value", "measure"),
    "cases": ("name", "value", "measure"),
    "squads": ("name", "people_out", "cars_out", "hours_out", "cases", "tasks_done", "hazards", "talks"),
}
"""What a row of a workbook may ask for, as ``{{squads.cases}}``."""
_SAMPLE: dict[str, CellValue] = {"unit": "", "day": date(2000, 1, 1), "weekday": "", "note": "", "text": ""}
_ABOUT = tuple(_SAMPLE)


def check_workbook(raw: bytes, keys: Sequence[str]) -> None:
    """Raise what ``fill_template`` raises for a workbook that couldn't be filled; ``keys`` are those of figures."""
    known = {*_ABOUT, *keys, *(f"{name}.{each}" for name, members in _LISTS.items() for each in members)}
    unknown = sorted(placeholders_in(raw) - known)
    if unknown:
        raise DomainError("template_placeholder_unknown", name=unknown[0], cell="")
    sample: dict[str, CellValue] = {**dict.fromkeys(keys, 0), **_SAMPLE}
    fill_template(raw, sample, {name: [dict.fromkeys(members, 0)] for name, members in _LISTS.items()})


def filled_workbook(raw: bytes | None, report: Report, values: Mapping[str, str], keys: Sequence[str]) -> bytes:
    """The report in this form; a figure that today's draft lacks is 0."""
    own = {each.key: _cell(each) for each in report.figures}
    about: dict[str, CellValue] = {
        "unit": report.unit.name,
        "day": report.duty_day,
        "weekday": values["weekday"],
        "note": values["note"],
        "text": report.text,
    }
    lists: dict[str, list[dict[str, CellValue]]] = {
        "figures": [_row(each, report) for each in report.figures if each.key != "note"],
        "tallies": [_short(each) for each in report.figures if each.key.startswith(TALLY)],
        "cases": [_short(each) for each in report.figures if each.key.startswith(CASE)],
        "squads": [_squad(each.unit.name, each.figures) for each in report.squads],
    }
    return fill_template(raw or default_workbook(), {**dict.fromkeys(keys, 0), **own, **about}, lists)


def _cell(figure: Shown) -> CellValue:
    return NOTHING_RECORDED if figure.value is None else figure.value


def _short(figure: Shown) -> dict[str, CellValue]:
    return {"name": figure.word.name_zh, "value": _cell(figure), "measure": figure.word.measure_zh}


def _row(figure: Shown, report: Report) -> dict[str, CellValue]:
    before, drafted = (
        Named(figure.key, value, figure.word).value for value in (report.previous.get(figure.key), figure.drafted)
    )
    changed = figure.change is not None and figure.value != figure.drafted
    return {
        **_short(figure),
        "name": f"{figure.word.name_zh}{figure.named.mark}",
        "previous": NOTHING_RECORDED if before is None else before,
        "drafted": NOTHING_RECORDED if drafted is None else drafted,
        "reason": figure.change.reason if changed and figure.change is not None else "",
    }


def _squad(name: str, figures: Sequence[Shown]) -> dict[str, CellValue]:
    cells = {each.key: _cell(each) for each in figures}
    mark = next((each.named.mark for each in figures if each.key == "people_out"), "")
    return {"name": f"{name}{mark}", **{key: cells.get(key, 0) for key in _LISTS["squads"][1:]}}


# -- the product's own form -----------------------------------------------------------------------------------------

_THIN = Side(style="thin", color="888888")
_FIGURES = ("项目", "今日", "单位", "昨日", "记录所载", "修改原因")
_SQUADS = ("中队", "出动警力", "警车", "勤务时长", "交通违法", "办结指令", "排查隐患", "宣讲")
_TABLES = tuple(
    (titles, tuple(f"{{{{{name}.{member}}}}}" for member in _LISTS[name]))
    for name, titles in (("figures", _FIGURES), ("squads", _SQUADS))
)


def default_workbook() -> bytes:
    """A page with the figures, the squads and the remarks, to begin with or to change in a spreadsheet."""
    book = Book()
    sheet = book.active
    if sheet is None:
        raise RuntimeError("a new workbook has a sheet")
    sheet.title = "日报"
    sheet.append(["{{unit}}勤务战果日报"])
    sheet.append(["{{day}}", "{{weekday}}"])
    sheet["A1"].font = Font(size=16, bold=True)
    for titles, row in _TABLES:
        sheet.append([])
        for cells, bold in ((titles, True), (row, False)):
            sheet.append(cells)
            for cell in sheet[sheet.max_row]:
                cell.font, cell.alignment = Font(bold=bold), Alignment(horizontal="center")
                cell.border = Border(top=_THIN, bottom=_THIN, left=_THIN, right=_THIN)
    sheet.append([])
    sheet.append(["其他情况：{{note}}"])
    for letter, width in zip("ABCDEFGH", (18, 12, 10, 12, 12, 24, 12, 12), strict=True):
        sheet.column_dimensions[letter].width = width
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
