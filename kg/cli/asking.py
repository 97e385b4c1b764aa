"""kg query, queries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, list_option, note, out_option, output_option, selecting, workspace

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.selection import Selection

MAX_BYTES = 5_000_000
"""More than any query that is accepted."""
FORMATS = ["table", "csv", "tsv", "json", "xml", "markdown", "turtle"]


@click.command()
@click.argument("question")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
@click.option("--as-of", default="", metavar="DAY", help="Ask for a day of the world, where the question declares it.")
@selecting
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@click.option("--iris", is_flag=True, help="Show compact IRIs instead of labels in tables.")
@click.option("-f", "--format", type=click.Choice(FORMATS), default="table", show_default=True)
@output_option
@click.option("--timeout", type=click.FloatRange(0.1, 86400), default=60.0, show_default=True, help="Seconds.")
@out_option
def query(
    question: str,
    values: tuple[str, ...],
    as_of: str,
    chosen: Selection,
    lang: str,
    iris: bool,
    format: str,
    output: Path | None,
    timeout: float,
    out: Path | None,
) -> None:
    """Ask QUESTION: a name from `kg queries`, a file, SPARQL text, or - for standard input.

    \b
    kg query counts --set measure=msr:states-signed
    kg query said-about --set topic=top:trust -f csv
    kg query 'SELECT ?s WHERE { ?s a cca:Statement }'
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.asking import answers

    standard_input = sys.stdin.buffer.read(MAX_BYTES) if question == "-" else b""
    given = answers.parameters(values, as_of)
    request = answers.Request(question, given, chosen, format, "" if iris else lang, timeout, standard_input)
    emit(answers.render(graph(out, chosen), request, note), output)


@click.command()
@list_option
def queries(format: str) -> None:
    """List the named questions with what they ask and their parameters."""
    from kg.asking import answers

    emit(answers.list_questions(workspace(None), format), None)
