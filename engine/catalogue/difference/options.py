"""What has changed in the answers an item offers."""

from __future__ import annotations

from collections.abc import Iterator

from engine.catalogue.canonical import number
from engine.catalogue.difference.both import Both, Wording, says_another_thing
from engine.catalogue.difference.change import Change
from engine.catalogue.versions import Weight
from engine.questionnaire import Item, Option

ASKED_ANEW = "Who had no answer that fits could not say so before."
CHOSEN_BEFORE = 'Whoever chooses "{code}" now chose something else before.'
IN_A_MAP = "If it is the same answer in other words, say so in a map: {{{code}: {code}}}."
NO_SCALE = "No scale uses it."


def options_changed(both: Both, old: Item, new: Item) -> Iterator[Change]:
    """Options that are gone, new, or no longer what they were."""
    for option in old.options:
        kept = new.option(option.code)
        if kept is None:
            yield both.broken(new, f'the option "{option.code}" is gone', option.span, new.span)
        else:
            yield from _option_changed(both, old, new, (option, kept))
    for option in new.options:
        if old.option(option.code) is None:
            yield _option_new(both, old, new, option)
    yield from _order_changed(old, new)


def _option_new(both: Both, old: Item, new: Item, option: Option) -> Change:
    if option.means is None:
        return both.broken(
            new, f'the option "{option.code}" is new', old.span, option.span, CHOSEN_BEFORE.format(code=option.code)
        )
    return Change(
        weight=Weight.COMPARABLE,
        about=(new.id,),
        what=f'the option "{option.code}" is new, and means {option.means}',
        before=old.span,
        after=option.span,
        effect=ASKED_ANEW,
    )


def _option_changed(both: Both, old: Item, new: Item, options: tuple[Option, Option]) -> Iterator[Change]:
    before, after = options
    places = before.span, after.span
    called = f'the option "{before.code}"'
    stolen = next((each for each in old.options if each.code != after.code and _same(each, after)), None)
    if before.means != after.means:
        meant = f"means {after.means} now" if after.means else f"no longer means {before.means}"
        yield both.broken(new, f"{called} {meant}", *places)
    elif stolen is not None and not _same(before, after):
        yield both.broken(new, f'{called} is what "{stolen.code}" was before', *places)
    elif says_another_thing(before.label, after.label) and (new.id, after.code) not in both.same:
        in_a_map = IN_A_MAP.format(code=before.code)
        yield both.broken(new, f"{called} reads as another answer", *places, in_a_map)
    else:
        yield from Wording((new.id,), f'the label of "{before.code}"', places).changed(before.label, after.label)
    yield from Wording((new.id,), f'the hint of "{before.code}"', places).changed(before.hint, after.hint)
    yield from Wording((new.id,), f'the other name of "{before.code}"', places).changed(before.also, after.also)
    if before.score != after.score:
        yield _score_changed(both, new, before, after)
    if before.exclusive is not after.exclusive:
        goes = "goes with no other now" if after.exclusive else "can go with others now"
        yield both.broken(new, f"{called} {goes}", *places)
    if before.specify and after.specify:
        yield from Wording((new.id,), f'the box of "{before.code}"', places).changed(before.specify, after.specify)
    elif before.specify != after.specify:
        what = f"{called} asks for words of one's own" if after.specify else f"{called} asks for no words any more"
        yield Change(weight=Weight.COMPARABLE, about=(new.id,), what=what, before=before.span, after=after.span)


def _score_changed(both: Both, item: Item, before: Option, after: Option) -> Change:
    was, is_now = (number(each) if each is not None else "nothing" for each in (before.score, after.score))
    what = f'the option "{before.code}" is worth {is_now} instead of {was}'
    scores = both.scales_of(item.id)
    return Change(
        weight=Weight.BREAKING if scores else Weight.COMPARABLE,
        about=(item.id,),
        what=what,
        before=before.span,
        after=after.span,
        scores=scores,
        effect="" if scores else NO_SCALE,
    )


def _order_changed(old: Item, new: Item) -> Iterator[Change]:
    before = [option.code for option in old.options if new.option(option.code)]
    after = [option.code for option in new.options if old.option(option.code)]
    if before != after:
        yield Change(
            weight=Weight.COMPARABLE,
            about=(new.id,),
            what="the options stand in another order",
            before=old.options[0].span,
            after=new.options[0].span,
            effect="What stands first is chosen a little more often.",
        )


def _same(one: Option, other: Option) -> bool:
    """Whether two options say the same in the author's language."""
    language = next(iter(one.label.words))
    return one.label.say(language).casefold() == other.label.say(language).casefold()
