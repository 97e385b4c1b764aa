"""kg show, evidence, conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, list_option, out_option, texts_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("thing")
@list_option
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@out_option
def show(thing: str, format: str, lang: str, out: Path | None) -> None:
    """Show everything said of THING (a name, a code, or per:luong-tam-quang), by whom, and where."""
    from kg.asking import cards

    emit(cards.show(graph(out), thing, format, lang), None)


@click.command()
@click.argument("fact")
@texts_option
@list_option
@out_option
def evidence(fact: str, texts: Path | None, format: str, out: Path | None) -> None:
    """Show the passage behind FACT: an assertion, or anything that entries are about.

    The words are shown if their text is in --texts; the graph itself holds positions and checks only.
    """
    from kg.asking import cards

    emit(cards.evidence(graph(out), fact, texts, format), None)


@click.command()
@click.option("--about", default="", metavar="THING", help="Only what concerns this thing, its acts and offices too.")
@click.option("--kind", default="", metavar="KIND", help="Only one kind: functional, title, count, order …")
@list_option
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@out_option
def conflicts(about: str, kind: str, format: str, lang: str, out: Path | None) -> None:
    """List where sources disagree: every group with all its claims; nothing is decided."""
    from kg.asking import conflict_page

    emit(conflict_page.conflicts(graph(out), conflict_page.Asked(about, kind, format, lang)), None)
