"""The style of the page: light and dark by the reader's system, one column on a narrow screen, plain on paper."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from kg.reviewing.page_marks import LANES

if TYPE_CHECKING:
    from collections.abc import Sequence

# Light, dark; readable on their grounds, and told apart by the kind of line as well.
COLOURS = (
    ("#0b62a4", "#6cb6ff"), ("#b04a00", "#ffa657"), ("#1a7f37", "#56d364"), ("#8250df", "#c8a5ff"),
    ("#b3004e", "#ff7eb6"), ("#00727a", "#4fd1d9"), ("#7a5900", "#e3c04a"), ("#57606a", "#b1bac4"),
)  # fmt: skip
LINES = ("solid", "dashed", "double", "dotted")
TINT = "color-mix(in srgb,{} 12%,transparent)"
STEP = 4
"""Pixels between two lines below the words."""
STYLE = """
:root{color-scheme:light dark;--ground:#fff;--card:#f6f8fa;--ink:#1c2128;--soft:#59636e;--rule:#d1d9e0;--hit:#fff3b0}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--ink)}
body{margin:0 auto;max-width:82rem;padding:1.25rem}
h1{font-size:1.35rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.05rem;margin:2rem 0 .5rem}
header p,.where,.soft{color:var(--soft);margin:.15rem 0}
.draft{border-left:.3rem solid #c2410c;padding:.35rem .75rem;margin:.75rem 0;background:var(--card);color:var(--ink)}
ul.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.25rem;padding:0;margin:.75rem 0 1.25rem}
.row{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:0 2rem;
border-top:1px solid var(--rule);padding:.5rem 0}
.row>p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;align-self:start;position:sticky;top:.5rem;
font-family:Georgia,"Noto Serif",serif;font-size:1.06rem}
.row>div{columns:2 17rem;column-gap:.6rem}
.m{border-bottom-width:2px}
sup{line-height:0;font:600 .68em/0 system-ui,sans-serif}
sup a{padding:0 .12em}
a{color:inherit;text-decoration:none}
.where a{text-decoration:underline}
.fact{background:var(--card);border:1px solid var(--rule);border-left-width:.3rem;border-radius:.35rem;
padding:.4rem .7rem;margin:0 0 .5rem;break-inside:avoid}
.fact h3{font-size:.92rem;margin:0;display:flex;flex-wrap:wrap;gap:0 .5rem;align-items:baseline;overflow-wrap:anywhere}
.state{font-weight:400;font-size:.82rem;border:1px solid var(--rule);border-radius:1rem;padding:0 .5rem;
margin-inline-start:auto}
.fact dl{display:grid;grid-template-columns:minmax(6.5rem,max-content) minmax(0,1fr);gap:0 .75rem;
margin:.2rem 0;font-size:.88rem}
.fact dt{color:var(--soft)}
.fact dd{margin:0;overflow-wrap:anywhere}
.where{font-size:.82rem}
.note{font-size:.88rem;margin:.2rem 0}
.rejected dl,.rejected h3>b{text-decoration:line-through}
:target{background:var(--hit);outline:2px solid var(--soft)}
@media (prefers-color-scheme:dark){
:root{--ground:#0d1117;--card:#161b22;--ink:#e6edf3;--soft:#9da7b3;--rule:#30363d;--hit:#4b3f00}
}
@media (max-width:44rem){
body{padding:.75rem}
.row{grid-template-columns:minmax(0,1fr)}
.row>p{margin-bottom:.6rem;position:static}
}
@media print{
:root{--ground:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#999}
html{font-size:10pt}
body{max-width:none;padding:0}
.row>p{position:static}
}
"""


def style(kinds: Sequence[str]) -> str:
    """Write the style with a colour and a kind of line for each kind of fact."""
    light, dark, drawn = [], [], []
    for number in range(len(kinds)):
        colours = COLOURS[number % len(COLOURS)]
        line = LINES[(number // len(COLOURS) + number) % len(LINES)]
        light.append(f"--k{number}:{colours[0]}")
        dark.append(f"--k{number}:{colours[1]}")
        width = "3px" if line == "double" else "2px"
        colour = f"var(--k{number})"
        drawn.append(f".m.k{number}{{border-bottom:{width} {line} {colour};background:{TINT.format(colour)}}}")
        drawn.append(f"sup.k{number},b.k{number}{{color:{colour}}}.fact.k{number}{{border-color:{colour}}}")
    lanes = [f".l{lane}{{padding-bottom:{1 + lane * STEP}px}}" for lane in range(LANES)]
    # The more lines below the words, the more room between two rows of words.
    rows = [f".d{lane}{{line-height:{28 + lane * STEP}px}}" for lane in range(LANES)]
    themes = [f":root{{{';'.join(light)}}}", f"@media (prefers-color-scheme:dark){{:root{{{';'.join(dark)}}}}}"]
    paper = f"@media print{{:root{{{';'.join(light)}}}}}"
    return STYLE + "\n".join([*themes, paper, *drawn, *lanes, *rows]) + "\n"


def policy(css: str) -> str:
    """Return the content security policy of a page: nothing but this style, and nothing from anywhere."""
    found = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{found}'; base-uri 'none'; form-action 'none'"
