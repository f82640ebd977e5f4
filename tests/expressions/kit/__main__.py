"""Print how many cases of the kit are inside our subset, and which of those do not pass."""

import sys

from tests.expressions.kit.subset import INSIDE, cases, counts, passes, reason

for why, number in counts().most_common():
    print(f"{number:5}  {why}")  # noqa: T201  # it is a command
failing = [case for case in cases() if reason(case) == INSIDE and not passes(case)]
for case in failing:
    print(f"fails: {case.group} {case.id}  {case.expression}")  # noqa: T201  # it is a command
sys.exit(bool(failing))
