"""A statement that is compiled once: from then on it costs what the driver takes, a tenth of composing it anew."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ClauseElement, Connection, Dialect, Insert, SelectBase, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

Upserting: TypeAlias = Callable[[Table], postgresql.Insert | sqlite.Insert]
"""An INSERT that knows ON CONFLICT, which each dialect brings itself."""

Process: TypeAlias = Callable[[Any], Any]


def upserting(table: Table, *kept: str) -> Callable[[Upserting], Insert]:
    """Put a row of all columns in the place of what is there under its primary key: `kept` are those replaced."""

    def composed(insert: Upserting) -> Insert:
        columns = [column.name for column in table.columns]
        row = insert(table).values({name: bindparam(name, type_=table.c[name].type) for name in columns})
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
        dialect = connection.dialect
        ready = self._ready.get(dialect.name)
        if ready is None:
            ready = self._ready[dialect.name] = _Ready.of(self._statement, dialect)
        driver = connection.connection
        try:
            cursor = driver.cursor()
            cursor.execute(ready.sql, ready.parameters(values))
            found = cursor.fetchall() if ready.row else ()
            cursor.close()
        except dialect.loaded_dbapi.Error as error:
            gone = dialect.is_disconnect(error, None, None)
            if gone:
                connection.invalidate(error)
            raise DBAPIError.instance(
                ready.sql,
                None,
                error,
                dialect.loaded_dbapi.Error,
                hide_parameters=True,
                connection_invalidated=gone,
                dialect=dialect,
            ) from error
        return ready.read(found)


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
