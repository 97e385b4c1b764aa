"""The command line: it parses, calls and prints. Results go to standard output, everything else to standard error.

Exit codes: 0 fine, 1 the data does not conform, 2 the request is wrong, 124 timed out.
"""

from __future__ import annotations

import importlib
import sys

import click

import kg
from kg.cli.common import note
from kg.errors import KGError

COMMANDS = {
    "build": ("building", "Turn sheets and tables into a checked graph."),
    "validate": ("building", "Check a build, a sheet or any RDF file."),
    "query": ("asking", "Ask a named question, a query file or SPARQL."),
    "queries": ("asking", "List the named questions."),
    "show": ("reading", "Show everything said of a thing, and by whom."),
    "evidence": ("reading", "Show the passage behind a fact."),
    "resolve": ("identity", "Find the thing behind a name or a code."),
    "merge": ("identity", "Join a researcher's CSV to our states."),
    "conflicts": ("reading", "List where sources disagree."),
    "timeline": ("presenting", "List or draw what happened when."),
    "compare": ("presenting", "Lay states side by side."),
    "panel": ("tables", "Lay out a table for analysis."),
    "cite": ("presenting", "Make a number ready to be cited."),
    "network": ("networking", "Make a network whose edges name their evidence."),
    "discourse": ("discourse", "Exchange statements with Discourse Network Analyzer."),
    "replicate": ("replicating", "Make a folder that others can check."),
    "export": ("giving", "Write the graph as Turtle, TriG, N-Quads, JSON-LD or CSV."),
    "sheet": ("sheets", "Check, convert or describe fact sheets."),
    "read": ("drafting", "Draft what articles say, each fact with its place."),
    "evaluate": ("drafting", "Score drafts against a gold corpus."),
    "language": ("drafting", "Check the tables of the languages."),
    "review": ("reviewing", "Review a drafted sheet, entry by entry beside its words."),
    "init": ("building", "Make a new workspace that builds at once."),
}
"""Command to the module that has it and its line of help: help must not import what commands need."""


class Commands(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import a command."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"kg.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from their lines of help alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command for a wrong one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            if near:
                raise click.UsageError(f"{error.message} Did you mean {near[0]}?", ctx) from None
            raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kg.__version__, prog_name="kg")
def main() -> None:
    """Build and ask a graph of cybercrime diplomacy in which every fact leads back to its words."""


def run() -> None:
    """Run the command line of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        # Without its standalone mode click returns the code that a command exits with.
        sys.exit(main(standalone_mode=False))
    except KGError as error:
        note(f"Error: {error}")
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        note(f"Error: {where}{error.strerror or error}")
        sys.exit(2)
