"""What opens over a page or in it: sheets, dialogs, editors. Page → how to open; a new one is a line here.

Some lie over the page, in a dialog of the browser, and name the file that draws them: ``drawn()`` are all there are.
Others change the page itself, and are called by what they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tools.paths import PWA

SOURCE = PWA / "src"
#: What a sheet is made of; these frames are no sheets themselves.
_FRAME = re.compile(r"<(?:BottomSheet|CenterDialog|ConfirmSheet)\b")
_FRAMES = ("ui/",)
DIALOG = ".modal-frame[open]"
#: Sheets for which the tests' county gives no occasion: somebody's request to refuse, a publication to take back.
WITHOUT_OCCASION = frozenset({"features/roster/RequestCard", "features/assessment/desk/WithdrawDialog"})

Way = Callable[[Page], None]


@dataclass(frozen=True)
class Opening:
    """``of`` is the file below ``src`` that draws it, without ``.vue``, or what a state is called; ``route`` as in the
    router, and ``which`` says where its id comes from if not from where the page's comes; ``ways`` are done one after
    another; ``query`` follows the address, ``:id`` in it is what ``which`` finds."""

    of: str
    route: str
    ways: tuple[Way, ...]
    which: str = ""
    query: str = ""

    @property
    def is_sheet(self) -> bool:
        """Whether it lies over the page."""
        return "/" in self.of

    @property
    def at_the_desk(self) -> bool:
        """Whether it opens at the desk, and not on the phone."""
        return self.route.startswith("/desk")


def drawn() -> set[str]:
    """All files that draw a sheet."""
    found = (path for path in SOURCE.rglob("*.vue") if _FRAME.search(path.read_text(encoding="utf-8")))
    names = {path.relative_to(SOURCE).with_suffix("").as_posix() for path in found}
    return {name for name in names if not name.startswith(_FRAMES)}


def tap(name: str) -> Way:
    """Tap the first button whose name begins so."""
    return choose(f"role=button[name=/^{re.escape(name)}/]")


def choose(row: str) -> Way:
    """Tap the first of what a selector finds."""

    def way(page: Page) -> None:
        _first(page, row).click()

    return way


def press(keys: str) -> Way:
    """Press keys."""

    def way(page: Page) -> None:
        page.keyboard.press(keys)

    return way


def bring_photos(page: Page) -> None:
    """Take two pictures from the album."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="相册").click()
    chooser.value.set_files([_picture(number) for number in (1, 2)])
    expect(page.get_by_role("button", name="查看照片")).to_have_count(2)


def _picture(number: int) -> FilePayload:
    drawn_on = BytesIO()
    Image.new("RGB", (640, 480), (40 * number, 90, 120)).save(drawn_on, "JPEG")
    return {"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": drawn_on.getvalue()}


def bring_table(page: Page) -> None:
    """Hand over a table of which one row is wrong."""
    told = "单位名称,类别,上级单位\n第九中队,中队,没有的大队\n".encode()
    page.locator("input[type=file]").set_input_files({"name": "单位.csv", "mimeType": "text/csv", "buffer": told})


def _first(page: Page, selector: str) -> Locator:
    return page.locator(selector).locator("visible=true").first


_NEW_VIOLATION, _NEW_TALK = "/violations/new", "/talks/new"
_FINDING = "/desk/inspections/:id"
_ONE_LINE, _POSTS_LINE = choose("[aria-expanded=false]"), tap("岗位在岗率")
_PUBLISHED: Mapping[str, str] = {"which": "published", "query": "?day=:id"}

OPENINGS: tuple[Opening, ...] = (
    # -- on the phone -----------------------------------------------------------------------------------------------
    Opening("features/checkin/PostSheet", "/today", (tap("其他岗位"),)),
    Opening("features/accounts/SignOutButton", "/me", (tap("退出登录"),)),
    Opening("features/shift/WithdrawStart", "/shift", (tap("撤回这次上勤"),)),
    Opening("features/violation/CodeSheet", _NEW_VIOLATION, (tap("选择违法行为代码"),)),
    Opening("features/violation/SpeedingSheet", _NEW_VIOLATION, (tap("超速认定"),)),
    Opening("features/violation/PlaceFields", _NEW_VIOLATION, (tap("选择路段"),)),
    Opening("features/violation/CrewSheet", _NEW_VIOLATION, (tap("同班人员"),)),
    Opening("features/violation/PhotoViewer", _NEW_VIOLATION, (bring_photos, tap("查看照片"))),
    # The photos of the one before are unfinished.
    Opening("app/ReplaceSheet", _NEW_VIOLATION, (), "violation.report", "?replaces=:id"),
    Opening("features/violation/ReportForm", _NEW_VIOLATION, (tap("清空重填"),)),
    Opening("features/violation/WatermarkSheet", "/records/:id", (tap("分享水印照片"),)),
    Opening("features/sync/ReasonSheet", "/records/:id", (tap("撤回这条记录"),)),
    Opening("features/hazard/HazardPlace", "/hazards/new", (tap("选择路段"),)),
    Opening("features/outreach/TargetSheet", _NEW_TALK, (tap("查找对象"),)),
    Opening("features/outreach/PresenterSheet", _NEW_TALK, (tap("主讲人"),)),
    Opening("宣讲进行中", _NEW_TALK, (tap("开始"),)),
    Opening("features/outreach/TalkForm", _NEW_TALK, (tap("清空重填"),)),
    Opening("features/dispatch/ReportSheet", "/tasks/:id", (tap("补充反馈"),), "answered"),
    Opening("features/dispatch/SendBackSheet", "/tasks/:id", (tap("退回"),), "task"),
    Opening("features/inspection/WhomSheet", "/inspections/new", (tap("选择督导对象"),)),
    Opening("features/inspection/MendRows", "/inspections", (tap("报告已整改"),)),
    Opening("features/inspection/InspectionPage", "/inspections/:id", (tap("说明"),), "inspection"),
    Opening("features/assessment/SaySheet", "/me/credits", (tap("申请复核"),)),
    Opening("法规条文", "/legal", (choose("summary"),)),
    # -- at the desk ------------------------------------------------------------------------------------------------
    Opening("app/desk/SavedViews", "/desk/violations", (tap("保存视图"),), query="?plate=鲁P"),
    Opening("app/desk/EndCard", "/desk/posts/:id", (tap("停用执勤点"),)),
    Opening("app/desk/OpenTrackDialog", "/desk/vehicles/:id", (tap("查看轨迹"),)),
    Opening("features/records/desk/VerdictDialog", "/desk/reviews", (press("j"), tap("退回"))),
    Opening("features/inspection/desk/DecisionDialog", _FINDING, (tap("作出决定"),)),
    Opening("features/inspection/desk/RectifyDialog", _FINDING, (tap("下达整改"),)),
    Opening("app/desk/ReasonDialog", _FINDING, (tap("撤回登记"),), "inspection"),
    Opening("features/inspection/desk/RectificationStepDialog", "/desk/rectifications", (tap("调整期限"),)),
    Opening("features/inspection/desk/NoticeStepDialog", "/desk/notices/:id", (tap("印发"),)),
    Opening("一项得分", "/desk/score", (_ONE_LINE,)),
    Opening("features/assessment/desk/AskReviewDialog", "/desk/score", (_POSTS_LINE, tap("申请复核")), **_PUBLISHED),
    Opening("features/assessment/desk/AdoptDialog", "/desk/what-if", (tap("批准施行"),)),
    Opening("features/duty/desk/ExemptDialog", "/desk/credits/:id", (tap("剔除这一任务"),)),
    Opening("features/duty/desk/WithdrawExemptionDialog", "/desk/credits/:id", (tap("撤回"),), "exempted"),
    Opening("features/report/desk/RecordsDialog", "/desk/reports", (choose(".figures .open:enabled"),)),
    Opening("features/report/desk/ChangeDialog", "/desk/reports", (choose(".figures .pen"),)),
    Opening("features/report/desk/FinishDialog", "/desk/reports", (tap("定稿"),)),
    Opening("features/hazard/desk/StepDialog", "/desk/hazards/:id", (tap("移交"),), "hazard.report"),
    Opening("features/dispatch/desk/SendDialog", "/desk/tasks", (tap("下达指令"),)),
    Opening("features/dispatch/desk/EndDialog", "/desk/tasks/:id", (tap("撤回"),)),
    Opening("features/outreach/desk/SettleDialog", "/desk/outreach/heard", (tap("标为已处理"),)),
    Opening("app/desk/ReasonDialog", "/desk/outreach/ledger", (tap("取消计划"),)),
    Opening("features/reference/desk/NewRowDialog", "/desk/reference", (tap("新增"),)),
    Opening("app/desk/ReasonDialog", "/desk/accidents/:id", (tap("撤销"),), "accident.report"),
    Opening("更正事故", "/desk/accidents/:id", (tap("更正"),), "accident.report"),
    Opening("features/accounts/desk/ActiveCard", "/desk/officers/:id", (tap("停用"),)),
    Opening("features/accounts/desk/RevokeDialog", "/desk/devices", (tap("注销"),)),
    Opening("features/analysis/desk/LookDialog", "/desk/analysis/proposals", (tap("生成建议"),)),
    Opening("features/analysis/desk/BehindDialog", "/desk/analysis", (choose(".desk-row-link"),)),
    Opening("app/desk/ReasonDialog", "/desk/analysis/proposals/:id", (tap("不采纳"),)),
    Opening("features/analysis/desk/AdoptDialog", "/desk/analysis/proposals/:id", (tap("采纳"),)),
    Opening("features/analysis/desk/RuleDialog", "/desk/analysis/rules", (tap("修改"),)),
    Opening("一格的桩号条", "/desk/grid", (choose("td button"),)),
    Opening("排班的一格", "/desk/roster", (choose("td[tabindex], td button"),)),
    Opening("试导入的结果", "/desk/imports", (bring_table,)),
    Opening("日报格式", "/desk/reports/forms", (choose("summary"),)),
)
