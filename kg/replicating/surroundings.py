"""With what a folder was made: versions of this package, of Python and its libraries, and the packages that R needs."""

from __future__ import annotations

import platform
import re
from importlib import metadata

import kg

LIBRARIES = ("networkx", "pyoxigraph", "pyyaml", "rdflib")
DRAWING = ("matplotlib",)
NOTEBOOK = ("pandas", "statsmodels")
_USED = re.compile(
    r"(?:library|require|requireNamespace|loadNamespace)\(\s*[\"']?([A-Za-z][\w.]*)|([A-Za-z][\w.]*):::?\w"
)
BASE_R = {"base", "stats", "utils", "graphics", "grDevices", "methods", "datasets", "tools", "grid", "parallel"}


def page(script: str, has_notebook: bool, has_figures: bool) -> str:
    """Write the versions, one a line."""
    wanted = [*LIBRARIES, *(DRAWING if has_figures else ()), *(NOTEBOOK if has_notebook else ())]
    lines = ["# With what the tables and figures were made.", f"kg {kg.__version__}"]
    lines += [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in sorted(wanted))]
    if script:
        packages = r_packages(script)
        lines += ["", "# What analysis.R needs, beside R itself.", *(packages or ["no package"])]
    return "\n".join(lines) + "\n"


def version(name: str) -> str:
    """Return the version of a library."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


def r_packages(script: str) -> list[str]:
    """List the packages that a script in R uses, beside those that come with R."""
    code = "\n".join(line.partition("#")[0] for line in script.splitlines())
    return sorted({one or other for one, other in _USED.findall(code)} - BASE_R)
