"""Times and days as a report writes them, in the installation's time."""

from __future__ import annotations

from datetime import date, datetime

from app.kernel.house import house

_WEEKDAYS = "一二三四五六日"


def clock_text(instant: datetime) -> str:
    """``19:05``."""
    return instant.astimezone(house().settings.timezone).strftime("%H:%M")


def day_text(day: date) -> str:
    """``2026年11月22日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_text(day: date) -> str:
    """``星期日``."""
    return f"星期{_WEEKDAYS[day.weekday()]}"
