"""Settings come from the environment once, and a wrong one stops the start by name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from config import PROJECT, SettingError, Settings


def test_an_empty_environment_gives_a_working_installation_in_var() -> None:
    settings = Settings.from_env({})
    assert settings.data_dir == PROJECT / "var"
    assert settings.database_url == f"sqlite:///{PROJECT / 'var' / 'xunlu.db'}"
    assert (settings.secrets_dir, settings.photo_dir) == (PROJECT / "var" / "secrets", PROJECT / "var" / "photos")
    assert settings.timezone.key == "Asia/Shanghai"
    assert (settings.demo, settings.testing, settings.huey_immediate) == (False, False, False)


def test_the_limits_are_those_of_the_wire() -> None:
    settings = Settings()
    assert (settings.photo_max_bytes, settings.photo_max_pixels) == (15 * 1024 * 1024, 40_000_000)
    assert (settings.batch_max_commands, settings.batch_max_bytes) == (200, 2 * 1024 * 1024)


def test_the_database_follows_the_data_folder(tmp_path: Path) -> None:
    assert Settings.from_env({"XUNLU_DATA_DIR": str(tmp_path)}).database_url == f"sqlite:///{tmp_path / 'xunlu.db'}"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_is_always_reached_through_psycopg(scheme: str) -> None:
    settings = Settings.from_env({"XUNLU_DATABASE_URL": f"{scheme}://xunlu@db/xunlu"})
    assert settings.database_url == "postgresql+psycopg://xunlu@db/xunlu"


def test_origins_are_a_list_separated_by_commas() -> None:
    settings = Settings.from_env({"XUNLU_PUBLIC_ORIGINS": "https://a.example, http://10.0.0.5:8000"})
    assert settings.public_origins == ("https://a.example", "http://10.0.0.5:8000")


def test_push_services_are_names_and_families_of_names() -> None:
    settings = Settings.from_env({"XUNLU_PUSH_HOSTS": "push.police.example, *.push.example.org"})
    assert settings.push_hosts == ("push.police.example", "*.push.example.org")
    assert Settings.from_env({"XUNLU_PUSH_HOSTS": "none"}).push_hosts == ()
    assert Settings().push_loopback is False


def test_an_empty_variable_leaves_the_default() -> None:
    assert Settings.from_env({"XUNLU_SESSION_DAYS": "", "XUNLU_DEMO": " "}) == Settings()


def test_variables_of_others_are_left_alone() -> None:
    assert Settings.from_env({"DATABASE_URL": "mysql://elsewhere", "TZ": "Nowhere"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("XUNLU_DATABASE_URL", "mysql://db/xunlu"),
        ("XUNLU_DATABASE_URL", "postgresql://"),
        ("XUNLU_TIMEZONE", "Asia/Yanggu"),
        ("XUNLU_TIMEZONE", "../etc/passwd"),
        ("XUNLU_DUTY_DAY_START_HOUR", "2"),
        ("XUNLU_DUTY_DAY_START_HOUR", "7"),
        ("XUNLU_DUTY_DAY_START_HOUR", "four"),
        ("XUNLU_SESSION_DAYS", "0"),
        ("XUNLU_SESSION_DAYS", "-1"),
        ("XUNLU_SESSION_DAYS", "٣"),
        ("XUNLU_DEMO", "yes"),
        ("XUNLU_HUEY_IMMEDIATE", "true"),
        ("XUNLU_PUBLIC_ORIGINS", "a.example"),
        ("XUNLU_PUBLIC_ORIGINS", "https://a.example/"),
        ("XUNLU_PUBLIC_ORIGINS", "https://A.example"),
        ("XUNLU_PUBLIC_ORIGINS", "https://a.example:443"),
        ("XUNLU_PUBLIC_ORIGINS", "https://a.example:99999"),
        ("XUNLU_PUBLIC_ORIGINS", "https://someone@a.example"),
        ("XUNLU_PUBLIC_ORIGINS", "https://a.example,"),
        ("XUNLU_PUSH_HOSTS", "*"),
        ("XUNLU_PUSH_HOSTS", "*.*"),
        ("XUNLU_PUSH_HOSTS", "localhost"),
        ("XUNLU_PUSH_HOSTS", "10.0.0.5"),
        ("XUNLU_PUSH_HOSTS", "https://push.example.org"),
        ("XUNLU_PUSH_HOSTS", "push.example.org:8443"),
        ("XUNLU_PUSH_HOSTS", "push.example.org,"),
        ("XUNLU_PUSH_CONTACT", "operator"),
        ("XUNLU_PUSH_CONTACT", "mailto:a b@example.org"),
        ("XUNLU_PUSH_LOOPBACK", "yes"),
    ],
)
def test_a_malformed_value_is_refused_by_the_name_of_its_variable(variable: str, text: str) -> None:
    with pytest.raises(SettingError, match=variable):
        Settings.from_env({variable: text})


def test_a_refused_database_url_is_not_repeated_with_its_password() -> None:
    with pytest.raises(SettingError) as refused:
        Settings.from_env({"XUNLU_DATABASE_URL": "mysql://xunlu:hunter2@db/xunlu"})
    assert "hunter2" not in str(refused.value)


def test_settings_can_be_varied_for_a_test_but_not_changed() -> None:
    settings = dataclasses.replace(Settings(), photo_max_bytes=100)
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.photo_max_bytes = 200  # type: ignore[misc]
