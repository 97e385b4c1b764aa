"""Names of bodies that go on in small letters, where adjectives stand behind a noun."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Selon le Réseau ouest-africain pour la vie privée, tout est flou.",
            "Réseau ouest-africain pour la vie privée",
        ),
        ("La Ligue des droits numériques dénonce ce texte.", "Ligue des droits numériques"),
        ("La Conférence des procureurs juge le délai trop long.", "Conférence des procureurs"),
        ("Le Collectif citoyen contre la surveillance a saisi le juge.", "Collectif citoyen contre la surveillance"),
        ("L'Union des avocats de Tunis a dénoncé ce texte.", "Union des avocats de Tunis"),
        ("L'association Vie privée sans frontières regrette ce choix.", "Vie privée sans frontières"),
        ("L'association Libertés numériques Suisse demande un vote.", "Libertés numériques Suisse"),
        ("L'ONG Avocats pour la démocratie juge la loi floue.", "Avocats pour la démocratie"),
    ],
)
def test_a_name_goes_on_in_small_letters(text: str, name: str) -> None:
    """A noun with the capital of a name takes in what stands behind it, up to the verb."""
    doc = drafts.read(text, date(2026, 5, 20)).doc
    assert doc is not None
    assert name in [doc.tokens.cut(m.start, m.end) for m in doc.of("body").items]


@pytest.mark.parametrize(
    "text",
    [
        "La police poursuit l'entreprise Nordvault pour un vol de données.",
        "L'entreprise Nordvault a payé la rançon que les pirates lui avaient demandée.",
    ],
)
def test_a_name_ends_before_what_is_told_of_it(text: str) -> None:
    """What a sentence tells of a firm is no part of its name."""
    doc = drafts.read(text, date(2026, 5, 20)).doc
    assert doc is not None
    assert "Nordvault" in [doc.tokens.cut(m.start, m.end) for m in doc.of("body").items]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "« Rien ne sera payé, a déclaré Paul Diop. Le travail continue. »",
            ["Rien ne sera payé", "Le travail continue"],
        ),
        (
            "« Rien, a martelé la ministre Paula Ferreira, ne sera payé. »",
            ["Rien, a martelé la ministre Paula Ferreira, ne sera payé"],
        ),
        ("« Pour l'heure, estime Paul Diop, tout est ouvert. »", ["Pour l'heure, estime Paul Diop, tout est ouvert"]),
        ("« Nous sommes prêts, et nous le dirons. »", []),
    ],
)
def test_who_speaks_is_put_into_a_quotation_that_stays_open(text: str, contents: list[str]) -> None:
    """Marks may hold who speaks between commas: what is said is on both sides."""
    text = f"La salle était pleine mardi matin quand les délégués sont arrivés. {text}"
    found = output.as_data(drafts.read(text, date(2026, 5, 20)))["statements"]
    assert [text[slice(*one["content"])] for one in found] == contents


def test_several_people_without_a_name_speak_behind_a_word_of_number() -> None:
    """`Des experts` is a group, though `des` joins nouns elsewhere."""
    text = "Dans les couloirs de l'hôpital, des infirmières racontent que tout le monde travaille au papier."
    assert output.as_data(drafts.read(text, date(2026, 5, 20)))["statements"][0]["speaker"] == "group/des-infirmieres"


@pytest.mark.parametrize("who", ["la ministre", "la ministre de la Justice, Aïssatou Sarr", "l'association"])
def test_a_sentence_opens_with_whose_view_it_tells(who: str) -> None:
    """The view of an office or of a body without a name is one too."""
    text = f"La salle était pleine mardi. Pour {who}, ce texte change la vie des enquêteurs."
    found = output.as_data(drafts.read(text, date(2026, 5, 20)))["statements"]
    assert [text[slice(*one["content"])] for one in found] == ["ce texte change la vie des enquêteurs"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Moscou, fait valoir l'ambassade, est prête à coopérer.",
            "Moscou, fait valoir l'ambassade, est prête à coopérer",
        ),
        ("Rien n'a été versé, a assuré la ministre, Paula Ferreira.", "Rien n'a été versé"),
        ("Rien n'a été versé, indique son porte-parole, Zorba Krantz.", "Rien n'a été versé"),
    ],
)
def test_who_speaks_stands_amid_a_sentence_or_behind_it(text: str, content: str) -> None:
    """A sentence goes on behind who speaks, unless only a name stands there."""
    text = f"La salle était pleine mardi matin quand les délégués sont arrivés. {text}"
    found = output.as_data(drafts.read(text, date(2026, 5, 20)))["statements"]
    assert [text[slice(*one["content"])] for one in found] == [content]
