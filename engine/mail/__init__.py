"""Letters by e-mail, and how they are sent."""

from engine.mail.letter import LinkLetter, letter_of
from engine.mail.postman import Outcome, Postman

__all__ = ["LinkLetter", "Outcome", "Postman", "letter_of"]
