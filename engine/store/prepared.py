"""A statement that is compiled once: from then on it costs what the driver takes, a tenth of composing it anew."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from typing import cast as as_type

from sqlalchemy import (
    BindParameter,
    ClauseElement,
    Connection,
    Dialect,
    Engine,
    Insert,
    PoolProxiedConnection,
    SelectBase,
    Table,
    bindparam,
    insert,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

Upserting: TypeAlias = Callable[[Table], postgresql.Insert | sqlite.Insert]
"""An INSERT that knows ON CONFLICT, which each dialect brings itself."""

Process: TypeAlias = Callable[[Any], Any]


def inserting_all(table: Table) -> Insert:
    """Put in a new row of all columns."""
    return insert(table).values(_bound(table))


def _bound(table: Table) -> dict[str, BindParameter[Any]]:
    return {column.name: bindparam(column.name, type_=column.type) for column in table.columns}


def upserting(table: Table, *kept: str) -> Callable[[Upserting], Insert]:
    """Put a row of all columns in the place of what is there under its primary key: `kept` are those replaced."""

    def composed(insert_or_update: Upserting) -> Insert:
        row = insert_or_update(table).values(_bound(table))
        key = [column.name for column in table.primary_key]
        return row.on_conflict_do_update(index_elements=key, set_={name: row.excluded[name] for name in kept})

    return composed


class Prepared:
    """A statement with a `bindparam` for whatever changes, run on a connection and in its transaction."""

    def __init__(self, statement: ClauseElement | Callable[[Upserting], Insert]) -> None:
        self._statement = statement
        self._ready: dict[str, _Ready] = {}

    def rows(self, connection: Connection, **values: object) -> Sequence[Any]:
        """Run it with these values; its rows have a name for every column."""
        ready = self._for(connection.dialect)
        try:
            return ready.run(connection.connection, values)
        except connection.dialect.loaded_dbapi.Error as error:
            gone = connection.dialect.is_disconnect(error, None, None)
            if gone:
                connection.invalidate(error)
            raise ready.told(error, connection.dialect, gone=gone) from error

    def alone(self, engine: Engine, **values: object) -> Sequence[Any]:
        """The rows of a query that needs no transaction, as nothing else is asked with it."""
        ready = self._for(engine.dialect)
        driver = None
        try:
            driver = engine.raw_connection()
            return ready.run(driver, values)
        except engine.dialect.loaded_dbapi.Error as error:
            gone = engine.dialect.is_disconnect(error, None, None)
            if gone and driver is not None:
                driver.invalidate(error)
            raise ready.told(error, engine.dialect, gone=gone) from error
        finally:
            if driver is not None:
                driver.close()

    def _for(self, dialect: Dialect) -> _Ready:
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = _Ready.of(self._statement, dialect)
        return ready


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement in the words of one dialect; what its values and columns need on their way to and from the driver."""

    sql: str
    names: tuple[str, ...]
    positional: bool
    to_driver: tuple[tuple[str, Process], ...]
    row: Any
    from_driver: tuple[tuple[int, Process], ...]

    @classmethod
    def of(cls, statement: ClauseElement | Callable[[Upserting], Insert], dialect: Dialect) -> _Ready:
        """Compile a statement."""
        if not isinstance(statement, ClauseElement):
            statement = statement(sqlite.insert if dialect.name == "sqlite" else postgresql.insert)
        compiled: Any = statement.compile(dialect=dialect)  # Any: its parameters are not in the published types
        names = tuple(compiled.positiontup if compiled.positional else compiled.binds)
        binding = {name: compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names}
        columns = list(statement.selected_columns) if isinstance(statement, SelectBase) else []
        reading = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
        return cls(
            sql=str(compiled),
            names=names,
            positional=compiled.positional,
            to_driver=tuple((name, process) for name, process in binding.items() if process),
            row=namedtuple("Row", [str(column.key) for column in columns]) if columns else None,  # noqa: PYI024  # its columns are known here only
            from_driver=tuple((place, process) for place, process in enumerate(reading) if process),
        )

    def run(self, driver: PoolProxiedConnection, values: dict[str, object]) -> Sequence[Any]:
        """Run it in the words of the driver."""
        cursor = driver.cursor()
        cursor.execute(self.sql, self.parameters(values))
        found = self.read(cursor.fetchall()) if self.row else ()
        cursor.close()
        return found

    def told(self, error: Exception, dialect: Dialect, *, gone: bool) -> DBAPIError:
        """What the driver complains of, as SQLAlchemy would say it, without a word of what was to be stored."""
        kind = dialect.loaded_dbapi.Error
        found = DBAPIError.instance(
            self.sql, None, error, kind, hide_parameters=True, connection_invalidated=gone, dialect=dialect
        )
        return as_type("DBAPIError", found)

    def parameters(self, values: dict[str, object]) -> Any:  # noqa: ANN401  # whatever the driver takes
        """The values as the driver wants them."""
        for name, process in self.to_driver:
            values[name] = process(values[name])
        return [values[name] for name in self.names] if self.positional else values

    def read(self, found: Sequence[Sequence[Any]]) -> Sequence[Any]:
        """What the driver found, as rows."""
        if not self.from_driver:
            return [self.row._make(each) for each in found]
        rows = []
        for each in found:
            cells = list(each)
            for place, process in self.from_driver:
                if cells[place] is not None:
                    cells[place] = process(cells[place])
            rows.append(self.row._make(cells))
        return rows
