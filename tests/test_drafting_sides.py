"""On which side of its verb stands what was said, and where it begins and ends, in the languages of the packs."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

AROUND = (
    ("en", "The fee would be dropped, she told the committee, and nobody would have to pay twice."),
    ("en", "Norway signed in May, he recalled, but has still to send the papers."),
    ("en", "Servers in three towns were seized, Chief Inspector Mary Holt said, but the ringleader had escaped."),
    ("en", "The money had left the country within hours, prosecutors said, and was spent on cars."),
    ("en", "Many victims never report the crime, said Dr Peter Lang, and those who do wait for years."),
    ("en", 'The seal was broken on Friday, he says, "by somebody who knew the house".'),
    ("fr", "Une partie des serveurs se trouvait au Chili, a-t-elle précisé, où le groupe louait un entrepôt."),
    ("vi", "Khoản phí sẽ được bãi bỏ, bà nói, và không ai phải trả hai lần."),
    ("vi", 'Chính phủ, ông nhận xét, "ký mọi thứ rồi để đó".'),
)
TOLD = (
    ("en", "The bill was ready, he said, and urged members to back it.", ["The bill was ready", "to back it"]),
    (
        "en",
        "The bill was ready, he said, adding that a vote would follow.",
        ["The bill was ready", "a vote would follow"],
    ),
    ("en", "The bill was ready, said Mr Okoye, who chairs the committee.", ["The bill was ready"]),
    (
        "en",
        "In an open letter, the unions say the plan's last chapter goes too far.",
        ["the plan's last chapter goes too far"],
    ),
    (
        "pl",
        "Strona litewska rozważy tę prośbę, zapewnił po rozmowach insp. Marek Lis z Biura do Walki z Korupcją.",
        ["Strona litewska rozważy tę prośbę"],
    ),
)


def said(tag: str, text: str) -> list[str]:
    """Return the words of what was said in a text."""
    drafted = output.as_data(drafts.read(text, date(2026, 5, 20), tag))
    return [text[slice(*statement["content"])] for statement in drafted["statements"]]


@pytest.mark.parametrize(("tag", "text"), AROUND)
def test_what_was_said_goes_on_behind_who_said_it(tag: str, text: str) -> None:
    assert said(tag, text) == [text.rstrip(".")]


@pytest.mark.parametrize(("tag", "text", "contents"), TOLD)
def test_what_was_said_ends_where_something_else_is_told(tag: str, text: str, contents: list[str]) -> None:
    assert said(tag, text) == contents
