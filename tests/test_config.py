"""Settings from the environment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from engine.config import MailServer, SettingsError, read_settings


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


def test_prints_are_kept_for_a_day_at_least(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match='FORMWRIGHT_KEEP_PRINTS is a number of days, such as 30, not "0"'):
        read_settings({"FORMWRIGHT_VAR": str(tmp_path), "FORMWRIGHT_KEEP_PRINTS": "0"})


def mail_settings(var: Path, url: str, sender: str = "skills@example.org") -> MailServer | None:
    mail = {"FORMWRIGHT_SMTP": url, "FORMWRIGHT_MAIL_FROM": sender}
    return read_settings({"FORMWRIGHT_VAR": str(var), "FORMWRIGHT_ADDRESS": "https://a.example", **mail}).mail


@pytest.mark.parametrize(
    ("url", "host", "port", "encrypted", "user", "password"),
    [
        ("smtps://skills:p%40ss%3A%20word@mail.example.org", "mail.example.org", 465, True, "skills", "p@ss: word"),
        ("smtp://mail.example.org", "mail.example.org", 587, False, "", ""),
        ("smtp://localhost:25", "localhost", 25, False, "", ""),
        ("smtp://[::1]:1025", "::1", 1025, False, "", ""),
    ],
)
def test_a_mail_server_is_given_as_an_address(  # noqa: PLR0913  # a table
    tmp_path: Path, url: str, host: str, port: int, *, encrypted: bool, user: str, password: str
) -> None:
    mail = mail_settings(tmp_path, url)
    assert mail is not None
    assert (mail.host, mail.port, mail.encrypted, mail.user, mail.password) == (host, port, encrypted, user, password)
    assert password == "" or password not in repr(mail)


def test_who_sends_may_have_a_name(tmp_path: Path) -> None:
    mail = mail_settings(tmp_path, "smtp://localhost", "Sgiliau Ŵyn <skills@example.org>")
    assert mail is not None
    assert (mail.sender.display_name, mail.sender.addr_spec) == ("Sgiliau Ŵyn", "skills@example.org")


def test_no_letter_is_sent_with_a_link_to_wherever_somebody_says(tmp_path: Path) -> None:
    mail = {"FORMWRIGHT_SMTP": "smtp://localhost", "FORMWRIGHT_MAIL_FROM": "skills@example.org"}
    with pytest.raises(SettingsError, match="FORMWRIGHT_SMTP needs FORMWRIGHT_ADDRESS"):
        read_settings({"FORMWRIGHT_VAR": str(tmp_path), **mail})


def test_without_a_mail_server_there_is_no_mail(tmp_path: Path) -> None:
    assert mail_settings(tmp_path, "", "") is None


@pytest.mark.parametrize(
    "url", ["mail.example.org", "smtp:", "http://mail.example.org", "smtp://h:port", "smtp://[", "smtp://h:99999"]
)
def test_a_mail_server_that_is_none_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="FORMWRIGHT_SMTP is an address such as smtps://user:password@mail"):
        mail_settings(tmp_path, url)


@pytest.mark.parametrize("sender", ["", "nobody", "a@b@c", "@", "a@", "<>", "Skills <>"])
def test_without_somebody_who_sends_there_is_no_mail(tmp_path: Path, sender: str) -> None:
    with pytest.raises(SettingsError, match="FORMWRIGHT_MAIL_FROM is who sends, such as"):
        mail_settings(tmp_path, "smtp://localhost", sender)


@pytest.mark.parametrize("given", [{}, {"FORMWRIGHT_TIME_ZONE": ""}])
def test_days_are_those_of_london_unless_another_zone_is_named(tmp_path: Path, given: dict[str, str]) -> None:
    var = {"FORMWRIGHT_VAR": str(tmp_path)}
    assert read_settings(var | given).time_zone.key == "Europe/London"
    assert read_settings(var | {"FORMWRIGHT_TIME_ZONE": "America/St_Johns"}).time_zone.key == "America/St_Johns"


@pytest.mark.parametrize("name", ["London", "Europe/Londn", "BST", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b"])
def test_a_time_zone_that_is_none_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="FORMWRIGHT_TIME_ZONE is the name of a time zone, such as Europe/London"):
        read_settings({"FORMWRIGHT_VAR": str(tmp_path), "FORMWRIGHT_TIME_ZONE": name})


def test_how_small_a_group_may_be_is_set_but_never_to_a_handful(tmp_path: Path) -> None:
    assert read_settings({"FORMWRIGHT_VAR": str(tmp_path)}).smallest_group == 10
    asked = {"FORMWRIGHT_VAR": str(tmp_path), "FORMWRIGHT_SMALLEST_GROUP": "25"}
    assert read_settings(asked).smallest_group == 25
    for wrong in ("4", "", "many", "-10"):
        with pytest.raises(SettingsError, match="FORMWRIGHT_SMALLEST_GROUP is a number of people, 5 or more"):
            read_settings({**asked, "FORMWRIGHT_SMALLEST_GROUP": wrong})


def test_what_is_printed_for_good_needs_an_address(tmp_path: Path) -> None:
    settings = read_settings({"FORMWRIGHT_VAR": str(tmp_path)})
    with pytest.raises(SettingsError, match="Set FORMWRIGHT_ADDRESS to the address people use"):
        settings.lasting()
    assert replace(settings, address="https://skills.example.org").lasting().public_address.endswith("example.org")
