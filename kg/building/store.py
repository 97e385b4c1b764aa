"""Builds on disk: a generation is written whole beside the others, then one rename makes it the build.

build/manifest.json            names the generation; its rename is the commit
build/store/<digest>/kg.nq     the graph, canonical N-Quads
build/store/<digest>/index/    the same in Oxigraph, its default graph the union of all named graphs
build/kg.nq                    a link to the current generation's
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building import lock
from kg.building.selection import drafts
from kg.errors import NoBuildError, WorkspaceError
from kg.files import digest, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VERSION = 2
MANIFEST = "manifest.json"
STALE = 3600
"""Seconds after which an unfinished generation or file is taken for the remains of a killed build."""
_OWN = re.compile(r"[0-9a-f]{16}|\.draft-.*|\.gone-.*|\.lock")
"""Names in store/ that are ours: generations, such as are being written or removed, and the lock."""
_DRAFTS = (".manifest.json.", ".kg.nq.", ".words.nq.")
"""How files begin that are to take the place of another."""


@dataclass(frozen=True)
class Manifest:
    """What the current build is."""

    generation: str
    previous: str
    inputs: dict[str, str]
    """File to SHA-256."""
    counts: dict[str, int] = field(default_factory=dict)
    """Source to number of quads."""
    questions: dict[str, str] = field(default_factory=dict)
    """Query files that this build has looked at, though it does not depend on them, to SHA-256."""
    drafts: list[str] = field(default_factory=list)
    """Sources whose sheet a program drafted and nobody reviewed."""
    version: int = VERSION


@dataclass(frozen=True)
class Build:
    """A folder with a build in it."""

    folder: Path
    manifest: Manifest

    @property
    def home(self) -> Path:
        """The folder of the current generation."""
        return self.folder / "store" / self.manifest.generation

    @property
    def nquads(self) -> Path:
        """The graph as N-Quads."""
        return self.home / "kg.nq"

    @property
    def link(self) -> Path:
        """Where a person looks for the graph."""
        return self.folder / "kg.nq"

    @property
    def index(self) -> Path:
        """The graph as an Oxigraph store."""
        return self.home / "index"

    @staticmethod
    def name_of(nquads: bytes, remembered: bytes) -> str:
        """Name a generation by what is in it."""
        return digest(nquads + remembered)[:16]

    def remembered(self) -> bytes:
        """Return what the build remembers beside the graph (see `kg.building.memory`)."""
        return (self.home / "memory.tsv").read_bytes()


def read(folder: Path) -> Build:
    """Open the build of a folder.

    Raises NoBuildError if there is none, or one of another version.
    """
    path = folder / MANIFEST
    for _ in range(3):
        try:
            manifest = Manifest(**json.loads(path.read_bytes()))
            if manifest.version != VERSION:
                raise ValueError
        except (FileNotFoundError, NotADirectoryError):
            raise NoBuildError(f"no build in {folder}; run `kg build` first") from None
        except (ValueError, TypeError):
            raise NoBuildError(f"{path} is not a manifest of this version; run `kg build` again") from None
        build = Build(folder, manifest)
        if build.nquads.is_file():
            _relink(build)
            return build
        time.sleep(0.05)  # another build was committed between the two reads, and this one's files were cleared
    raise NoBuildError(f"the build in {folder} has lost its files; run `kg build` again")


def _relink(build: Build) -> None:
    """Do what a build left undone that was killed right after its commit, unless another build is at work."""
    try:
        if build.link.samefile(build.nquads):
            return
    except OSError:
        pass  # there is no link yet
    with lock.attempt(build.folder / "store" / ".lock") as held:
        if held and json.loads((build.folder / MANIFEST).read_bytes()).get("generation") == build.manifest.generation:
            _link(build)


def _link(build: Build) -> None:
    """Let build/kg.nq be the current graph."""
    link = build.link
    try:
        if link.exists() and link.samefile(build.nquads):
            return
        new = build.folder / f".kg.nq.{os.getpid()}"
        new.unlink(missing_ok=True)
        try:
            os.link(build.nquads, new)
        except OSError:
            shutil.copyfile(build.nquads, new)
        os.replace(new, link)
    except OSError:
        return  # a folder that may only be read is still good to read from


def prepare(folder: Path) -> None:
    """Make an output folder, or see that it is ours.

    Raises WorkspaceError for a folder with other things in it.
    """
    if folder.is_file():
        raise WorkspaceError(f"{folder} is a file; --out takes a folder")
    if folder.is_dir() and not _is_ours(folder):
        raise WorkspaceError(f"{folder} is not empty and holds no build; give --out another folder")
    try:
        (folder / "store").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{folder} cannot be written ({error.strerror})") from None


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder is empty, holds a build, or the remains of a first build that was killed."""
    try:
        found = json.loads((folder / MANIFEST).read_bytes())
        return isinstance(found, dict) and {"generation", "previous"} <= found.keys()
    except FileNotFoundError:
        names = {p.name for p in folder.iterdir() if not p.name.startswith(_DRAFTS)}
        made = (folder / "store").iterdir() if "store" in names else ()
        return names <= {"store"} and all(_OWN.fullmatch(path.name) for path in made)
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class After:
    """What went before a commit, and who has the last word."""

    last: Build | None = None
    """A build whose index may be continued."""
    begun: int | None = None
    """When the build began to read (ns); files that change later are newer than the build."""
    questions: Mapping[str, str] = field(default_factory=dict)
    """Query files that were looked at, to SHA-256."""
    inspect: Callable[[Path], None] = lambda _: None
    """Shown the index before the commit; what it raises leaves the previous build as it was."""


def commit(
    folder: Path,
    nquads: bytes,
    remembered: bytes,
    inputs: Mapping[str, str],
    counts: Mapping[str, int],
    after: After | None = None,
) -> Build:
    """Write a generation and make it the build of a folder.

    The last step is one rename of the manifest; what is interrupted before leaves the previous build as it was.

    Args:
        folder: where builds are.
        nquads: the graph, canonical.
        remembered: what the build remembers beside the graph.
        inputs: file to SHA-256.
        counts: source to number of quads.
        after: what went before.

    """
    after = after or After()
    name = Build.name_of(nquads, remembered)
    home = folder / "store" / name
    with lock.alone(folder / "store" / ".lock"):
        if home.is_dir() and not _is_whole(home, name):
            shutil.rmtree(home)
        if not home.is_dir():
            _write_generation(folder / "store", home, nquads, remembered, after)
        else:
            after.inspect(home / "index")
        previous = _previous(folder, name)
        manifest = Manifest(name, previous, dict(inputs), dict(counts), dict(after.questions), drafts(nquads))
        text = json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n"
        write_atomically(folder / MANIFEST, text.encode("utf-8"), after.begun)
        build = Build(folder, manifest)
        _link(build)
        _clear(folder, {name, previous})
    return build


def _is_whole(home: Path, name: str) -> bool:
    """Tell whether a generation is as it was written, and its index opens."""
    from kg.building import index

    try:
        told = Build.name_of((home / "kg.nq").read_bytes(), (home / "memory.tsv").read_bytes())
    except OSError:
        return False
    return told == name and index.opens(home / "index")


def _previous(folder: Path, name: str) -> str:
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, TypeError):
        return ""
    return manifest.generation if manifest.generation != name else manifest.previous


def _write_generation(store: Path, home: Path, nquads: bytes, remembered: bytes, after: After) -> None:
    from kg.building import index

    draft = Path(tempfile.mkdtemp(dir=store, prefix=".draft-"))
    try:
        # Whole on the disk before a manifest names them, even if the power goes; meanwhile the index is made.
        with ThreadPoolExecutor(1) as pool:
            writing = pool.submit(write_atomically, draft / "kg.nq", nquads)
            write_atomically(draft / "memory.tsv", remembered)
            last = after.last
            if not (last and index.continued(draft / "index", nquads, last.index, last.nquads)):
                index.create(draft / "index", nquads)
            after.inspect(draft / "index")
            writing.result()
        draft.chmod(0o755)
        draft.rename(home)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not home.is_dir():  # otherwise another build has just written the very same
            raise
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _clear(folder: Path, keep: set[str]) -> None:
    """Remove generations that neither the current nor the previous manifest names, and what killed builds left.

    A generation changes its name before it is removed, so that half of one is never taken for a whole.
    """
    for path in (folder / "store").iterdir():
        if path.name in keep or not _OWN.fullmatch(path.name) or path.name == ".lock":
            continue
        try:
            if path.name.startswith(".draft-") and not _is_stale(path):
                continue
            gone = path if path.name.startswith(".") else path.rename(path.with_name(f".gone-{path.name}"))
            shutil.rmtree(gone, ignore_errors=True)
        except OSError:
            continue  # a system that holds on to open files; a later build clears it
    for path in folder.iterdir():
        if path.name.startswith(_DRAFTS) and _is_stale(path):
            path.unlink(missing_ok=True)


def _is_stale(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > STALE
