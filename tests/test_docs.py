"""What the documents say is so: commands, outputs, options, examples, names, versions.

KG_UPDATE_DOCS=1 writes the real outputs into the README instead of comparing them.
"""

from __future__ import annotations

import hashlib
import os
import re
import shlex
import shutil
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING

import click
import pytest
from conftest import ROOT, Ran

import kg as package
from kg import cli
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build

Run = Callable[..., Ran]
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / "docs").glob("*.md"))]
TEXT = "By noon the ministry of Examplia had said that 12 countries joined. No more to say.\n"
HIDDEN = {"--help", "--version"}


def blocks(language: str, file: Path = README) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)


# Commands and what they print


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what a workspace is made of, the whole world with it."""
    home = tmp_path_factory.mktemp("clone")
    for folder in ("ontology", "data", "queries", "docs"):
        shutil.copytree(ROOT / folder, home / folder)
    shutil.copy(ROOT / "kg.toml", home / "kg.toml")
    return home


def test_the_console_blocks_are_what_is_printed(kg: Run, clone: Path) -> None:
    text = README.read_text("utf-8")

    def played(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        return "```console\n" + "".join(play(command, kg, clone) for command in commands) + "```"

    real, count = re.subn(r"^```console\n(.*?)^```$", played, text, flags=re.MULTILINE | re.DOTALL)
    assert count >= 5
    if os.environ.get("KG_UPDATE_DOCS"):
        README.write_text(real, "utf-8", newline="\n")
    assert real == README.read_text("utf-8"), "run this test with KG_UPDATE_DOCS=1 and look at the difference"


def play(command: str, kg: Run, home: Path) -> str:
    program, *arguments = shlex.split(command)
    assert program == "kg"
    ran = kg(*arguments, cwd=home, base=ROOT)
    assert ran.code == 0, f"{command}: {ran.err}"
    return f"$ {command}\n{ran.out}"


def test_outputs_in_the_readme_can_be_read() -> None:
    for block in blocks("console"):
        printed = [line for line in block.splitlines() if not line.startswith("$ ")]
        assert len(printed) <= 25
        assert all(len(line) <= 280 for line in printed)


def test_the_shell_blocks_name_what_exists(kg: Run, world_build: Build) -> None:
    line = next(line for line in blocks("sh")[0].splitlines() if "kg query" in line)
    arguments = shlex.split(line.rpartition("kg query")[2])
    ran = kg("query", *arguments, "--out", world_build.folder, base=ROOT)
    assert ran.code == 0 and " 72 " in ran.out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_shell_blocks_are_understood(page: Path) -> None:
    lines = "".join(blocks("sh", page)).splitlines()
    for line in lines:
        if line.startswith("kg "):
            _, name, *arguments = shlex.split(line, comments=True)
            command = cli.main.get_command(click.Context(cli.main), name)
            assert command, line
            while isinstance(command, click.Group):
                inner = command.get_command(click.Context(command), arguments.pop(0))
                assert inner, line
                command = inner
            parser = command.make_parser(click.Context(command))
            parser.parse_args(arguments)


NAMED = {
    "query": ("question", "questions"), "cite": ("question", "questions"), "panel": ("name", "panels"),
    "network": ("name", "networks"), "replicate": ("name", "analyses"),
}  # fmt: skip
"""Command to the parameter that names something, and the folder of `queries/` where it is."""


def examples() -> list[str]:
    """Read the commands that help texts and pages show."""
    helps = [command.help or "" for command in real_commands().values()]
    pages = ["".join(blocks("sh", page)) for page in PAGES]
    lines = [line.strip() for text in [*helps, *pages] for line in text.splitlines()]
    return [line for line in lines if line.startswith("kg ")]


def named(line: str) -> tuple[str, str] | None:
    """Return what an example names and the folder of `queries/` that it should be in; None if it names nothing."""
    _, name, *arguments = shlex.split(line, comments=True)
    if name not in NAMED:
        return None
    parameter, folder = NAMED[name]
    command = real_commands()[name]
    told = command.make_parser(click.Context(command)).parse_args(arguments)[0].get(parameter)
    return (told, folder) if isinstance(told, str) and re.fullmatch(r"[a-z0-9-]+", told) else None


def test_what_examples_name_is_read() -> None:
    assert named("kg replicate mine --analysis budapest-hanoi") == ("budapest-hanoi", "analyses")
    assert named("kg panel spells --set treaty=x -o out/") == ("spells", "panels")
    assert named("kg network votes --kind yes  # a comment") == ("votes", "networks")
    assert [named(line) for line in ("kg replicate --analysis", "kg query 'SELECT ?s {}'", "kg panel")] == [None] * 3


def test_analyses_panels_and_networks_in_examples_exist() -> None:
    found = {line: told for line in examples() if (told := named(line))}
    assert {folder for _, folder in found.values()} >= {"analyses", "panels", "networks", "questions"}
    missing = {
        line
        for line, (name, folder) in found.items()
        if not any((ROOT / "queries" / folder / file).exists() for file in (f"{name}.rq", f"{name}/analysis.toml"))
    }
    assert not missing


# The table of commands


def described() -> dict[str, set[str]]:
    """Read the table: command to the options it names."""
    section = README.read_text("utf-8").split("## Commands")[1].split("\n## ")[0]
    found = {}
    for cell in re.findall(r"^\| (`kg .*?) \| ", section.replace("\\|", "¦"), re.MULTILINE):
        for usage in re.findall(r"`kg ([^`]+)`", cell):
            words = usage.split()
            name = " ".join(words[:2]) if " ".join(words[:2]) in real_commands() else words[0]
            found[name] = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", usage))
    return found


def real_commands() -> dict[str, click.Command]:
    context = click.Context(cli.main)
    found: dict[str, click.Command] = {}
    for name in cli.main.list_commands(context):
        command = cli.main.get_command(context, name)
        assert command
        if isinstance(command, click.Group):
            found |= {f"{name} {sub}": inner for sub, inner in command.commands.items()}
        else:
            found[name] = command
    return found


def test_every_command_is_documented() -> None:
    assert described().keys() == real_commands().keys()


def test_every_documented_option_exists() -> None:
    commands = real_commands()
    for name, options in described().items():
        real = {flag for parameter in commands[name].params for flag in parameter.opts}
        assert options <= real, name


def test_every_choice_of_a_format_is_documented() -> None:
    section = README.read_text("utf-8").replace("\\|", "|")
    for name in ("query", "export", "validate"):
        option = next(p for p in real_commands()[name].params if p.name == "format")
        assert isinstance(option.type, click.Choice)
        assert f"[-f {'|'.join(option.type.choices)}]" in section


def test_every_option_is_explained_somewhere() -> None:
    for name, command in real_commands().items():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not HIDDEN & set(parameter.opts):
                explained = parameter.help or isinstance(parameter.type, click.Choice)
                assert explained or parameter.opts[0] in ("--jobs", "--timeout"), f"{name} {parameter.opts}"


# Examples


def test_the_example_sheet_is_valid(kg: Run, tmp_path: Path) -> None:
    """With a text of our own, its hash and its checks, the sheet of the README builds."""
    sheet = blocks("toml")[0]
    data = tomllib.loads(sheet)
    length = data["source"]["text_length"]
    text = TEXT[: length - 1].ljust(length - 1, ".") + "\n"
    sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    sheet = sheet.replace('text_sha256 = "…"', f'text_sha256 = "{sha}"')
    assert sha in sheet
    named = '\n[[actor]]\nid = "bod:examplia-ministry"\nkind = "public-body"\nname = "ministry"\nat = [10, 34]\n'
    named += '\n[[treaty]]\nid = "trt:example-pact"\nname = "pact"\nat = [69, 77]\n'
    for folder, name, content in (("data/articles", "example.toml", sheet + named), ("texts", "example.txt", text)):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_bytes(content.encode("utf-8"))
    (tmp_path / "kg.toml").write_text("base = true\n")
    ran = kg("sheet", "check", "data/articles/example.toml", "--texts", "texts", "--write", cwd=tmp_path)
    assert ran.code == 0, ran.out + ran.err
    built = kg("build", cwd=tmp_path)
    assert built.code == 0, built.err
    shown = kg("evidence", "qty-joined", "--texts", "texts", cwd=tmp_path).out
    start, end = data["count"][0]["at"]
    assert f"check {check_of(text[start:end])}" in shown and "NOT the words" not in shown


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_python_example_runs(
    seed_build: Build, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = blocks("python")[0]
    assert example.count("\n") >= 6
    graph = package.open(ROOT, seed_build.folder)
    record = graph.evidence("qty-72-signed")[0].iri
    example = example.replace('"ast:…"', repr(record)).replace('graph.query("counts").to_pandas()', "")
    monkeypatch.setattr(package, "open", lambda: graph)
    exec(compile(example, "README", "exec"), {})
    assert "72 https://w3id.org/cca/id/person/luong-tam-quang 368 404" in capsys.readouterr().out
    assert hasattr(graph.query("counts"), "to_pandas")


def test_links_and_paths_lead_somewhere() -> None:
    for document in ("README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in PAGES[1:])):
        text = (ROOT / document).read_text("utf-8")
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / document).parent.joinpath(link).exists(), f"{document}: {link}"
        for path in re.findall(r"`((?:kg|ontology|data|queries|tests|docs)/[\w./-]*)`", text):
            assert (ROOT / path).exists(), f"{document}: {path}"


# Other documents


def test_the_contributors_guide_lists_the_folders() -> None:
    listed = re.findall(r"^(\w+)/  ", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    real = {path.parent.name for path in (ROOT / "kg").glob("*/__init__.py")}
    assert set(listed) == real and len(listed) == len(real)


def test_the_changelog_and_the_citation_name_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert re.search(
        rf"^## {re.escape(project['version'])}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {project['version']}\n" in citation
    assert f"\nlicense: {project['license']}\n" in citation
    assert f'name: "{project["authors"][0]["name"]}"' in citation


def test_the_two_lists_of_tools_are_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["dependency-groups"]["dev"] == project["project"]["optional-dependencies"]["dev"]
