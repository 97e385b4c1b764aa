"""Names of bodies that go on in small letters, where adjectives stand behind a noun."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts


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
