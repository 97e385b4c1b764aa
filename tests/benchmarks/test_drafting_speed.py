"""Reading articles: how many a second on one core, memory, import, and how time grows with length.

pytest tests/benchmarks/test_drafting_speed.py -s
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts, output
from kg.drafting.languages import packs

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 12)
PARAGRAPHS = {
    "en": "The Ministry of Justice of Kenya said on Tuesday that 72 countries had signed the UN Convention against "
    "Cybercrime. “We will not wait,” Justice Minister Peter Otieno told reporters in Nairobi. He warned that Poland "
    "and Viet Nam would ratify the treaty before June, and promised $2.5 million for training.\n\n",
    "pl": "Ministerstwo Sprawiedliwości Kenii poinformowało we wtorek, że konwencję ONZ podpisały 72 państwa. „Nie "
    "będziemy czekać” – powiedział w Nairobi minister Peter Otieno. Dodał, że Polska i Wietnam ratyfikują ją przed "
    "czerwcem, i obiecał 2,5 mln dolarów na szkolenia.\n\n",
    "vi": "Bộ Tư pháp Kenya hôm 10/3 cho biết 72 nước đã ký Công ước Hà Nội. “Chúng tôi sẽ không chờ”, Bộ trưởng Peter "
    "Otieno nói tại Nairobi. Ông cảnh báo Ba Lan và Việt Nam sẽ phê chuẩn Công ước trước tháng 6, đồng thời cam kết "
    "tài trợ 2,5 triệu USD cho đào tạo.\n\n",
}
BACKGROUND = {
    "en": "The treaty was adopted in New York in December 2024 after five years of talks. It obliges parties to keep "
    "traffic data for a time, to help each other with electronic evidence and to name a contact point that answers day "
    "and night. Courts, prosecutors and police of Nairobi train with the same handbook.\n\n",
    "pl": "Traktat przyjęto w Nowym Jorku w grudniu 2024 roku po pięciu latach rozmów. Zobowiązuje strony do tego, by "
    "przechowywać dane o ruchu przez pewien czas, pomagać w sprawie dowodów elektronicznych i wskazać punkt kontaktowy "
    "czynny całą dobę. Sądy, prokuratury i policja w Nairobi ćwiczą z tego samego podręcznika.\n\n",
    "vi": "Văn kiện được thông qua tại New York vào tháng 12 năm 2024 sau năm năm thương lượng. Các bên phải lưu giữ "
    "dữ liệu lưu lượng trong thời hạn nhất định, hỗ trợ nhau về chứng cứ điện tử và lập đầu mối liên lạc suốt ngày "
    "đêm. Tòa án, viện kiểm sát và cảnh sát ở Nairobi dùng chung một cuốn sổ tay.\n\n",
}
"""Two of these stand behind a paragraph of speech: ten statements in an article, as in the stories of the corpus."""
LENGTH = 1800
"""Characters of an article of the usual length."""


def seconds(text: str, tag: str) -> float:
    """Return the seconds of this process that a draft takes."""
    started = time.process_time()
    output.as_data(drafts.read(text, DAY, tag))
    return time.process_time() - started


@pytest.mark.parametrize("tag", [tag for tag in PARAGRAPHS if tag in packs.available(packs.folder())])
def test_articles_a_second(tag: str) -> None:
    unit = PARAGRAPHS[tag] + 2 * BACKGROUND[tag]
    text = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
    seconds(text, tag)
    spent = min(sum(seconds(text, tag) for _ in range(20)) for _ in range(5))
    sizes = [20_000, 80_000, 320_000]
    spans = [seconds(text * (size // len(text)), tag) for size in sizes]
    exponent = math.log(spans[-1] / spans[0]) / math.log(sizes[-1] / sizes[0])
    sys.stdout.write(f"{tag}: {20 / spent:.0f} articles a second, time grows with length to the {exponent:.2f}\n")
    assert 20 / spent > 100
    assert exponent < 1.25


def test_import_and_memory(tmp_path: Path) -> None:
    code = "import time; t = time.process_time(); import kg.drafting.drafts; print(time.process_time() - t)"
    ran = [float(printed(code, tmp_path)) for _ in range(6)]
    best = min(ran[1:])
    each = {tag: resident(tag) for tag in packs.available(packs.folder())}
    told, whole = ", ".join(f"{tag} {size:.0f}" for tag, size in each.items()), resident(*each)
    sys.stdout.write(f"import {best:.3f} s, {ran[0]:.3f} s from source alone\n")
    sys.stdout.write(f"MB with the names of all tables: {told}; all {whole:.0f}\n")
    assert best < 0.15
    assert max(whole, *each.values()) < 60


def printed(code: str, cache: Path) -> str:
    """Run code as an installed package runs: what was compiled once is kept, whatever the environment says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    told = {**kept, "PYTHONPYCACHEPREFIX": str(cache)}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=told, capture_output=True, check=True, text=True).stdout


def resident(*tags: str) -> float:
    """Return the most megabytes that a process held which drafted in some languages."""
    code = (
        "from kg.drafting import drafts\n"
        "from kg.drafting.sheets import linking\n"
        f"for tag in {tags!r}: drafts.read('A text.', None, tag)\n"
        "linking.known()\n"
        "print([line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')][0])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return int(loaded.stdout) / 1024
