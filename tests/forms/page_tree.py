"""HTML as a tree to ask questions of, and what every piece of our HTML must be."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

VOID = frozenset({"input", "meta", "link", "img", "br", "hr"})


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("root")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        last = self.open[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + data
        else:
            last.text = (last.text or "") + data


def tree(html: str) -> Element:
    """The HTML's elements; every end tag must close what is open."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], f"<{builder.open[-1].tag}> is never closed"
    return builder.root


def words(element: Element | None) -> str:
    """What an element says, with single spaces."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def one(within: Element, path: str) -> Element:
    """The only element at a path."""
    found = within.findall(path)
    assert len(found) == 1, f"{path}: {len(found)} found"
    return found[0]


def by_id(within: Element, name: str) -> Element:
    """The only element with this id."""
    return one(within, f".//*[@id='{name}']")


def visible(element: Element) -> str:
    """What an element shows, without what only screen readers say."""
    return " ".join(" ".join(_shown(element)).split())


def _shown(element: Element) -> list[str]:
    if "govuk-visually-hidden" in element.get("class", "").split():
        return []
    pieces = [element.text or ""]
    for child in element:
        pieces += [*_shown(child), child.tail or ""]
    return pieces


def legend_of(root: Element, control: Element) -> Element | None:
    """The legend of the fieldset around a control."""
    around = [field for field in root.iter("fieldset") if control in list(field.iter("input"))]
    return around[-1].find("legend") if around else None


FIGURES = "q-report-table"
"""The one kind of table there is for learners: their results in numbers."""


def assert_sound(root: Element) -> None:
    """Hold what must be true of everything we show."""
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)), f"ids twice: {sorted(name for name in ids if ids.count(name) > 1)}"
    labelled = {label.get("for"): label for label in root.iter("label")}
    for element in root.iter():
        for attribute in ("aria-describedby", "aria-labelledby"):
            for name in element.get(attribute, "x").split() if attribute in element.attrib else ():
                assert words(by_id(root, name)), f"{attribute} names {name}, which says nothing"
            assert element.get(attribute) != "", f"{attribute} is empty"
        assert element.tag not in {"script", "style"}
        assert element.tag != "table" or element.get("class") == FIGURES, "what is asked is no table"
        assert not {"style", "required", "placeholder", "aria-expanded"} & set(element.attrib)
        assert not any(name.startswith("on") for name in element.attrib)
        if element.tag in {"input", "textarea", "select"} and element.get("type") != "hidden":
            assert words(labelled[element.get("id")]), f"{element.get('name')} has no label"
        if element.get("type") in {"radio", "checkbox"}:
            assert words(legend_of(root, element)), f"{element.get('name')} has no legend"
