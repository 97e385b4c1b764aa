"""French as newspapers and agencies write it, in the shipped tables: who says what, who signs what, what was when.

The file in golden/speech holds sentences and, behind `>`, who says what in them; `nobody` where nothing is said.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.drafting import drafts, output

FILE = Path(__file__).parent / "golden" / "speech" / "fr.txt"
HEADLINE = "Cybercriminalité : le traité divise\n\n"
PUBLISHED = date(2026, 3, 20)
BUDAPEST, UNCC = "treaty/budapest-convention", "treaty/un-convention-against-cybercrime"


def _drafted(text: str) -> dict[str, Any]:
    return output.as_data(drafts.read(f"{HEADLINE}{text}\n", PUBLISHED))


def _cases() -> list[tuple[str, list[str]]]:
    """Read sentences with the lines behind each."""
    found: list[tuple[str, list[str]]] = []
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("> "):
            found[-1][1].append(line.removeprefix("> "))
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "wanted"), _cases())
def test_who_says_what(text: str, wanted: list[str]) -> None:
    whole = f"{HEADLINE}{text}\n"
    said = [f"{s['speaker'] or 'null'} | {whole[slice(*s['content'])]}" for s in _drafted(text)["statements"]]
    assert (said or ["nobody"]) == wanted


@pytest.mark.parametrize(
    ("text", "party", "treaty", "kind", "realisation"),
    [
        ("Le Kenya est devenu le 81e État partie à la convention de Budapest.", "ken", BUDAPEST, "Accession", "actual"),
        ("Le Cameroun est désormais partie à la convention de Budapest.", "cmr", BUDAPEST, "Accession", "actual"),
        (
            "La Mauritanie a rejoint la liste des signataires de la convention de l'ONU contre la cybercriminalité.",
            "mrt",
            UNCC,
            "Signature",
            "actual",
        ),
        (
            "La Mauritanie a donné son feu vert à la signature de la convention de l'ONU contre la cybercriminalité.",
            "mrt",
            UNCC,
            "Signature",
            "prospective",
        ),
        (
            "Nouakchott a notifié sa ratification de la convention de Budapest.",
            "mrt",
            BUDAPEST,
            "Ratification",
            "actual",
        ),
        ("Après avoir signé la convention de Budapest, la France attend.", "fra", BUDAPEST, "Signature", "actual"),
    ],
)
def test_acts(text: str, party: str, treaty: str, kind: str, realisation: str) -> None:
    found = [(a["party"], a["treaty"], a["type"], a["realisation"]) for a in _drafted(text)["actions"]]
    assert found == [(f"state/{party}", treaty, kind, realisation)]


@pytest.mark.parametrize(
    ("text", "kind", "earliest"),
    [
        ("Les ministres se sont réunis jeudi à Dakar.", "meeting", "2026-03-19"),
        ("Réunis le 11 mars à Genève, les délégués se sont séparés sans accord.", "meeting", "2026-03-11"),
        ("Le ministre a rencontré vendredi son homologue vietnamien à Hanoï.", "meeting", "2026-03-20"),
        ("Adoptée le 24 décembre 2024 par l'Assemblée générale, la convention divise.", "adoption", "2024-12-24"),
        ("La loi a été votée mercredi par les députés.", "vote", "2026-03-18"),
        ("Le réseau a été démantelé mardi.", "operation", "2026-03-17"),
    ],
)
def test_events_have_their_day(text: str, kind: str, earliest: str) -> None:
    found = [(e["kind"], e["earliest"]) for e in _drafted(text)["events"]]
    assert found == [(kind, earliest)]


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("Le préjudice dépasserait 45 millions d'euros.", 45_000_000, "more-than"),
        ("Environ 3’200 patients sont touchés.", 3200, "approximately"),
    ],
)
def test_conditionals_compare_and_swiss_thousands_are_one_number(text: str, value: int, comparator: str) -> None:
    (count,) = _drafted(text)["counts"]
    assert (count["value"], count["comparator"]) == (value, comparator)


def test_articles_are_no_counts() -> None:
    assert _drafted("Selon l'article 12 de la convention, rien ne change.")["counts"] == []


def test_an_interview_is_no_meeting() -> None:
    assert _drafted("Rencontrée mardi à son bureau, la ministre s'explique.")["events"] == []


@pytest.mark.parametrize(
    "text",
    [
        "« Le texte est prêt », a déclaré la ministre Ann Roy à La Presse canadienne.",
        "La ministre Ann Roy a indiqué à l'agence Belga que le texte était prêt.",
        "Publié lundi à Paris, le rapport souligne que les pertes ont doublé.",
        "Publié le 3 mars, le rapport souligne que les pertes ont doublé.",
        "À propos de la convention, la ministre Ann Roy a déclaré que rien ne pressait.",
        "Pour aller plus loin, la France demande que le texte soit revu.",
    ],
)
def test_a_paragraph_of_the_story_is_no_line_of_the_page(text: str) -> None:
    assert len(_drafted(text)["statements"]) == 1


@pytest.mark.parametrize("line", ["Publié le 27/04/2026 à 18h42", "Mis à jour le 3 mars 2026", "Photo : Keystone"])
def test_lines_of_the_page(line: str) -> None:
    drafted = output.as_data(drafts.read(f"{HEADLINE}{line}\n\nLe ministre a dit non.\n", PUBLISHED))
    assert [z["zone"] for z in drafted["zones"]][1:] in (["page"], ["credit"])


def test_a_demonstrative_and_a_common_noun_behind_an_article_are_no_names() -> None:
    text = (
        "Anne Martin a vu le ministre. Celui-ci a dit que le texte était prêt. L'opposition dénonce un accord secret."
    )
    found = [m["id"] for m in _drafted(text)["mentions"] if m["kind"] in ("person", "body")]
    assert found == ["person/anne-martin"]
