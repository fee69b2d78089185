"""The Chinese words of assessment for files that leave the house; screens have theirs in their own language."""

from __future__ import annotations

from collections.abc import Mapping

INDICATOR_NAMES: Mapping[str, str] = {
    "presence_posts": "岗位在岗率",
    "coverage_sections": "路段覆盖率",
    "staffing_rule": "人员配备",
    "evidence_first_review": "证据一次审核通过率",
}
STATE_NAMES: Mapping[str, str] = {"credited": "已计入", "unknown": "未知", "exempt": "已剔除"}
