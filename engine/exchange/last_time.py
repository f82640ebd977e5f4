"""What a file of last time says of the same people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

from engine.cases.before import looked_back_at
from engine.catalogue import as_earlier
from engine.catalogue.maps import VersionMap
from engine.exchange.columns import Columns
from engine.exchange.reading import Person
from engine.exchange.scored import Order, Outcome, score_rows
from engine.questionnaire import Questionnaire
from engine.scoring import Earlier, Scores


def read_last_time(
    questionnaire: Questionnaire,
    data: BinaryIO,
    order: Order,
    progress: Callable[[], None],
    maps: Sequence[VersionMap] = (),
) -> tuple[dict[str, Earlier], Outcome]:
    """What scores look back at, for each person by name, and what became of the file.

    It is read like the file of now, on the version where the `maps` begin; what is carried along there need not be
    here. Nobody in it is left out: whose row is faulty would be taken for somebody new.
    """
    old = maps[0].old if maps else questionnaire
    wanted, columns = order.wanted, Columns(old)
    ignore = wanted.ignore | {name for name in wanted.keep if not columns.knows(name)}
    looked_at = looked_back_at(questionnaire)
    found: dict[str, Earlier] = {}

    def remember(person: Person, scores: Scores) -> None:
        earlier = as_earlier(scores, old, questionnaire, maps=maps)
        kept = {scale: score for scale, score in earlier.scores.items() if scale in looked_at}
        found[person.name] = replace(earlier, scores=kept)

    plain = replace(order, wanted=replace(wanted, keep=(), ignore=ignore), explain=False, skip_faulty=False)
    return found, score_rows(old, data, plain, remember, progress)
