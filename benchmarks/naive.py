"""What one would write first: a form class for every request, widgets, a cookie, and an ORM row for every answer.

It asks what `generated.questionnaire(40, scales=4)` asks, keeps it as safely, and stands here to be measured against.
"""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

from flask import Flask, redirect, render_template_string, request, session
from flask_wtf import FlaskForm
from sqlalchemy import Engine, ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship
from werkzeug.wrappers import Response
from wtforms import Field, IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, NumberRange

from benchmarks.generated import OPTIONS, PER_PAGE
from engine.store.database import make_engine

PAGES, SCALES = 4, 4
ENOUGH = 3
CHOICES = [(f"o{number}", f"Option {number}") for number in range(1, OPTIONS + 1)]
LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>
<main><h1>{{ title }}</h1>{% for words in lines or () %}<p>{{ words }}</p>{% endfor %}
{% if form %}<form method="post" action="{{ action }}">{{ form.hidden_tag() }}
{% for field in form if field.type != "CSRFTokenField" %}
<div>{{ field.label }} {{ field }}{% for error in field.errors %}<p>{{ error }}</p>{% endfor %}</div>
{% endfor %}<button>Continue</button></form>{% endif %}</main></body></html>"""


class Model(DeclarativeBase):
    """Where the tables are known."""


class Sitting(Model):
    """Somebody who answers."""

    __tablename__ = "sitting"
    id: Mapped[int] = mapped_column(primary_key=True)
    secret: Mapped[str] = mapped_column(unique=True)
    submitted: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[list[Answer]] = relationship()
    scores: Mapped[list[Score]] = relationship()


class Answer(Model):
    """One answer."""

    __tablename__ = "answer"
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Score(Model):
    """What came of one scale."""

    __tablename__ = "score"
    sitting_id: Mapped[int] = mapped_column(ForeignKey("sitting.id"), primary_key=True)
    scale: Mapped[int] = mapped_column(primary_key=True)
    mean: Mapped[float | None]
    band: Mapped[str]


def naive_app(folder: Path) -> Flask:
    """The app, on an SQLite database with the same settings as ours."""
    app = Flask("naive")
    app.secret_key = "benchmark"  # noqa: S105  # guards nothing
    logging.getLogger("naive").setLevel(logging.CRITICAL)
    engine = make_engine(f"sqlite:///{folder / 'naive.sqlite'}")
    Model.metadata.create_all(writes(engine))
    engine.dispose()
    _let_begin(app, engine)
    _ask(app, engine)
    _finish(app, engine)
    return app


def naively_begun(folder: Path, number: int) -> list[str]:
    """The cookies of so many who have just begun."""
    app = naive_app(folder)
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # it is Flask's own
    begun = [secrets.token_urlsafe() for _ in range(number)]
    engine = make_engine(f"sqlite:///{folder / 'naive.sqlite'}")
    with Session(writes(engine)) as orm, orm.begin():
        orm.add_all(Sitting(secret=secret) for secret in begun)
    engine.dispose()
    return [f"session={signer.dumps({'sitting': secret})}" for secret in begun]


def writes(engine: Engine) -> Engine:
    """The same, for transactions that take the lock for writing when they begin, without which they could not wait."""
    return engine.execution_options(writes=True)


def mine(orm: Session) -> Sitting:
    """The sitting of whoever asks."""
    return orm.scalars(select(Sitting).where(Sitting.secret == session["sitting"])).one()


def _let_begin(app: Flask, engine: Engine) -> None:
    @app.route("/start", methods=["GET", "POST"])
    def start() -> str | Response:
        form = FlaskForm()
        if not form.validate_on_submit():
            return render_template_string(LAYOUT, title="Generated", form=form, action="/start")
        session["sitting"] = secrets.token_urlsafe()
        with Session(writes(engine)) as orm, orm.begin():
            orm.add(Sitting(secret=session["sitting"]))
        return redirect("/page/0", 303)


def _ask(app: Flask, engine: Engine) -> None:
    @app.route("/page/<int:number>", methods=["GET", "POST"])
    def page(number: int) -> str | Response:
        with Session(writes(engine) if request.method == "POST" else engine) as orm, orm.begin():
            sitting = mine(orm)
            form = page_form(number)(data={answer.item: answer.value for answer in sitting.answers})
            if not form.validate_on_submit():
                return render_template_string(LAYOUT, title=f"Page {number}", form=form, action=f"/page/{number}")
            for field in form:
                if field.name.startswith("item_"):
                    orm.merge(Answer(sitting_id=sitting.id, item=field.name, value=str(field.data)))
        return redirect(f"/page/{number + 1}" if number + 1 < PAGES else "/check", 303)


def _finish(app: Flask, engine: Engine) -> None:
    @app.route("/check", methods=["GET", "POST"])
    def check() -> str | Response:
        form = FlaskForm()
        with Session(writes(engine) if request.method == "POST" else engine) as orm, orm.begin():
            sitting = mine(orm)
            given = {answer.item: answer.value for answer in sitting.answers}
            if not form.validate_on_submit():
                lines = [f"{item}: {value}" for item, value in given.items()]
                return render_template_string(LAYOUT, title="Check", form=form, action="/check", lines=lines)
            for scale in range(SCALES):
                mean = score(scale, given)
                orm.merge(Score(sitting_id=sitting.id, scale=scale, mean=mean, band=band(mean)))
            sitting.submitted = True
        return redirect("/result", 303)

    @app.route("/result")
    def result() -> str:
        with Session(engine) as orm:
            lines = [f"Scale {score.scale}: {score.mean} {score.band}" for score in mine(orm).scores]
        return render_template_string(LAYOUT, title="Result", lines=lines)


def page_form(number: int) -> type[FlaskForm]:
    """A form class for a page, made anew each time."""

    class PageForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is not annotated
        pass

    for place in range(PER_PAGE):
        name, question = f"item_{number * PER_PAGE + place}", f"Question {number * PER_PAGE + place}"
        field: Field = RadioField(question, choices=CHOICES, validators=[InputRequired()])
        if place == PER_PAGE - 2:
            field = IntegerField(question, validators=[InputRequired(), NumberRange(0, 1000)])
        elif place == PER_PAGE - 1:
            field = StringField(question, validators=[InputRequired()])
        setattr(PageForm, name, field)
    return PageForm


def score(scale: int, given: dict[str, str]) -> float | None:
    """The mean of every fourth choice."""
    numbers = [number for number in range(PAGES * PER_PAGE) if number % PER_PAGE < PER_PAGE - 2]
    choices = [f"item_{number}" for number in numbers]
    worths = [int(given[item][1:]) for item in choices[scale::SCALES] if item in given]
    return round(sum(worths) / len(worths), 2) if worths else None


def band(mean: float | None) -> str:
    """What a mean is called."""
    return "" if mean is None else "high" if mean >= ENOUGH else "low"
