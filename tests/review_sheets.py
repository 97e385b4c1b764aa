"""A drafted sheet for tests of reviews: our own text in several scripts, with overlapping and awkward words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from small_sheets import at, said, source, toml

if TYPE_CHECKING:
    from pathlib import Path

WIDE, MARKED, TURNED, FAMILY = "東京の外務省", "Zofia Pro\u0301bna", "وزارة الداخلية", "\U0001f469\u200d\U0001f4bb"
TEXT = (
    "Examplia signs the pact\n"
    "\n"
    f"{MARKED}, minister of Examplia, said on Monday that 12 countries had joined the pact and that “the sea is wide”. "
    "She praised the secretariat for its patience, and asked the others to follow before the winter.\r\n"
    f"A note came from {WIDE} ({FAMILY}), and another from {TURNED} in the south.\n"
    "Photo: <b>Harbour & Herald</b>\x1b[31m\u202e\n"
)
TREATY, PERSON = "trt:example-pact", "per:zofia-probna"


def entries() -> dict[str, Any]:
    """Return the draft as data: six sections, one entry that adds to another, one that the program is not sure of."""
    count = said("12 countries", TEXT, id="qty-joined", measure="states-acceded", value=12, comparator="exactly",
                 unit="states", about=TREATY, level="reported-indirect", via="st01")  # fmt: skip
    return {
        "source": source("drafted", TEXT, title={"en": "A drafted note"}, coder="kg read 0.1.0", status="draft"),
        "treaty": [said("the pact", TEXT, id=TREATY, name="the pact")],
        "actor": [
            said(MARKED, TEXT, id=PERSON, kind="person", name="Zofia Próbna"),
            said(WIDE, TEXT, id="bod:tokyo-office", kind="public-body", name={"ja": WIDE}),
            said(TURNED, TEXT, id="bod:southern-office", kind="public-body", name={"ar": TURNED}),
            said("minister of Examplia", TEXT, id=PERSON, again=True, label={"en": "Minister Próbna"},
                 note="draft: no list has this name"),
        ],
        "statement": [
            said("12 countries had joined the pact and that “the sea is wide”", TEXT, id="st01", speaker=PERSON,
                 act="asserts", reporting="indirect", topic=["treaty-signing"], about=TREATY,
                 gloss={"en": "Twelve countries are in."}),
            said("praised the secretariat for its patience", TEXT, id="st02", speaker=PERSON, act="praises",
                 reporting="indirect", topic=["trust"], gloss={"en": "She praises the secretariat."}),
        ],
        "count": [count],
        "document": [
            {"id": "photo1", "kind": "photo", "credit": "Harbour", "level": "caption",
             **said("Photo: <b>Harbour & Herald</b>", TEXT)},
        ],
    }  # fmt: skip


def draft() -> str:
    """Write the draft with comments, as a program and then a person would leave it."""
    text = toml(entries())
    for header, comment in {"actor": "found by name", "statement": "S1"}.items():
        text = text.replace(f"[[{header}]]", f"\n# {comment}\n[[{header}]]", 1)
    return "# Drafted by a program.\n\n" + text.replace("[[count]]", "\n# A section of numbers\n\n# N1\n[[count]]")


def make(folder: Path, text: str = "") -> Path:
    """Make a folder with the sheet, the text and a marker of a workspace over the packaged base; return the sheet."""
    for name, data in {
        "kg.toml": "base = true\n", "data/articles/drafted.toml": text or draft(), "texts/drafted.txt": TEXT,
    }.items():  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8"))
    return folder / "data/articles/drafted.toml"


def words(found: str) -> list[int]:
    """Return where some words stand."""
    return at(found, TEXT)
