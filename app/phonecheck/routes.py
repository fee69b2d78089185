"""``GET /phone-check``: the page, in Chinese or English; what it finds out stays on the phone."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, render_template, request

LANGUAGES = ("zh-CN", "en")
#: In the order in which one failing explains the next.
CHECKS = ("secure", "storage", "crypto", "worker", "position", "camera", "push")
#: These ask the person first, so they wait for a tap.
ASKING = frozenset({"position", "camera", "push"})

bp = Blueprint("phonecheck", __name__, url_prefix="/phone-check", template_folder="templates", static_folder="static")


@bp.get("")
def page() -> str:
    """The page in ``?lang=``, else in the browser's language, else in Chinese."""
    language = request.args.get("lang", "")
    if language not in LANGUAGES:
        language = request.accept_languages.best_match(LANGUAGES, default=LANGUAGES[0]) or LANGUAGES[0]
    return render_template(
        "phonecheck/page.html", language=language, languages=LANGUAGES, t=texts(language), checks=CHECKS, asking=ASKING
    )


@cache
def texts(language: str) -> dict[str, Any]:
    """The page's texts, by the keys of ``locale/<language>.json``."""
    read: dict[str, Any] = json.loads((Path(__file__).parent / "locale" / f"{language}.json").read_text())
    return read
