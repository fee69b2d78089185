"""The empty list to fill in: a sheet with the header and an example, and one that explains each column."""

from __future__ import annotations

from app.tabular.writing import OutColumn, OutSheet, write_xlsx

from .kinds import Kind

_WIDE = 18
_EXPLAINED = (
    OutColumn("列名", 16),
    OutColumn("必填", 8),
    OutColumn("可填内容", 40),
    OutColumn("示例", 20),
    OutColumn("说明", 60),
    OutColumn("也可写作", 40),
)


def template_of(kind: Kind) -> bytes:
    """An XLSX of the list. The example row begins with 例：, which the reader passes over."""
    columns = [OutColumn(each.title, _WIDE, each.allowed) for each in kind.fields]
    example = [each.example for each in kind.fields]
    explained = [
        [
            each.title,
            "是" if each.column.required else "",
            "、".join(each.allowed),
            each.example,
            each.note,
            "、".join(each.column.names[1:]),
        ]
        for each in kind.fields
    ]
    example[0] = f"例：{example[0]}"
    return write_xlsx([OutSheet(kind.title, columns, [example]), OutSheet("填写说明", _EXPLAINED, explained)])
