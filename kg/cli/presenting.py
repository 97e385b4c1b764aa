"""kg timeline, compare, cite."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, list_option, note, out_option, output_option, selecting

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.selection import Selection

PICTURES = ("svg", "png", "pdf")


@click.command()
@click.option("--about", default="", metavar="THING", help="A treaty, actor or event, by any name or code.")
@click.option("--from", "first", default="", metavar="DAY", help="Leave out what was over before this day.")
@click.option("--to", "last", default="", metavar="DAY", help="Leave out what began after this day.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only signature, meeting, count …; may be repeated."
)
@selecting
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@list_option
@output_option
@out_option
def timeline(
    about: str,
    first: str,
    last: str,
    kinds: tuple[str, ...],
    chosen: Selection,
    lang: str,
    format: str,
    output: Path | None,
    out: Path | None,
) -> None:
    """List what happened when, one line for each act, event, office, membership or count.

    Written to a file that ends in .svg, .png or .pdf it is drawn, which takes matplotlib; .csv and .json are known too.

    \b
    kg timeline --about trt:malabo-convention -o malabo.svg
    kg timeline --about "Viet Nam" --kind treaty-action --kind cast-vote
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.asking import timeline as asking

    opened = graph(out, chosen)
    form = output.suffix[1:].lower() if output else ""
    found = asking.read(opened, about, first, last, kinds, chosen, lang, lists=form in PICTURES)
    note(f"{found.title}: {len(found.lines)} lines from {len(found.sources)} sources")
    if form in PICTURES:
        from kg.pictures import timeline as pictures

        options = [("--about", about), ("--from", first), ("--to", last), *(("--kind", kind) for kind in kinds)]
        options += [("--lang", lang if lang != "en" else "")]
        words = ["kg", "timeline", *(word for option in options if option[1] for word in option), *chosen.words]
        emit(pictures.draw(found, opened, form, shlex.join(words)), output)
        return
    emit(asking.render(found, form if form in ("csv", "json") else format, opened.context.shorten), output)


@click.command()
@click.argument("states", nargs=-1, required=True, metavar="STATE STATE…")
@click.option("--as-of", default="", metavar="DAY", help="What was so on this day, or done by it.")
@selecting
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@list_option
@output_option
@out_option
def compare(
    states: tuple[str, ...],
    as_of: str,
    chosen: Selection,
    lang: str,
    format: str,
    output: Path | None,
    out: Path | None,
) -> None:
    """Lay states side by side: codes, memberships, acts on treaties, votes, offices, each with its sources."""
    from kg.asking import compare as asking

    opened = graph(out, chosen)
    emit(asking.render(asking.read(opened, states, as_of, chosen, lang), format, opened.context.shorten), output)


@click.command()
@click.argument("question")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
@click.option("--as-of", default="", metavar="DAY", help="The day that the number is for.")
@selecting
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the names.")
@click.option("-f", "--format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@output_option
@out_option
def cite(
    question: str,
    values: tuple[str, ...],
    as_of: str,
    chosen: Selection,
    lang: str,
    format: str,
    output: Path | None,
    out: Path | None,
) -> None:
    """Make a card of the number that QUESTION gives: how sure, of what day, from which sources, and how to check it.

    \b
    kg cite signatories --set treaty=trt:un-convention-against-cybercrime --as-of 2025-10-26
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.asking import answers, cite_text
    from kg.asking import cite as asking

    given = answers.parameters(values, as_of)
    card = asking.read(graph(out, drafts=False), question, given, chosen, lang)
    emit(cite_text.render(card, format), output)
