"""The letter that brings somebody their personal link."""

from __future__ import annotations

from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from engine.clock import now
from engine.wording import wording

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLetter:
    """What it says. `code` is the link in short, typed at `type_it_at`.

    `signed` says who runs the questionnaire, in the language `signed_in`.
    """

    language: str
    questionnaire: str
    link: str
    code: str | None
    type_it_at: str
    signed: str
    signed_in: str


def letter_of(written: LinkLetter, sender: Address, recipient: str) -> EmailMessage:
    """The message. Raises ValueError where nothing can be sent to such a recipient."""
    words = wording(written.language)
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(sender.display_name or _one_line(written.signed), addr_spec=sender.addr_spec)
    letter["To"] = _address(recipient)
    letter["Subject"] = words.say("Your personal link: {questionnaire}", questionnaire=_one_line(written.questionnaire))
    letter["Date"] = now()
    letter["Message-ID"] = make_msgid(domain=sender.domain)
    letter["Auto-Submitted"] = "auto-generated"
    html = _templates.get_template("mail/link.html").render(letter=written, language=words.language, say=words.say)
    letter.set_content(_text(written), cte="quoted-printable")
    letter.add_alternative(html, subtype="html", cte="quoted-printable")
    letter["Content-Language"] = words.language
    return letter


def _text(written: LinkLetter) -> str:
    say = wording(written.language).say
    code = [say("If the link does not open, type this code at {address}", address=written.type_it_at), written.code]
    paragraphs = [
        say("Here is your personal link to “{questionnaire}”.", questionnaire=_one_line(written.questionnaire)),
        say("With it you continue where you stopped, or see your results, on any device:"),
        written.link,
        *(filter(None, code) if written.code else ()),
        say("Whoever has this link can see your answers, so do not pass this email on."),
        say("If you did not ask for it, somebody has mistyped their address: delete this email. We keep no address."),
        written.signed,
    ]
    return "\n\n".join(paragraphs) + "\n"


def _address(recipient: str) -> Address:
    """An address with its domain as mail servers know it."""
    name, _, domain = recipient.rpartition("@")
    if not name or not domain:
        raise ValueError("an address has a name and a domain")
    return Address(username=name, domain=domain.encode("idna").decode("ascii"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
