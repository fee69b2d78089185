"""Small decisions about a violation as it was reported."""

import unicodedata

#: Of one record.
MAX_PHOTOS = 9


def normalise_decision_number(text: str | None) -> str | None:
    """The number of the decision (决定书编号) in half width and without spaces; None when blank.

    Nothing more is asked of it: its length differs between forms and years, and the national system knows.
    """
    compact = "".join(unicodedata.normalize("NFKC", text or "").split())
    return compact or None
