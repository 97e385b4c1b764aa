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
    ("en", "The accord, according to a diplomat in the room, was agreed on Friday."),
    ("en", "The leak, a source close to the inquiry said, began in May."),
    ("en", "The leak, as the head of the agency has admitted, began in May."),
    ("fr", "L'accord, d'après un diplomate présent dans la salle, a été trouvé vendredi."),
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
    ("en", "Peru objected to the annex and Chile asked for more time.", ["the annex", "more time"]),
    ("en", "The bank denied any fault and the regulator called for a new law.", ["any fault", "a new law"]),
    ("fr", "Le Pérou s'est opposé à l'annexe et le Chili a demandé un délai.", ["l'annexe", "un délai"]),
    ("pl", "Kenia nazwała projekt wadą, Ghana zaś poprosiła o więcej czasu.", ["projekt wadą", "więcej czasu"]),
    ("vi", "Peru phản đối phụ lục và Chile kêu gọi bỏ phiếu.", ["phụ lục", "bỏ phiếu"]),
    ("en", "No deal has been reached, the Office of the Prosecutor replied hours later.", ["No deal has been reached"]),
    ("vi", "Không có chuyện đó, Bộ Y tế đính chính vài giờ sau.", ["Không có chuyện đó"]),
    (
        "en",
        "The course opens in May, Ana Lee notes; the bank is paying for all of it.",
        ["The course opens in May", "the bank is paying for all of it"],
    ),
    (
        "fr",
        "Son voisin est moins sûr : sans courant, les outils ne servent à rien, soupire Ana Ruiz.",
        ["sans courant, les outils ne servent à rien"],
    ),
    (
        "pl",
        "Ukrywa się w Hiszpanii, utrzymuje dziennik „La Voz”, powołując się na śledczych.",
        ["Ukrywa się w Hiszpanii"],
    ),
    (
        "pl",
        "Straty sięgają w ocenie śledczych co najmniej 4 mln euro.",
        ["Straty sięgają w ocenie śledczych co najmniej 4 mln euro"],
    ),
    (
        "fr",
        "Les polices de Colombie, du Pérou et du Chili ont arrêté 63 personnes, a annoncé mercredi Interpol.",
        ["Les polices de Colombie, du Pérou et du Chili ont arrêté 63 personnes"],
    ),
    (
        "fr",
        "« On nous demande de signer les yeux fermés, a protesté Ana Ruiz, du groupe Horizon. C'est non. »",
        ["On nous demande de signer les yeux fermés", "C'est non"],
    ),
    (
        "pl",
        "Litwa nie podpisze umowy „w tym kształcie i przed końcem tej kadencji” – ogłosiła w piątek premier Anna Zych.",
        ["Litwa nie podpisze umowy „w tym kształcie i przed końcem tej kadencji”"],
    ),
    ("fr", "Selon le ministre, qui s'exprimait lundi, le texte est prêt.", ["le texte est prêt"]),
    (
        "pl",
        "Zdaniem ekspertów, na których powołuje się gazeta, atak przygotowano w maju.",
        ["atak przygotowano w maju"],
    ),
    ("fr", "Le maire a appelé les banques à rembourser leurs clients.", ["à rembourser leurs clients"]),
    ("fr", "Ana Ruiz salue une adhésion « préparée avec soin ».", ["une adhésion « préparée avec soin »"]),
    (
        "fr",
        "Ana Ruiz nie avoir payé la rançon, contrairement à ce que l'on dit.",
        ["avoir payé la rançon, contrairement à ce que l'on dit"],
    ),
    ("vi", "Peru đòi thêm thời gian.", ["thêm thời gian"]),
    (
        "vi",
        "Ông Nam từ chối nêu chi tiết, chỉ khẳng định cuộc điều tra còn tiếp tục.",
        ["nêu chi tiết", "cuộc điều tra còn tiếp tục"],
    ),
    ("en", "The office wishes to stress that no data were lost.", ["no data were lost"]),
    (
        "en",
        "The daily wrote last week, quoting a police source, that the files had been sold.",
        ["the files had been sold"],
    ),
    (
        "fr",
        "Le journal avait rapporté jeudi, citant deux sources, que la promesse datait de mai.",
        ["la promesse datait de mai"],
    ),
    (
        "en",
        "He said the firm that denied the leak had known of it since March.",
        ["the firm that denied the leak had known of it since March"],
    ),
    ("en", "The bank insisted on Monday that nothing was lost.", ["nothing was lost"]),
    ("en", "The files were lost, the director of the bank admitted.", ["The files were lost"]),
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
