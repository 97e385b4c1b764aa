"""The rules of the house, counted."""

from __future__ import annotations

import ast
import re
import statistics
import tomllib
from pathlib import Path

import pytest
from conftest import known_files

import kg

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))
BROAD = {
    ("kg/querying/worker.py", "Exception"),
    ("kg/querying/door.py", "BaseException"),
    ("kg/building/store.py", "BaseException"),
    ("kg/files.py", "BaseException"),
}
"""Where everything is caught: the worker answers with it, the others clean up and raise it again."""
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def functions(module: ast.Module) -> list[Function]:
    return [node for node in ast.walk(module) if isinstance(node, Function)]


def length(function: Function) -> int:
    """Count the lines of a body, its docstring aside."""
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    return ((body[-1].end_lineno or 0) - body[0].lineno + 1) if body else 0


def test_there_is_something_to_count() -> None:
    assert len(FILES) > 40


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_file_is_short_and_says_what_it_is(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 400
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_functions_are_short_and_say_what_they_do(path: Path) -> None:
    module = tree(path)
    found = functions(module)
    private = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef) and node.name.startswith("_")]
    nested = {inner for outer in [*found, *private] for inner in ast.walk(outer) if inner is not outer}
    for function in found:
        assert length(function) <= 50, function.name
        if not function.name.startswith("_") and function not in nested and "overload" not in decorators(function):
            assert ast.get_docstring(function), function.name


def decorators(function: Function) -> set[str]:
    return {ast.unparse(decorator) for decorator in function.decorator_list}


def test_functions_are_about_ten_lines() -> None:
    assert statistics.mean(length(function) for path in FILES for function in functions(tree(path))) <= 10


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nothing_is_printed_or_caught_wholesale(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "eval", "exec", "breakpoint"), node.lineno
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"
            for part in ast.walk(node.type):
                if isinstance(part, ast.Name) and part.id in ("Exception", "BaseException"):
                    assert (name(path), part.id) in BROAD, node.lineno
                    raises = any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
                    line = path.read_text("utf-8").splitlines()[node.lineno - 1]
                    assert raises or "#" in line, f"line {node.lineno} does not say why it catches everything"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?<![\w.])/(?:work|home|Users|tmp/v)/\w")
    for file in known_files():
        text = (ROOT / file).read_bytes().decode("utf-8", errors="replace")
        found = place.search(text)
        assert not found, f"{file}: {text[max(0, found.start() - 20) : found.end() + 20]}"


def test_text_files_end_their_lines_with_lf() -> None:
    for file in known_files():
        data = (ROOT / file).read_bytes()
        if b"\0" not in data and file.startswith(("kg/", "ontology/", "queries/")):
            assert b"\r" not in data and (data.endswith(b"\n") or not data), file
            data.decode("utf-8")


def test_there_is_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == kg.__version__
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    assert cited and cited[1] == kg.__version__
