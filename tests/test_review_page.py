"""The page of a review: self-contained, escaped, every fact beside its words; seen by a browser where one is."""

from __future__ import annotations

import hashlib
import html
import re
import shutil
import subprocess
from base64 import b64encode
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import review_sheets
from hypothesis import given
from hypothesis import strategies as st
from review_sheets import TEXT, TURNED, WIDE
from small_sheets import source, toml
from test_review import DAY, WHO, item, opened, sheet
from workspaces import ROOT

from kg.declared import workspace
from kg.reviewing import page
from kg.reviewing.checker import Checker
from kg.reviewing.journal import AMENDED, REJECTED
from kg.reviewing.review import Review

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

__all__ = ["sheet"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
MEASURE = """<!DOCTYPE html><meta charset="utf-8"><title>wait</title>
<iframe id="f" src="{src}" style="border:0;width:{width}px;height:900px"></iframe>
<script>
document.getElementById("f").onload = () => {{
  const page = document.getElementById("f").contentDocument, root = page.documentElement;
  const style = (at) => page.defaultView.getComputedStyle(page.querySelector(at));
  const box = (at) => page.querySelector(at).getBoundingClientRect();
  const marks = [...page.querySelectorAll(".row > p .m")];
  const lines = marks.map((m) => page.defaultView.getComputedStyle(m).borderBottomWidth);
  document.body.dataset.found = JSON.stringify({{
    wide: root.scrollWidth, beside: box(".fact").left > box(".row > p").right - 1,
    ground: style("html").backgroundColor, scripts: page.scripts.length,
    bold: page.querySelectorAll(".row > p b").length,
    text: [...page.querySelectorAll(".row > p")].map((p) => {{
      const copy = p.cloneNode(true); copy.querySelectorAll("sup").forEach((s) => s.remove()); return copy.textContent;
    }}), lines,
    lost: [...page.querySelectorAll("a")].filter((a) => !page.getElementById(a.hash.slice(1))).length,
  }});
}};
</script>"""


class Reader(HTMLParser):
    """Gathers what a page has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def browser() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("no Chromium here: the page was not looked at by a browser")
    return found


def run(folder: Path, *options: str) -> str:
    command = [browser(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    command += ["--hide-scrollbars", f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=5000", *options]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    return done.stdout.decode("utf-8", "replace")


def measured(folder: Path, text: str, width: int, dark: bool = False) -> dict[str, object]:
    """Open a page in a frame of a width and say how it lies."""
    import json

    (folder / "page.html").write_text(text, encoding="utf-8", newline="\n")
    frame = folder / "frame.html"
    frame.write_text(MEASURE.format(src=(folder / "page.html").as_uri(), width=width), encoding="utf-8")
    options = ["--allow-file-access-from-files", "--window-size=1400,1000", "--dump-dom", frame.as_uri()]
    dom = run(folder, *(["--blink-settings=preferredColorScheme=0"] if dark else []), *options)
    found = re.search(r'data-found="([^"]*)"', dom)
    assert found, dom[:2000]
    answer: dict[str, object] = json.loads(html.unescape(found[1]))
    return answer


def reviewed(sheet: Path) -> Review:
    review = opened(sheet)
    count = item(review, "qty-joined")
    review.decide(count, AMENDED, WHO, DAY, now=review.amended(count, "value", "13"))
    review.decide(item(review, "photo1"), REJECTED, WHO, DAY, "no <such> photo")
    return review


def test_nothing_is_loaded_and_nothing_runs(sheet: Path) -> None:
    text = page.render(opened(sheet))
    read = Reader(text)
    style = text[text.index("<style>") + 7 : text.index("</style>")]
    digest = b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = next(meta for meta in read.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy["content"] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert {tag for tag, _ in read.tags}.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base"})
    assert not [attributes for _, attributes in read.tags if "style" in attributes or "src" in attributes]
    assert all((link["href"] or "").startswith("#") for link in read.all("a"))
    assert not any(name.startswith("on") for _, attributes in read.tags for name in attributes)
    assert "url(" not in style and "@import" not in style
    for needed in ("prefers-color-scheme:dark", "@media print", "max-width:44rem"):
        assert needed in style


def test_text_and_values_are_escaped(sheet: Path) -> None:
    text = page.render(reviewed(sheet))
    assert "&lt;b&gt;Harbour &amp; Herald&lt;/b&gt;" in text and "no &lt;such&gt; photo" in text
    assert "\x1b" not in text and "\u202e" not in text and "\ufffd[31m\ufffd" in text


def test_every_fact_stands_once_beside_its_words(sheet: Path) -> None:
    text = page.render(reviewed(sheet))
    read = Reader(text)
    facts = read.all("article")
    assert sorted(str(fact["id"]) for fact in facts) == [f"f{number}" for number in range(1, 10)]
    assert len([fact for fact in facts if "rejected" in str(fact["class"])]) == 1
    named = {str(attributes["id"]) for _, attributes in read.tags if "id" in attributes}
    assert {str(link["href"])[1:] for link in read.all("a")} <= named
    rows = text.split('<section class="row">')[1:]
    assert len(rows) == 4, "the blank line of the text has no row"
    assert 'id="f8"' in rows[1] and "13" in rows[1] and 'id="f9"' in rows[3] and f">{WIDE}<" in rows[2]
    assert TURNED in rows[2] and all('dir="auto"' in row for row in rows)


def test_kinds_are_told_apart_in_the_legend_and_by_lines(sheet: Path) -> None:
    text = page.render(opened(sheet))
    legend = text[text.index('<ul class="legend"') : text.index("</ul>")]
    assert re.findall(r'class="m (k\d)">([a-z ]+)<', legend) == [
        ("k0", "treaty"), ("k1", "actor"), ("k2", "statement"), ("k3", "count"), ("k4", "document"),
    ]  # fmt: skip
    drawn = re.findall(r"\.m\.k\d\{border-bottom:\dpx (\w+) ", text)
    assert len(set(drawn[:4])) == 4
    # The statement lies over the words of the count: both are drawn, the shorter one next to the words.
    assert re.search(r'<span class="m l1 k2"><span class="m l0 k3">12 countries<sup', text)


def test_a_draft_says_so_and_a_reviewed_sheet_by_whom(sheet: Path) -> None:
    assert page.DRAFT in page.render(opened(sheet))
    text = review_sheets.draft().replace('status = "draft"', f'reviewer = "{WHO}"\nreviewed = "{DAY}"')
    sheet.write_text(text, "utf-8", newline="\n")
    shown = page.render(opened(sheet))
    assert page.DRAFT not in shown and f"reviewed by {WHO}" in shown


def test_without_its_text_or_with_another_the_facts_are_listed(sheet: Path) -> None:
    sheet.write_text(review_sheets.draft().replace("at = [15, 23]", "at = [15, 350]"), "utf-8", newline="\n")
    (sheet.parents[2] / "texts/drafted.txt").unlink()
    text = page.render(opened(sheet, without_text=True))
    assert "not at hand" in text and len(Reader(text).all("article")) == 9 and "the pact" in text


def test_a_page_is_written_whole(kg: Callable[..., Ran], sheet: Path) -> None:
    home = sheet.parents[2]
    done = kg("review", sheet, "-f", "html", "-o", "page.html", cwd=home)
    assert done.code == 0 and done.out == ""
    assert (home / "page.html").read_bytes().decode() == kg("review", sheet, "-f", "html", cwd=home).out
    assert not list(home.rglob("*.review"))


@pytest.mark.parametrize(("width", "beside", "dark"), [(1280, True, False), (400, False, True)])
def test_in_a_browser(sheet: Path, tmp_path: Path, width: int, beside: bool, dark: bool) -> None:
    found = measured(tmp_path, page.render(reviewed(sheet)), width, dark)
    assert found["wide"] == width, "nothing is wider than the window"
    assert (found["beside"], found["scripts"], found["bold"], found["lost"]) == (beside, 0, 0, 0)
    assert found["ground"] == ("rgb(13, 17, 23)" if dark else "rgb(255, 255, 255)"), "the style was allowed"
    clean = TEXT.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd").replace("\r\n", "\n")
    assert "\n".join(str(line).rstrip("\r\n") for line in found["text"]) == clean.replace("\n\n", "\n").rstrip("\n")  # type: ignore[attr-defined]
    assert found["lines"] and "0px" not in found["lines"]  # type: ignore[operator]


def test_pictures_and_paper(sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page.render(reviewed(sheet)), encoding="utf-8", newline="\n")
    address = (tmp_path / "page.html").as_uri()
    run(tmp_path, f"--screenshot={tmp_path / 'page.png'}", "--window-size=1280,1600", address)
    data = (tmp_path / "page.png").read_bytes()
    assert data.startswith(b"\x89PNG") and int.from_bytes(data[16:20], "big") == 1280 and len(data) > 50_000
    run(tmp_path, f"--print-to-pdf={tmp_path / 'page.pdf'}", address)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")


AWKWARD = "ab <>&\"'\n\r\t\0\x1b\u202e\u200d\u0301東و\U0001f600\u2028\ufffe"


@given(
    st.text(AWKWARD, min_size=1, max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=8)
)
def test_any_text_makes_a_page_whose_links_lead_somewhere(text: str, spans: list[tuple[int, int]]) -> None:
    entries = [said_at(number, start, start + size) for number, (start, size) in enumerate(spans)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.toml"
        path.write_bytes(toml({"source": source("any", text), "statement": entries}).encode("utf-8"))
        shown = page.render(Review(path, checker(), {hashlib.sha256(text.encode("utf-8")).hexdigest(): text}))
    named = [str(attributes["id"]) for _, attributes in Reader(shown).tags if "id" in attributes]
    assert len(set(named)) == len(named)
    assert {str(link["href"])[1:] for link in Reader(shown).all("a")} <= set(named)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", shown)


@cache
def checker() -> Checker:
    return Checker(workspace.find(ROOT))


def said_at(number: int, start: int, end: int) -> dict[str, object]:
    return {"id": f"s{number}", "speaker": "nobody", "act": "asserts", "at": [start, end]}
