"""The page `README.md` of a folder: what it is, how to run it, and from each table to its file, query and script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kg
from kg.display import clean
from kg.replicating import declare
from kg.replicating.choose import RULES
from kg.replicating.citing import PACKAGE
from kg.replicating.figures import NEEDED
from kg.replicating.methods import cell
from kg.replicating.surroundings import r_packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.replicating.declare import Analysis
    from kg.replicating.made import Made
    from kg.replicating.report import Report

TABLES, FIGURES, QUERIES, INPUTS = "tables", "figures", "queries", "inputs"


def page(
    analysis: Analysis,
    made: Sequence[Made],
    report: Report,
    queries: Mapping[str, str],
    written: Mapping[str, Sequence[str]],
) -> str:
    """Write the page.

    Args:
        analysis: what was made.
        made: its tables, and those behind its figures.
        report: how the inputs were frozen.
        queries: each query file to its SHA-256.
        written: each table to the names of its files.

    """
    script = analysis.own.get(declare.SCRIPT)
    packages = r_packages(script.read_text("utf-8")) if script else []
    lines = [f"# {analysis.title}", "", analysis.question, ""]
    lines += [f"Scope: {analysis.scope}.", ""] if analysis.scope else []
    lines += [
        f"Made by `kg replicate` (kg {kg.__version__}) from the analysis `{analysis.name}`. What was done, how far"
    ]
    lines += ["the lists go and which sources stand behind it is in `methods.md`.", ""]
    lines += ["## How to run it", "", *_running(analysis, packages), ""]
    lines += ["## Contents", "", "| what | file | made by | query | from |", "|---|---|---|---|---|"]
    lines += [*_exhibits(analysis, made, report.figures), *_results(analysis, made), ""]
    lines += [] if report.figures or not analysis.figures else [f"**No figure was drawn: {NEEDED}.**", ""]
    lines += _captions(analysis, made)
    lines += [*_files(analysis, written), "", "## Frozen inputs", "", *_inputs(report), ""]
    lines += [
        "## Queries",
        "",
        "Exact copies of the files in `inputs/queries/`.",
        "",
        "| file | SHA-256 |",
        "|---|---|",
    ]
    lines += [f"| `{name}` | `{digest}` |" for name, digest in sorted(queries.items())]
    lines += ["", "## How to cite", "", "`CITATION.cff` says how to cite this folder, and lists the sources behind it."]
    lines += ["`LICENSE-DATA` is the licence of the data."]
    return "\n".join(map(clean, lines)) + "\n"


def _running(analysis: Analysis, packages: Sequence[str]) -> Iterator[str]:
    if declare.SCRIPT in analysis.own:
        needs = f"R with {', '.join(packages)}" if packages else "R alone"
        yield f"- `Rscript {declare.SCRIPT}` in this folder reads `tables/` and writes `results/`."
        yield f"  It needs {needs}, and not kg."
    yield f"- `kg replicate .` in this folder (`pip install {PACKAGE}=={kg.__version__}`) makes everything again from"
    yield "  `inputs/` and says whether it is the same byte for byte; what the script in R computes is not made again."
    if declare.NOTEBOOK in analysis.own:
        yield f"- The notebook opens the graph itself: `cd inputs && kg build`, then run {declare.NOTEBOOK} in"
        yield f"  `queries/analyses/{analysis.name}/` there, which is the same file as `{declare.NOTEBOOK}` here."


def _exhibits(analysis: Analysis, made: Sequence[Made], figures: bool) -> Iterator[str]:
    for one in made:
        exhibit = one.exhibit
        query = f"`queries/{declare.FOLDERS[exhibit.kind]}/{exhibit.query}.rq`"
        drawn = exhibit in analysis.figures
        file = f"`{FIGURES}/{exhibit.name}.svg`" if drawn else f"`{TABLES}/{exhibit.name}.csv`"
        shown = file if figures or not drawn else NEEDED
        yield f"| {exhibit.name} | {shown} | `{cell(one.line)}` | {query} | `inputs/` |"


def _results(analysis: Analysis, made: Sequence[Made]) -> Iterator[str]:
    kinds = {one.exhibit.name: one.exhibit for one in made}
    for result in analysis.results:
        used = ", ".join(f"`{TABLES}/{name}.csv`" for name in result.tables)
        queries = sorted(
            {f"`queries/{declare.FOLDERS[kinds[n].kind]}/{kinds[n].query}.rq`" for n in result.tables if n in kinds}
        )
        name = result.path.removeprefix("results/").removesuffix(".csv")
        yield f"| {name} | `{result.path}` | `{declare.SCRIPT}` | {', '.join(queries)} | {used} |"


def _captions(analysis: Analysis, made: Sequence[Made]) -> list[str]:
    told = [(one.name, one.caption) for one in (*analysis.tables, *analysis.figures)]
    told += [(result.path, result.caption) for result in analysis.results]
    told += [(one.exhibit.name, sentence) for one in made for sentence in one.said]
    lines = [f"- {name}: {caption}" for name, caption in told if caption]
    return [*lines, ""] if lines else []


def _files(analysis: Analysis, written: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield "Beside them:"
    yield ""
    for name, files in written.items():
        if len(files) > 1:
            yield f"- with {name}: {', '.join(f'`{TABLES}/{file}`' for file in files if file != f'{name}.csv')}"
    if declare.NOTEBOOK in analysis.own:
        yield f"- `{declare.NOTEBOOK}`: the same computation in Python"
    yield "- `methods.md`, `environment.txt`: how it was made, and with which versions"
    yield "- `manifest.json`: the SHA-256 of every file"


def _inputs(report: Report) -> Iterator[str]:
    yield "`inputs/` is a workspace of kg that builds alone (`cd inputs && kg build`). It holds"
    yield f"{RULES[report.rule]};"
    yield "what every source that a table sees says of these; what they refer to; the coverage of the lists, the rules"
    yield "of access and the memberships without which a zero is no zero; and the description of their sources, with at"
    yield "least one row of each that others copied."
    yield "Texts of articles are not in it: a sheet names them by SHA-256, and places in them by position."
    yield ""
    yield f"The tables made from it are the same, byte for byte, as those made from all {report.total.rows} rows of the"
    yield "workspace; this was checked when the folder was made."
    for rule, differs in report.refused.items():
        yield f"Less would not do: from {RULES[rule]}, {differs}."
    yield ""
    yield "| section | rows in the workspace | rows kept |"
    yield "|---|---|---|"
    for section, count in [*sorted(report.counts.items()), ("all", report.total)]:
        yield f"| {section} | {count.rows} | {count.kept} |"
