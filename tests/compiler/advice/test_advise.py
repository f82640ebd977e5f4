from __future__ import annotations

import json
from time import process_time

import pytest

from engine.compiler.advice import advise
from engine.document import Source
from engine.document.reader import read
from tests.making import HEAD

SLOW = 0.5


@pytest.mark.parametrize(
    "piece",
    [
        "[insert ",
        "[here",
        "AA ",
        "and ",
        "not un",
        "a, ",
        "your ",
        "have you ",
        "( ",
        "1 to ",
        "e.g. ",
        "how often ",
        "{{",
    ],
)
def test_no_words_however_odd_take_long(piece: str) -> None:
    words = json.dumps((piece * 20_000)[:19_000])
    options = f"[{{code: y, label: 'Yes'}}, {{code: n, label: {words}}}]"
    item = f"{{id: a, kind: single_choice, ask: {words}, options: {options}}}"
    page = f"pages: [{{id: one, title: One, intro: {words}, items: [{item}]}}]\n"
    source = Source("sample.yaml", HEAD + page)
    document, _ = read(source)
    assert document is not None
    begun = process_time()
    list(advise(document, source))
    assert process_time() - begun < SLOW
