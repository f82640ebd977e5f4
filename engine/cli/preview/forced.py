"""What is left of a theme where a device puts its own few colours on every page: an impression of it.

A browser cannot be asked for this by a page. So it is made: the rules that hold then hold always, in colours that such
devices often have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import tinycss2

from engine.themes import Theme, fixed_css
from engine.themes.tokens import COLOURS, DARK
from engine.web.looks import sheet

GROUND, INK, LINK, CHOSEN = "#000000", "#ffffff", "#ffff00", "#00ffff"
SYSTEM = {"ButtonText": INK, "Highlight": CHOSEN}
"""Those of them that our rules name."""
RULES = f"""\
:root {{ {" ".join(f"--q-{token}: {GROUND};" for token in COLOURS)} }}
*, ::before, ::after {{
  color: {INK} !important;
  border-color: {INK} !important;
  outline-color: {INK} !important;
  box-shadow: none !important;
}}
a, a::before {{ color: {LINK} !important; }}
.govuk-checkboxes__label::after {{ border-color: {INK} !important; }}
"""


def forced_css(theme: Theme) -> str:
    """The stylesheet of a page under such colours."""
    css = sheet(fixed_css(theme, DARK))
    return "\n".join([css, RULES, *active_rules(css)])


def active_rules(css: str) -> Iterator[str]:
    """The rules for forced colours, without their condition; they come before everything else."""
    for media in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if media.type != "at-rule" or "forced-colors" not in tinycss2.serialize(media.prelude):
            continue
        for rule in tinycss2.parse_rule_list(media.content, skip_comments=True, skip_whitespace=True):
            declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            lines = (f"{each.name}: {_coloured(tinycss2.serialize(each.value))} !important;" for each in declared)
            yield f"{tinycss2.serialize(rule.prelude).strip()} {{ {' '.join(lines)} }}"


def _coloured(value: str) -> str:
    return re.sub(rf"\b({'|'.join(SYSTEM)})\b", lambda found: SYSTEM[found[0]], value.strip())
