"""Labels of options where their codes are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.expressions.finding import Finding
from engine.expressions.tree import Place


def labels_for_codes(text: str, labels: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Each place where a name is compared with what respondents read, in quotes or not. `labels` has the codes."""
    for name, codes in labels.items():
        words = "|".join(re.escape(label) for label in sorted(codes, key=len, reverse=True) if label)
        if name not in text or not words:
            continue
        for found in re.finditer(rf'(?<![\w.]){re.escape(name)}\s*!?=\s*("?)({words})\1(?!\w)', text, re.IGNORECASE):
            code = next(code for label, code in codes.items() if label.casefold() == found[2].casefold())
            if found[2] not in codes.values():
                place = Place(found.start(2) - len(found[1]), found.end(2) + len(found[1]))
                message = f'"{found[2]}" is what respondents read; the code of this option is "{code}".'
                yield Finding(place, "condition.unknown-option", message, f'Write the code: "{code}".')
