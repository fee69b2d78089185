"""Tables that people bring and take away: reading XLSX and CSV, writing both. Pure; knows no feature.

Reading, in two steps::

    COLUMNS = (Column("badge", ("警号", "编号"), required=True), Column("joined_on", ("入警日期",)))
    table = table_in(read_sheets(raw), COLUMNS)            # reading.py, columns.py
    for row in table.rows:
        row.line, row.said["badge"], row.flaws             # line as the spreadsheet shows it; text; what can't be read
        date_in(row.said.get("joined_on", ""))             # cells.py: dates, numbers, yes and no, lists

- Every cell is text: numbers without ``.0``, dates as ISO 8601, full-width digits, letters and spaces as plain ones,
  Chinese punctuation as written. A merged cell fills its whole range. A formula counts by its stored value.
- A cell that has no trustworthy text (a formula without a value, ``#REF!``, a number longer than Excel keeps) is a
  *flaw* of its row; it never makes the file unreadable.
- The header may stand below title rows, in any sheet that isn't hidden; of several sheets the one whose header knows
  most columns is read. Rows of notes (合计, 填表人, 例：) below it are passed over and counted.
- A whole file is refused with ``table_unreadable``, ``table_old_format``, ``table_encrypted``, ``table_too_large``,
  ``table_sheet_unknown``, ``table_columns_missing``. :class:`Bounds` says how large a table may be, also inflated.

Writing::

    write_xlsx([OutSheet("出警", (OutColumn("警号"), OutColumn("日期", width=12)), rows)]) -> bytes
    write_csv(OutSheet(…)) -> bytes                                                      # writing.py
    fill_template(raw, {"day": date(…)}, {"squads": [{"name": …}, …]}) -> bytes          # template.py

Cells are ``str | int | float | Decimal | bool | date | datetime | time | None``; text stays text (ids, plates and what
looks like a formula), aware datetimes are shown in China's time.
"""
