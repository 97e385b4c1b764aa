"""Classes of words that tell that somebody said something, in four languages: what is found, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

DAY = date(2026, 5, 20)


def _said(tag: str, text: str) -> list[tuple[str | None, str]]:
    data = output.as_data(drafts.read(text, DAY, tag))
    return [(one["speaker"], text[slice(*one["content"])]) for one in data["statements"]]


@pytest.mark.parametrize(
    ("tag", "text", "speaker", "content"),
    [
        ("en", "Zimbabwe hoped for an early signature.", "state/zwe", "an early signature"),
        ("en", "Brazil questioned the need for a new body.", "state/bra", "the need for a new body"),
        ("en", "Interpol did not rule out a second vote.", "org/interpol", "a second vote"),
        ("en", "The memorandum provides for joint patrols.", None, "joint patrols"),
        ("en", "The documents show the company paid twice.", None, "the company paid twice"),
        ("en", "The figures, published on Monday, show a rise in fraud.", None, "a rise in fraud"),
        ("en", "Losses rose by a third, government data show.", None, "Losses rose by a third"),
        ("pl", "Norwegia liczy na szybką ratyfikację.", "state/nor", "szybką ratyfikację"),
        ("pl", "Interpol upiera się przy głosowaniu.", "org/interpol", "głosowaniu"),
        ("pl", "Memorandum przewiduje wspólne patrole.", None, "wspólne patrole"),
        (
            "pl",
            "Straty wzrosły o jedną trzecią, pokazują dane Interpolu.",
            "org/interpol",
            "Straty wzrosły o jedną trzecią",
        ),
        (
            "pl",
            "Ustawa jest zbędna, zapewnił po spotkaniu z posłami insp. Jan Kos z komendy głównej.",
            "person/jan-kos",
            "Ustawa jest zbędna",
        ),
        ("pl", "Ustawa jest zbędna, głosi komunikat rozesłany w piątek do redakcji.", None, "Ustawa jest zbędna"),
        ("pl", "Bzdura – ripostuje Jan Kos.", "person/jan-kos", "Bzdura"),
        ("fr", "La Norvège mise sur une ratification rapide.", "state/nor", "une ratification rapide"),
        ("fr", "Interpol a recensé 14 attaques depuis janvier.", "org/interpol", "14 attaques depuis janvier"),
        ("fr", "Le mémorandum prévoit des patrouilles communes.", None, "des patrouilles communes"),
        ("fr", "Inacceptable, a rétorqué la Suisse.", "state/che", "Inacceptable"),
        (
            "fr",
            "Le projet sera prêt en mai, indique un communiqué diffusé vendredi.",
            None,
            "Le projet sera prêt en mai",
        ),
        ("fr", "La loi est faible, a assuré devant la presse Anne Leroy.", "person/anne-leroy", "La loi est faible"),
        ("vi", "Argentina coi hiệp ước là món quà.", "state/arg", "hiệp ước là món quà"),
        ("vi", "Interpol bất bình về sự chậm trễ.", "org/interpol", "sự chậm trễ"),
        ("vi", "Bản ghi nhớ của Interpol quy định việc tuần tra.", "org/interpol", "việc tuần tra"),
        ("fr", "Pour le Mexique, qui a signé, la clause est inutile.", "state/mex", "la clause est inutile"),
        ("pl", "Zarzut Amnesty International jest prosty: prawo jest słabe.", "org/amnesty", "prawo jest słabe"),
        ("fr", "La position d'Interpol est claire : la loi est trop faible.", "org/interpol", "la loi est trop faible"),
        ("fr", "Verdict d'Interpol : la loi est trop faible.", "org/interpol", "la loi est trop faible"),
        # No table knows these verbs.
        ("en", "Minister Ana Reyes has zorbled that it is late.", "person/ana-reyes", "it is late"),
        ("en", "In a letter to Kenya, Ana Reyes zorbled: “It is late.”", "person/ana-reyes", "It is late"),
        ("pl", "Minister Jan Kos zorbluje, że traktat jest błędem.", "person/jan-kos", "traktat jest błędem"),
        ("pl", "W liście do króla Jan Kos zorblował: „Jest już późno”.", "person/jan-kos", "Jest już późno"),
        ("fr", "La ministre Anne Leroy zorble que le traité est tardif.", "person/anne-leroy", "le traité est tardif"),
        ("vi", "Bà Nguyễn Thị Lan zốt rằng hiệp ước là sai lầm.", "person/nguyen-thi-lan", "hiệp ước là sai lầm"),
        ("en", "The report calls for a common register of wallets.", None, "a common register of wallets"),
        ("en", "Minister Okafor said that it was late.", "person/okafor", "it was late"),
        ("en", "Merz, the German chancellor, condemned the attack.", "person/merz", "the attack"),
        ("en", "The talks failed, ministers from nine countries said.", "group/ministers", "The talks failed"),
        ("pl", "Chińska agencja Xinhua podała, że traktat jest późny.", "org/xinhua", "traktat jest późny"),
        ("vi", "Điều Việt Nam nhấn mạnh là hợp tác phải bình đẳng.", "state/vnm", "hợp tác phải bình đẳng"),
    ],
)
def test_found(tag: str, text: str, speaker: str | None, content: str) -> None:
    assert [content] == [one for who, one in _said(tag, text) if who in (speaker, None)]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "The committee considered the report."),
        ("en", "Police questioned two suspects in Oslo."),
        ("en", "The text provides for a contact point."),
        ("en", "The minister showed the room."),
        ("en", "Interpol could not support the plan."),
        ("pl", "Jan Kos pokazał zdjęcie."),
        ("pl", "Firma wymieniła serwery."),
        ("fr", "Le texte prévoit que les États coopèrent."),
        ("fr", "Anne Leroy montre la salle."),
        ("en", "Minister Ana Reyes knew that the law was weak."),
        ("en", "On Monday, Ana Reyes resigned."),
        ("en", "Interpol did not confirm that the data was stolen."),
        ("en", "Norway has not said that it will sign."),
        ("pl", "Norwegia nie powiedziała, że podpisze."),
        ("fr", "La Norvège n'a pas dit qu'elle signerait."),
        ("vi", "Na Uy không nói rằng nước này sẽ ký."),
        ("en", "The bank was late, raided a flat, and sued Ana Reyes."),
        ("pl", "Minister Anna Nowak wie, że prawo jest słabe."),
        ("pl", "Koszt, milion złotych, pokryje Interpol."),
        ("fr", "Pour le Mexique, la ratification viendra en mai."),
        ("fr", "Pour le Mexique, la convention entre en vigueur en mai."),
        ("fr", "La ministre Anne Leroy savait que la loi était faible."),
    ],
)
def test_not_found(tag: str, text: str) -> None:
    assert _said(tag, text) == []
