"""The table of contents: every feature of the product, in the order of the layers it stands on."""

from __future__ import annotations

from app.accounts.feature import FEATURE as ACCOUNTS
from app.kernel.feature import Feature
from app.photos.feature import FEATURE as PHOTOS
from app.shell.feature import FEATURE as SHELL
from app.sync.feature import FEATURE as SYNC

FEATURES: tuple[Feature, ...] = (
    ACCOUNTS,
    PHOTOS,
    SYNC,
    SHELL,
)
