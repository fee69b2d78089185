"""What the desk may say about itself."""

from __future__ import annotations

from app.kernel.actor import Role
from app.kernel.command import CommandType

from . import schemas, views

_ANYBODY = frozenset(Role)

COMMANDS = (
    CommandType("desk.save_view", "desk", schemas.NewViewSchema, views.save_view, _ANYBODY),
    CommandType("desk.forget_view", "desk", schemas.NoBodySchema, views.forget_view, _ANYBODY),
)
