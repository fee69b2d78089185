"""What people see of an original: images derived from it, and the original itself to those who ask for it by name."""

from __future__ import annotations

from typing import BinaryIO

from app.kernel.actor import Actor
from app.kernel.desk import system_transaction
from app.kernel.house import House

from .gateway import BlobStore
from .rules import Rendering, render
from .service import OpenLink
from .uploads import blob_store


def derived_image(store: BlobStore, digest: str, rendering: Rendering) -> bytes:
    """The image as kept, or made now and kept."""
    kept = store.derived(digest, rendering.name)
    if kept is not None:
        return kept
    with store.open(digest) as original:
        image = render(original.read(), rendering)
    store.keep_derived(digest, rendering.name, image)
    return image


def open_original(house: House, reader: Actor, link: OpenLink) -> BinaryIO:
    """The bytes as they were uploaded, with whatever place and time they carry: the audit keeps who looked."""
    with system_transaction(house.bus, house.clock) as context:
        context.actor = reader
        context.changed(
            "photo.original_read",
            "photo_link",
            link.id,
            unit_id=link.unit_id,
            officer_id=link.officer_id,
            digest=link.digest,
            owner_kind=link.owner_kind,
            owner_id=str(link.owner_id),
        )
    return blob_store(house).open(link.digest)
