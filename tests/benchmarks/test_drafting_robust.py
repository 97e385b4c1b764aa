"""Ten thousand hostile texts, a line of five megabytes, and how time grows: the figures of the issue, measured.

python -m pytest tests/benchmarks/test_drafting_robust.py -s
"""

from __future__ import annotations

import math
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import hostile_texts  # noqa: E402 - a module of the tests

from kg.drafting import whole  # noqa: E402 - after the path

SENTENCE = "The Ministry of Justice of Kenya said on Tuesday that 72 countries had signed the UN Convention. "
UNITS = {
    "sentences": SENTENCE,
    "quotation marks": '"',
    "open quotations": "“a ",
    "said": "said ",
    "names": "Anna Reyes ",
    "numbers": "1,000,",
    "lines": "a\n",
    "dashes": "– Tak – said he.\n",
    "acts": "signed and ratified ",
    "marks": "e\u0301\u0323 ",
    "nul": "\0",
    "emoji": "👩‍👩‍👧",
}
MEGABYTES = 200


def test_ten_thousand_hostile_texts() -> None:
    started, found, characters = time.process_time(), 0, 0
    for tag, text in hostile_texts.texts(2025, 10_000):
        found += len(hostile_texts.spans(hostile_texts.check(text, tag)))
        characters += len(text)
    spent = time.process_time() - started
    sys.stdout.write(f"10,000 texts, {characters:,} characters, {found:,} valid spans, {spent:.0f} s, nothing raised\n")


@pytest.mark.parametrize("name", UNITS)
def test_time_grows_with_length(name: str) -> None:
    unit = UNITS[name]

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        whole.data(text, None, "en")
        return time.process_time() - started

    seconds(1_000)
    sizes = (25_000, 100_000, 400_000)
    spent = [seconds(size) for size in sizes]
    exponent = math.log(spent[-1] / spent[0]) / math.log(sizes[-1] / sizes[0])
    sys.stdout.write(f"{name}: exponent {exponent:.2f}, {spent[-1] / sizes[-1] * 1e6:.1f} microseconds a character\n")
    assert exponent < 1.25


@pytest.mark.parametrize(("name", "format"), [("sentences", "toml"), *((name, "json") for name in UNITS)])
def test_one_line_of_five_megabytes(name: str, format: str, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text(UNITS[name].replace("\n", " ") * (5_000_000 // len(UNITS[name])), "utf-8")
    arguments = ["read", str(path), "--language", "en", "-f", format, "-o", str(tmp_path / "out")]
    code = (
        "import sys\nfrom kg.cli import run\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "peak = [line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')]\n"
        "sys.stdout.write(peak[0])"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert b"characters were read" in ran.stderr, ran.stderr
    resident = int(ran.stdout) / 1024
    sys.stdout.write(f"{name} as {format}: {resident:.0f} MB resident at most\n")
    assert resident < MEGABYTES
