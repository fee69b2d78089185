"""Changes made without a feature, for tests of what lies below all features."""

from __future__ import annotations

from flask import Flask

from app.kernel.desk import system_transaction
from app.kernel.house import house


def tell(app: Flask, *actions: str) -> None:
    """Write one audited change for each of ``actions``, all in one transaction."""
    with app.app_context(), system_transaction(house().bus, house().clock) as context:
        for action in actions:
            context.changed(action, "toy", "t1", reason="测试", number=1)
