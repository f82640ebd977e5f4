"""What a register keeps of a certificate."""

from dataclasses import replace

from engine.questionnaire import Language
from engine.reports.certificate import certificate_kept, certificate_of, kept
from tests.reports.making import certificate, questionnaire, scored, sitting


def test_a_certificate_is_the_same_again_from_what_was_kept_of_it() -> None:
    awarding = questionnaire(certificate=certificate())
    first = certificate_of(awarding, sitting(), scored(), Language("cy"))
    assert first is not None
    first = replace(first, signatory="Alex Morgan", role="Chief examiner", valid_until="22 November 2028")
    assert certificate_kept(kept(first), first.language, first.created) == first
