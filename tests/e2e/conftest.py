"""Fixtures of the browser tests: a fresh installation for every test, and phones that are killed at its end."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.e2e.county import County, make_county, plan_duty
from tests.e2e.phone import ON_A_DESK, PATIENCE_MS, Phone
from tests.e2e.server import Server, free_ports, migrate
from tests.e2e.track import CENTRE
from tests.push.push_service import FakePushService
from tools.paths import STAMPS
from tools.setup import BUNDLE
from tools.steps import bring_up_to_date

MakePhone = Callable[..., Phone]
FIXTURES = Path(__file__).parents[3] / "shared" / "fixtures" / "photos"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that stands in this folder needs the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def built() -> None:
    """The PWA, built from the sources as they are; of test processes beside each other, one builds."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    with (STAMPS / "bundle.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        bring_up_to_date(BUNDLE)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty installation to copy."""
    folder = tmp_path_factory.mktemp("installation")
    migrate(folder)
    return folder


@pytest.fixture
def server(built: None, installation: Path, tmp_path: Path) -> Iterator[Server]:
    """A server with an empty database; it isn't started yet."""
    data_dir = tmp_path / "data"
    shutil.copytree(installation, data_dir)
    made = Server(data_dir, next(free_ports()))
    yield made
    made.kill()


@pytest.fixture
def county(server: Server) -> County:
    """The county, with a duty that began three minutes ago and ends in eight, and the server that serves it."""
    now = datetime.now(UTC)
    made = make_county(server.settings, now)
    plan_duty(server.settings, made, now - timedelta(minutes=3), now + timedelta(minutes=8))
    server.run_jobs()
    server.start()
    return made


@pytest.fixture
def make_phone(playwright: Playwright, tmp_path: Path) -> Iterator[MakePhone]:
    """Make phones that stand at the near post."""
    phones: list[Phone] = []

    def make(**options: Any) -> Phone:
        phones.append(Phone(playwright, tmp_path / f"phone-{len(phones)}", CENTRE, options=options))
        return phones[-1]

    yield make
    for phone in phones:
        phone.close()


@pytest.fixture
def desk(make_phone: MakePhone) -> Phone:
    """A browser on a desk."""
    return make_phone(**ON_A_DESK)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two real photos with GPS in their EXIF where the shared fixtures are at hand, else two made ones."""
    real = [FIXTURES / name for name in ("DSCN0010.jpg", "DSCN0012.jpg")]
    return real if all(path.exists() for path in real) else [_made_photo(tmp_path / f"{n}.jpg", n) for n in (1, 2)]


def _made_photo(path: Path, seed: int) -> Path:
    """A picture of 2000 by 1500 pixels that no other seed gives."""
    Image.effect_noise((2000, 1500), 40.0 + seed).convert("RGB").save(path, "JPEG")
    return path


@pytest.fixture
def push_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePushService]:
    """A push service on loopback; servers that start in this test count loopback as one."""
    monkeypatch.setenv("XUNLU_PUSH_LOOPBACK", "1")
    service = FakePushService()
    stop = service.start()
    yield service
    stop()


@pytest.fixture
def phone(make_phone: MakePhone) -> Phone:
    """One phone."""
    return make_phone()
