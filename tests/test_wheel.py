"""What is installed is what git knows, and it works away from the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import known_files

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ("ontology/", "data/", "queries/")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build sdist and wheel in a copy that has only those files, and one that git does not know."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    home = tmp_path_factory.mktemp("wheel") / "copy"
    for file in known_files():
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, home / file)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(home / "dist"), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return home / "dist"


def only(folder: Path, pattern: str) -> Path:
    found = list(folder.glob(pattern))
    assert len(found) == 1
    return found[0]


def test_a_checkout_has_no_packaged_copy() -> None:
    """A copy there would hide what is edited beside it."""
    assert not (ROOT / "kg/_assets").exists()


def test_the_wheel_carries_exactly_what_git_knows(packages: Path) -> None:
    with zipfile.ZipFile(only(packages, "*.whl")) as wheel:
        names = {n for n in wheel.namelist() if not n.endswith("/")}
        packed = {n.removeprefix("kg/_assets/"): wheel.read(n) for n in names if n.startswith("kg/_assets/")}
    known = {f: (ROOT / f).read_bytes() for f in known_files() if f.startswith(ASSETS)}
    assert packed.keys() == known.keys()
    assert packed == known
    code = {n for n in names if n.startswith("kg/") and not n.startswith("kg/_assets/")}
    assert code == {f for f in known_files() if f.startswith("kg/")}
    rest = {n.split("/", 1)[1] for n in names - code if not n.startswith("kg/_assets/")}
    assert {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/LICENSE-DATA"} == rest


def test_the_sdist_carries_what_git_knows(packages: Path) -> None:
    with tarfile.open(only(packages, "*.tar.gz")) as sdist:
        names = {n.name.split("/", 1)[1] for n in sdist.getmembers() if n.isfile()}
    assert names - {"PKG-INFO"} == set(known_files())


@pytest.fixture(scope="module")
def installed(packages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that borrows its dependencies, but not the package, from this one."""
    home = tmp_path_factory.mktemp("env")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    with zipfile.ZipFile(only(packages, "*.whl")) as wheel:
        wheel.extractall(site)
    import click

    (site / "borrowed.pth").write_text(str(Path(click.__file__).parents[1]) + "\n")
    return python


def run(python: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_"))}
    command = [str(python), "-m", "kg", *arguments]
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_installed_package_builds_and_answers_anywhere(installed: Path, tmp_path: Path) -> None:
    built = run(installed, tmp_path, "build")
    assert built.returncode == 0, built.stderr
    assert "the packaged base" in built.stderr
    asked = run(installed, tmp_path, "query", "counts", "--set", "measure=msr:states-signed", "-f", "csv")
    assert asked.returncode == 0, asked.stderr
    assert ",72," in asked.stdout
    where = [str(installed), "-c", "import kg; print(kg.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert str(ROOT) not in found and "site-packages" in found


def test_the_installed_package_makes_a_workspace(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "init", "mine").returncode == 0
    built = run(installed, tmp_path / "mine", "build")
    assert built.returncode == 0, built.stderr
    asked = run(installed, tmp_path / "mine", "query", "counts", "--source", "example", "-f", "csv")
    assert ",12," in asked.stdout, asked.stderr
