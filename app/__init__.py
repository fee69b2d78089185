"""巡路 Xunlu. ``create_app`` wires the features into one application and decides nothing itself."""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress
from flask_migrate import Migrate

from app.features import FEATURES
from app.kernel.cli import kernel_commands
from app.kernel.clock import Clock, SystemClock
from app.kernel.command import Bus
from app.kernel.database import db, init_database
from app.kernel.house import EXTENSION, House
from app.kernel.kicker import init_kicker
from app.kernel.openapi import make_api
from app.kernel.problems import init_problems
from app.kernel.receipts import ReceiptSigner
from app.kernel.secrets import Secrets, load_or_create
from app.kernel.web import init_web
from app.reactions import REACTIONS
from config import Settings


def create_app(settings: Settings, clock: Clock | None = None) -> Flask:
    """Build the application. ``clock`` replaces the machine's, for tests and the demo's past."""
    app = Flask(__name__, static_folder=None)
    secrets = load_or_create(settings.secrets_dir)
    _configure(app, settings, secrets)
    init_database(app)
    house = _house(settings, clock or SystemClock(), secrets)
    app.extensions[EXTENSION] = house
    init_problems(app)
    init_web(app)
    Compress(app)
    _wire(app)
    init_kicker(app, house)
    return app


def _configure(app: Flask, settings: Settings, secrets: Secrets) -> None:
    app.config.update(
        SECRET_KEY=secrets.flask_secret,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        TESTING=settings.testing,
        MAX_CONTENT_LENGTH=settings.photo_max_bytes + 1024,
        COMPRESS_ALGORITHM=["gzip"],
    )


def _house(settings: Settings, clock: Clock, secrets: Secrets) -> House:
    references = {table.kind: table for feature in FEATURES for table in feature.references}
    commands = [command for feature in FEATURES for command in feature.commands]
    histories = [history for feature in FEATURES for history in feature.histories]
    types = {
        each.name: each for each in (*commands, *(each for table in references.values() for each in table.commands))
    }
    return House(
        settings=settings,
        clock=clock,
        bus=Bus(types, REACTIONS),
        signer=ReceiptSigner(secrets.receipt_key),
        ticket_key=secrets.flask_secret,
        field_key=secrets.field_key,
        feeds={feed.kind: feed for feature in FEATURES for feed in feature.feeds},
        histories={each.kind: each for each in (*histories, *(table.history for table in references.values()))},
        references=references,
        jobs={name: handler for feature in FEATURES for name, handler in feature.jobs.items()},
        minutely=tuple(name for feature in FEATURES for name in feature.minutely),
    )


def _wire(app: Flask) -> None:
    Migrate(app, db, directory="migrations", compare_type=True)
    api = make_api(app)
    for group in kernel_commands():
        app.cli.add_command(group)
    for feature in FEATURES:
        for extension in feature.extensions:
            extension(app)
        for blueprint in feature.blueprints:
            api.register_blueprint(blueprint)
        for group in feature.cli:
            app.cli.add_command(group)
