"""Query files: their headers in grlc's `#+` convention, their parameters, and how values get into them.

A header is YAML; it is read with the loader that keeps every scalar a string, so that NO stays a country.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import KGError, QueryRefusedError, bad_input
from kg.querying import guard
from kg.reading import dates
from kg.terms import is_iri, literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.declared.context import Context
    from kg.declared.workspace import Workspace

KINDS = ("iri", "date", "text", "number")
SEVERITIES = ("violation", "warning", "info")
FOLDERS = ("questions", "audits", "rules", "networks", "panels", "inputs")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CODE = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_QUERY = re.compile(r"\s*(?:PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Parameter:
    """A variable of a question that its reader may bind."""

    name: str
    kind: str
    default: str = ""
    help: str = ""
    of: str = ""
    """The class that its value must be of, as a prefixed name, where a name alone may mean other things too."""


@dataclass(frozen=True)
class Question:
    """A query file."""

    name: str
    file: str
    text: str
    summary: str = ""
    description: str = ""
    severity: str = "Violation"
    message: str = ""
    parameters: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()
    coverage: tuple[str, ...] = ()
    """Kinds of acts (codes of cva:) on whose lists the answer rests."""
    timeless: str = ""
    """Why it does not ask about a day."""
    header: dict[str, Any] = field(default_factory=dict)


def parse(text: str, name: str, file: str) -> Question:
    """Read a query and its header.

    Raises InputError if the header is not what it should be, QueryRefusedError if the query may not run.
    """
    guard.check(text, file)
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    header = _yaml("\n".join(lines), file)
    severity = _text(header, "severity", file) or SEVERITIES[0]
    if severity not in SEVERITIES:
        raise bad_input(file, "header", "severity", f"expected one of {', '.join(SEVERITIES)}")
    return Question(
        name=name,
        file=file,
        text=text,
        summary=_text(header, "summary", file),
        description=_text(header, "description", file).strip(),
        severity=severity.capitalize(),
        message=_text(header, "message", file),
        parameters=tuple(_parameter(item, file) for item in _list(header, "params", file)),
        tags=tuple(tag for tag in _list(header, "tags", file) if isinstance(tag, str)),
        coverage=_codes(header, "coverage", file),
        timeless=_text(header, "timeless", file),
        header=header,
    )


def _codes(header: Mapping[str, Any], name: str, file: str) -> tuple[str, ...]:
    """Return one code or a list of them."""
    value = header.get(name) or []
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list) or not all(isinstance(code, str) and _CODE.fullmatch(code) for code in codes):
        raise bad_input(file, "header", name, "expected a code such as signature, or a list of codes")
    return tuple(codes)


def _text(header: Mapping[str, Any], name: str, file: str) -> str:
    """Return a text of a header; a list that names itself many times over is never written out."""
    value = header.get(name, "")
    if not isinstance(value, str):
        raise bad_input(file, "header", name, "expected one line of text")
    return value


def _list(header: Mapping[str, Any], name: str, file: str) -> list[Any]:
    value = header.get(name) or []
    if not isinstance(value, list):
        raise bad_input(file, "header", name, "expected a list")
    return value


def _yaml(text: str, file: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    import yaml

    try:
        # BaseLoader makes only strings, lists and dictionaries: safe, and no word turns into a boolean.
        header = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        raise bad_input(file, "header", "", f"not valid YAML after #+ ({str(error).splitlines()[0]})") from None
    if not isinstance(header, dict):
        raise bad_input(file, "header", "", "expected lines such as `#+ summary: …`")
    return header


def _parameter(item: Any, file: str) -> Parameter:
    if not isinstance(item, dict) or not _NAME.fullmatch(str(item.get("name", ""))):
        raise bad_input(file, "header", "params", "expected entries with a name (a-z, 0-9, _) and a kind")
    if item.get("kind") not in KINDS:
        raise bad_input(file, "header", f"params {item['name']}", f"expected a kind, one of {', '.join(KINDS)}")
    texts = (_text(item, key, file) for key in ("default", "help", "of"))
    return Parameter(item["name"], item["kind"], *texts)


def load(path: Path, file: str) -> Question:
    """Read a query file."""
    try:
        text = _decode(path.read_bytes(), file)
    except OSError as error:
        raise QueryRefusedError(f"{file}: cannot be read ({error.strerror})") from None
    return parse(text, path.stem, file)


def _decode(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise QueryRefusedError(f"{file}: not UTF-8") from None


def named(workspace: Workspace, folder: str = "questions") -> dict[str, Question]:
    """Read all query files of a kind, by name; a workspace's own file hides the packaged one of its name."""
    paths = workspace.named(f"queries/{folder}", "*.rq")
    return {name: load(paths[name], workspace.show(paths[name])) for name in sorted(paths)}


def find(workspace: Workspace, name: str, standard_input: bytes = b"") -> Question:
    """Find a question by name, by file, or (for `-`) on standard input.

    Raises KGError naming the nearest question, if there is none.
    """
    from pathlib import Path

    if name == "-":
        return parse(_decode(standard_input, "standard input"), "standard input", "standard input")
    paths = workspace.named("queries/questions", "*.rq")
    if name in paths:
        return load(paths[name], workspace.show(paths[name]))
    path = Path(name)
    if path.suffix in (".rq", ".sparql"):
        return load(path, str(path))
    # No file is looked for under a name that may be too long for one.
    if "{" in name or _QUERY.match(name):
        return parse(name, "the query", "the query")
    if os.path.isfile(path):
        return load(path, str(path))
    import difflib

    near = difflib.get_close_matches(name, paths, n=1)
    hint = f"did you mean {near[0]}?" if near else "`kg queries` lists them"
    raise KGError(f"no question named {name!r}; {hint}")


def bind(question: Question, given: Mapping[str, str], context: Context) -> str:
    """Put values into a question, each as `VALUES ?name { term }` at the head of its outermost WHERE.

    Raises QueryRefusedError for a parameter the question does not declare or a value of the wrong kind.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            allowed = f"it declares {', '.join(known)}" if known else "it declares none"
            raise QueryRefusedError(f"{question.name} has no parameter {name!r}; {allowed}")
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    lines = [f"VALUES ?{name} {{ {term(known[name], value, context)} }}" for name, value in values.items() if value]
    if not lines:
        return question.text
    at = guard.body_start(question.text)
    return f"{question.text[:at]} {' '.join(lines)} {question.text[at:]}"


def term(parameter: Parameter, value: str, context: Context) -> str:
    """Write a parameter's value as a term.

    Raises QueryRefusedError with the form expected.
    """
    if parameter.kind == "date":
        try:
            stated = dates.parse(value)
        except ValueError as error:
            raise QueryRefusedError(f"{parameter.name}: {error}") from None
        if stated.datatype != "date":
            raise QueryRefusedError(f"{parameter.name}: expected a day such as 2025-10-26")
        return literal(value, "date")
    if parameter.kind == "number":
        if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", value):
            raise QueryRefusedError(f"{parameter.name}: expected a number")
        return literal(value, "decimal" if "." in value else "integer")
    if parameter.kind == "text":
        return literal(value)
    iri = context.expand(value) or value
    if not is_iri(iri):
        raise QueryRefusedError(f"{parameter.name}: expected a name such as sta:vnm, or an IRI")
    return f"<{iri}>"
