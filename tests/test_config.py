"""Settings from the environment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from engine.config import SettingsError, read_settings


def test_everything_has_a_sensible_default(tmp_path: Path) -> None:
    settings = read_settings({"FORMWRIGHT_VAR": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'formwright.sqlite'}"
    assert settings.questionnaires.name == "questionnaires"
    assert settings.theme.name == "default"
    assert not settings.watch
    assert settings.address is None
    assert not settings.https
    assert settings.secret_keys == (settings.secret_key,)
    assert settings.proxies == 0


def test_secrets_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    first = read_settings({"FORMWRIGHT_VAR": str(tmp_path)})
    again = read_settings({"FORMWRIGHT_VAR": str(tmp_path)})
    assert first.secret_key == again.secret_key
    assert first.centre_password == again.centre_password
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = pool.map(lambda _: read_settings({"FORMWRIGHT_VAR": str(tmp_path)}).secret_key, range(16))
    assert len(set(keys)) == 1


def test_the_environment_decides(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "FORMWRIGHT_VAR": str(tmp_path),
            "DATABASE_URL": "postgresql://db/formwright",
            "SECRET_KEY": "kept elsewhere",
            "FORMWRIGHT_CENTRE_PASSWORD": "correct horse",
            "FORMWRIGHT_QUESTIONNAIRES": "/srv/questionnaires",
            "FORMWRIGHT_THEME": "/srv/theme",
            "FORMWRIGHT_WATCH": "yes",
            "FORMWRIGHT_ADDRESS": "https://skills.example.org/",
            "FORMWRIGHT_PROXIES": "1",
            "SECRET_KEY_FALLBACKS": "before  long-before",
        }
    )
    assert settings.database_url == "postgresql://db/formwright"
    assert settings.secret_key == "kept elsewhere"  # noqa: S105  # not a real one
    assert settings.centre_password == "correct horse"  # noqa: S105  # not a real one
    assert settings.questionnaires == Path("/srv/questionnaires")
    assert settings.watch
    assert settings.address == "https://skills.example.org"
    assert settings.https
    assert settings.proxies == 1
    assert settings.secret_keys == ("kept elsewhere", "before", "long-before")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_password_closes_the_centre_instead_of_opening_it_to_all(tmp_path: Path) -> None:
    var = {"FORMWRIGHT_VAR": str(tmp_path)}
    assert read_settings({**var, "FORMWRIGHT_CENTRE_PASSWORD": ""}).centre_password is None
    (tmp_path / "centre-password").write_text("\n", encoding="ascii")
    assert read_settings(var).centre_password is None


def test_a_number_of_servers_is_a_number(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match='FORMWRIGHT_PROXIES is a number of servers, such as 1, not "yes"'):
        read_settings({"FORMWRIGHT_VAR": str(tmp_path), "FORMWRIGHT_PROXIES": "yes"})
