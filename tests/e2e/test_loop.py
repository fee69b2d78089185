"""The loop, once round in a browser: accidents from a file, a proposal adopted, a night's track from a file, an
inspection; and what the grid, the score, the daily report and the commander's page say of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from playwright.sync_api import Page, Playwright, expect

from app.kernel.clock import format_instant
from tests.e2e.centre import Centre
from tests.e2e.county import PLATE, SECTION, County, make_county
from tests.e2e.desk_app import DeskApp
from tests.e2e.phone import Phone
from tests.e2e.server import Server
from tests.e2e.track import car_track

LOCAL = ZoneInfo("Asia/Shanghai")
#: The evening's key period.
STARTS, ENDS = time(19), time(21)
LONG = "X05 全段"
#: A road so long that accidents on the section's kilometre stand out.
LONG_ROAD = {"name": LONG, "road_code": "X05", "level": "county", "line": [[115.70, 36.3], [115.82, 36.3]]}
HEADINGS = ("事故编号", "事故时间", "处理程序", "死亡人数", "受伤人数", "路段", "桩号", "事故形态")


def test_the_loop_from_a_months_accidents_to_a_score_that_says_why(
    server: Server, desk: Phone, playwright: Playwright, tmp_path: Path
) -> None:
    now = datetime.now(UTC)
    county = make_county(server.settings, now)
    server.start()
    centre = Centre(playwright, server, county)
    road = {**LONG_ROAD, "from_chainage_m": 0, "attributes": [], "unit_id": str(county.other_squad)}
    centre.post("/sections", road)
    office = DeskApp(desk.start(), server.origin)
    office.sign_in(county.supervisor)
    page = office.page

    _import_accidents(page, server, _month_of(tmp_path / "事故.xlsx", now))
    _adopt_patrol(page, server)

    night = _tomorrow(now)
    server.start_later(datetime.combine(night, ENDS, LOCAL) + timedelta(minutes=10) - datetime.now(UTC))
    server.run_jobs()
    centre = Centre(playwright, server, county)  # up to two days later, by the hour: sessions may have ended
    page.context.clear_cookies()
    office.sign_in(county.supervisor)
    at_first = _card(centre, county, night)
    page.goto(f"{server.origin}/desk/grid?day={night}")
    cell = page.get_by_role("row").filter(has_text=SECTION)
    expect(cell).to_contain_text("未知")

    _drop_track(server, datetime.combine(night, STARTS, LOCAL) + timedelta(minutes=20))
    server.run_jobs()
    server.start_later(timedelta(minutes=2))  # a file is taken when a second look finds it unchanged
    server.run_jobs()
    expect(cell).to_contain_text("完成", timeout=90_000)
    with_track = _card(centre, county, night)
    assert _differing(at_first, with_track) == {"coverage_sections"}
    covered = with_track["coverage_sections"]
    assert (covered["value"], covered["points"]) == ("1.0000", f"{covered['weight']}.00")

    _inspect(page, server, county)
    server.run_jobs()
    inspected = _card(centre, county, night)
    assert _differing(with_track, inspected) == {"inspection_findings"}
    assert inspected["inspection_findings"]["value"] == "1.0000"

    page.goto(f"{server.origin}/desk/grid/sheet?day={night}")
    expect(page.get_by_role("article")).to_contain_text("1 / 1")
    expect(page.get_by_role("article")).to_contain_text("100%")
    page.goto(f"{server.origin}/desk/reports?day={night}")
    for name, value in (("重点路段时段完成", "1"), ("见警率", "100")):
        expect(page.get_by_role("listitem").filter(has_text=name).filter(has_text=value).first).to_be_visible()
    assert desk.complaints == []


def _month_of(path: Path, now: datetime) -> Path:
    """Twelve evenings' accidents along the section and a few elsewhere, as the national system hands them out."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADINGS)
    for n in range(12):
        at = datetime.combine((now - timedelta(days=20 + 9 * n)).astimezone(LOCAL).date(), time(19, 5 + n))
        sheet.append((f"S{n}", at, "一般", 0, 1, SECTION, f"K12+{300 + 50 * n}", "追尾碰撞"))
    for n in range(3):
        at = datetime.combine((now - timedelta(days=15 + 50 * n)).astimezone(LOCAL).date(), time(9 + 2 * n))
        sheet.append((f"X{n}", at, "简易", 0, 0, LONG, f"K{2 + 3 * n}+000", "其他"))
    book.save(path)
    return path


def _import_accidents(page: Page, server: Server, file: Path) -> None:
    page.goto(f"{server.origin}/desk/imports?kind=accidents")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="确认导入 15 条").click()
    expect(page.get_by_text("已导入：新增 15")).to_be_visible()


def _adopt_patrol(page: Page, server: Server) -> None:
    """Let the rules look, and adopt the patrol of the section that stands out."""
    page.goto(f"{server.origin}/desk/analysis/proposals")
    page.get_by_role("button", name="生成建议").click()
    page.get_by_role("dialog").get_by_role("button", name="生成建议").click()
    page.get_by_role("row").filter(has_text=SECTION).get_by_role("link", name="路段巡逻").first.click()
    expect(page.get_by_role("heading", name="依据的事故")).to_be_visible()
    expect(page.get_by_text("12 起事故")).to_be_visible()
    page.get_by_role("button", name="采纳", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="采纳", exact=True).click()
    expect(page.get_by_text("已采纳").first).to_be_visible()


def _tomorrow(now: datetime) -> date:
    """The first duty day on which what is adopted today is due: a duty day begins at four."""
    return (now.astimezone(LOCAL) - timedelta(hours=4)).date() + timedelta(days=1)


def _drop_track(server: Server, starts_at: datetime) -> None:
    """Two rounds of the car, as many as were demanded, lie in the inbox as a file: each fix twice, the latest first."""
    rows = [
        f"{PLATE},{format_instant(at + timedelta(seconds=fix.after_s))},{fix.point.latitude},{fix.point.longitude}"
        for at in (starts_at + timedelta(minutes=30), starts_at)
        for fix in reversed(car_track())
    ]
    inbox = server.data_dir / "inbox" / "positions"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / "night.csv").write_text("\n".join(["车牌号,时间,纬度,经度", *rows, *rows]) + "\n", encoding="utf-8")


def _inspect(page: Page, server: Server, county: County) -> None:
    """The supervisor saw the squad on the road: lights, car and officers as they should be."""
    page.goto(f"{server.origin}/desk/inspections/new")
    page.get_by_label("被督导单位").select_option(str(county.squad))
    for seen in ("警灯", "警车", "民警"):
        page.get_by_role("group", name=seen, exact=True).get_by_role("button", name="合格", exact=True).click()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("heading", name="城区中队 督导")).to_be_visible()


def _card(centre: Centre, county: County, day: date) -> dict[str, dict[str, Any]]:
    """The squad's card of the period in which a day lies, line by line."""
    said = centre.get(f"/scorecards?subject_kind=squad&subject_id={county.squad}&day={day}")
    return {line["indicator"]: line for line in said["card"]["lines"]}


def _differing(one: dict[str, Any], other: dict[str, Any]) -> set[str]:
    return {code for code in one if one[code] != other[code]}
