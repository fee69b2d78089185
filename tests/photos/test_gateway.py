"""The store: originals are durable when it says so, and never changed."""

import os
from pathlib import Path

import pytest

from app.photos.gateway import FolderStore

DIGEST = "ab" * 32


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "photos")


def finished(folder: Path, content: bytes) -> Path:
    path = folder / "finished"
    path.write_bytes(content)
    return path


def test_an_original_is_found_under_its_digest(store: FolderStore, tmp_path: Path) -> None:
    assert not store.exists(DIGEST)

    store.put(DIGEST, finished(tmp_path, b"bytes"))

    assert store.exists(DIGEST)
    with store.open(DIGEST) as original:
        assert original.read() == b"bytes"


def test_an_original_is_never_replaced(store: FolderStore, tmp_path: Path) -> None:
    store.put(DIGEST, finished(tmp_path, b"first"))
    second = finished(tmp_path, b"second")
    store.put(DIGEST, second)

    with store.open(DIGEST) as original:
        assert original.read() == b"first"
    assert not second.exists()


def test_bytes_are_synced_before_they_get_their_name_and_the_name_before_put_returns(
    store: FolderStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("ac" * 32, finished(tmp_path, b"makes the folders"))
    source, done = finished(tmp_path, b"bytes"), list[str]()
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        done.append("sync " + Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        done.append(f"name {target.name}")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    store.put("ac" + "ab" * 31, source)

    assert done == ["sync finished", "name ac" + "ab" * 31, "sync ac"]


def test_a_derived_image_may_be_made_twice_and_may_be_missing(store: FolderStore) -> None:
    assert store.derived(DIGEST, "thumbnail") is None

    store.keep_derived(DIGEST, "thumbnail", b"one")
    store.keep_derived(DIGEST, "thumbnail", b"two")

    assert store.derived(DIGEST, "thumbnail") == b"two"
    assert store.derived(DIGEST, "screen") is None
