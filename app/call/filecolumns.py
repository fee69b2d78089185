"""The columns that a file of calls may have. What a file says of who called is known, so that nobody takes it for
something else, and passed over: it is not kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.accounts.importing import unit_field
from app.duty.placecolumns import PLACE_FIELDS, text_in
from app.records.filemappings import MappingInfo
from app.tabular.columns import Column
from app.tabular.importing import SAYS_NOTHING, ImportField
from app.tabular.moments import clock_in, moment_in
from app.tabular.words import WordReader, known_words

from .words import LISTS


def _not_kept(_cell: str) -> object:
    return SAYS_NOTHING


FIELDS: tuple[ImportField, ...] = (
    ImportField(
        Column("number", ("警情编号", "接警单号", "警单编号", "接处警编号", "警情号", "编号", "number")),
        text_in,
        example="J20260305000123",
        longest=40,
        note="原系统的编号；再次导入时据此对应",
    ),
    ImportField(
        Column(
            "received_at",
            ("接警时间", "报警时间", "报警日期", "接报时间", "警情时间", "时间", "received_at"),
            required=True,
        ),
        moment_in,
        example="2026/3/5 7:30",
        note="日期和时分；时分另有一列的，本列只写日期",
    ),
    ImportField(Column("clock", ("时分", "接警时分", "clock")), clock_in, note="本地时间，如 7:30"),
    ImportField(
        Column("kind", ("警情类别", "警情类型", "警情性质", "类别", "报警类型", "kind"), required=True),
        WordReader(),
        example="交通事故",
        note="参考表中的警情类别",
    ),
    ImportField(
        Column("outcome", ("处置结果", "处理结果", "处警结果", "反馈结果", "outcome")),
        WordReader(),
        example="现场处置",
        note="空着为处置中",
    ),
    *PLACE_FIELDS,
    ImportField(
        Column("place_text", ("地点", "警情地址", "事发地点", "报警地址", "案发地点", "详细地址", "place_text")),
        text_in,
        example="G105 线 K12+300 处",
        longest=200,
    ),
    ImportField(
        Column("town", ("乡镇", "镇街", "所属乡镇", "乡镇街道", "town")), text_in, example="安乐镇", longest=30
    ),
    ImportField(
        Column("summary", ("简要警情", "报警内容", "警情内容", "简要情况", "警情描述", "备注", "summary")),
        text_in,
        example="两车追尾，无人受伤",
        note="其中的电话、证件号不保存",
        longest=500,
    ),
    ImportField(Column("handled_by", ("处警人警号", "处警民警警号", "警号", "handled_by")), note="处警人的警号"),
    ImportField(
        Column(
            "caller",
            ("报警人", "报警人姓名", "报警电话", "联系电话", "报警人电话", "报警人联系方式", "主叫号码", "caller"),
        ),
        _not_kept,
        note="认得，但不保存",
    ),
    unit_field("某县交警大队"),
)


def fields_for(mapping: MappingInfo, words: Sequence[Mapping[str, Any]]) -> tuple[ImportField, ...]:
    """The columns as one brigade's files have them: its headings before ours, its words beside ours."""
    known = known_words(words, mapping.words)
    return tuple(
        mapping.tailored(each, known.get(each.key, WordReader()) if each.key in LISTS else None) for each in FIELDS
    )


def list_of(key: str) -> str | None:
    """The list whose words a column has; None for one without words."""
    return key if key in LISTS else None
