"""`column IN (many values)` as one statement whose text is always the same.

With a parameter for each value, every number of values would be another statement, to be written
and planned anew; here they are one parameter, however many there are.
"""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, Integer, String, Text, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(column: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether a column of integers or texts has one of the values of a parameter, a collection."""
    item = Integer() if isinstance(column.type, Integer) else String()
    found = _Each(bindparam(name, type_=_Values(item)))
    return column.op("IN", is_comparison=True)(found)


class _Values(TypeDecorator[Any]):
    """Values as one: an array, or JSON where an engine has none."""

    impl = Text
    cache_ok = True

    def __init__(self, item: Integer | String) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind: TypeEngine[Any] = ARRAY(self.item) if _has_arrays(dialect) else Text()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> Any:
        values = list(value or ())
        return values if _has_arrays(dialect) else json.dumps(values)


class _Each(FunctionElement[Any]):
    """The values of a collection, a row each."""

    inherit_cache = True
    name = "each"


@compiles(_Each, "sqlite")
def _each_of_json(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    values = compiler.process(element.clauses, **options)
    return f"(SELECT value FROM json_each({values}))"  # noqa: S608 - the name of a parameter


@compiles(_Each, "postgresql")
def _each_of_array(element: _Each, compiler: SQLCompiler, **options: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **options)}))"


def _has_arrays(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
