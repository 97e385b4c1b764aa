"""Who spoke: subjects, roles alone, pronouns and nouns for bodies, in the languages that are shipped."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts

DAY = date(2026, 3, 3)


def speakers(language: str, text: str) -> list[str]:
    """List who spoke by the text: the end of each identifier, or `?` where it is left open."""
    found = drafts.read(text, DAY, language).statements
    return [statement.speaker.rpartition("/")[2] or "?" for statement in found]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        # What a comma closes again is no subject, nor is the object of the verb before.
        ("en", "The European Union, backed by Norway and Chile, said that the text was broad.", ["eu"]),
        ("en", "Peter Brown met Maria Lopez in Vienna and said that the talks went well.", ["peter-brown"]),
        ("pl", "Unia Europejska, wspierana przez Norwegię i Chile, oświadczyła, że tekst jest zły.", ["eu"]),
        ("vi", "Bộ trưởng Lê Văn Nam gặp ông Trần Văn Bình; bày tỏ mong muốn Lào sớm ký.", ["le-van-nam"]),
        # A conjunction before a new subject ends what the first one said.
        ("en", "Canada promised that it would pay, and India, while unhappy, said that it was fine.", ["can", "ind"]),
        ("pl", "Chiny uznały, że tekst jest dobry, a Indie zaapelowały o zmiany.", ["chn", "ind"]),
        ("vi", "Ông Trần Văn Bình cho rằng luật tốt, trong khi bà Lê Thị Lan cảnh báo luật quá rộng.",
         ["tran-van-binh", "le-thi-lan"]),
        # A relative in another case than the first goes back to the subject before it, and one of a source to a name.
        ("pl", "Rada Unii Europejskiej objęła sankcjami trzy podmioty, którym przypisuje udział w atakach.",
         ["council-eu"]),
        ("pl", "Nie zgodziła się z tym Anna Kowalska, według której tekst jest zły.", ["anna-kowalska"]),
        # A headline without a full stop has nothing to do with what follows, nor has who was spoken to.
        ("pl", "Zgromadzenie przyjęło rezolucję\n\nPrzedstawiciel Kanady ostrzegł, że tekst jest zły.", ["can"]),
        ("vi", "Đại hội đồng thông qua nghị quyết\n\nĐại diện Canada cảnh báo rằng văn bản quá rộng.", ["can"]),
        ("pl", "Anna Kowalska przyszła. „To jest bardzo zły wyrok” – powiedziała dziennikarzom.", ["anna-kowalska"]),
        # What a name in the first case goes with may be a noun behind a preposition; who owns something is no subject.
        ("pl", "Adam Haertle z serwisu Zaufana Strona twierdzi, że kontrola niczego nie zmieni.", ["adam-haertle"]),
        ("en", "ASEAN met. The bloc's secretary-general, Kao Kim Hourn, said that it was late.", ["kao-kim-hourn"]),
        ("pl", "Maria Kos przyszła. Oskarżyła zarazem Zachód o hipokryzję.", ["maria-kos"]),
        # Brackets and an outer title belong to the name.
        ("en", "Funds ran out, the Office on Drugs and Crime (UNODC) said.", ["unodc"]),
        ("vi", "Người phát ngôn của Tổng Thư ký Liên hợp quốc, ông Stéphane Dujarric, khẳng định hội nghị sẽ diễn ra.",
         ["stephane-dujarric"]),
        # A body that consists of a group is that group.
        ("en", "A coalition of 20 states, led by Canada and Chile, warned that the text was broad.", ["20-states"]),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb_speaks(language: str, text: str, wanted: list[str]) -> None:
    assert speakers(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Ambassador Lucia Moreno of Chile spoke. “We will sign the text,” the envoy said.", ["lucia-moreno"]),
        ("en", "Justice minister Maria Lopez came. The politician said that it was late.", ["maria-lopez"]),
        ("pl", "Wiceminister cyfryzacji Paweł Kos wystąpił w Sejmie. Polityk przekonywał, że ustawa jest dobra.",
         ["pawel-kos"]),
        ("pl", "Rozmawialiśmy z dyrektor biura Anną Kowalską. Pani dyrektor podkreśliła, że tekst jest dobry.",
         ["anna-kowalska"]),
        ("vi", "Tổng Thư ký Liên hợp quốc António Guterres có mặt. Người đứng đầu Liên hợp quốc cảnh báo rủi ro tăng.",
         ["antonio-guterres"]),
        # Nobody is named: who speaks for a state or a body is that state or body, he and she too.
        ("en", "The Brazilian ambassador dismissed the evidence. He warned that it was late.", ["bra", "bra"]),
        ("pl", "Ambasador Brazylii przekonywał, że tekst jest dobry.", ["bra"]),
        ("pl", "Rzecznik prasowy Interpolu oświadczył, że operacja się zakończyła.", ["interpol"]),
        ("vi", "New Zealand chưa ký Công ước; trưởng đoàn nước này giải thích rằng cần thêm thời gian.", ["nzl"]),
    ],
)  # fmt: skip
def test_a_role_or_noun_alone_stands_for_somebody(language: str, text: str, wanted: list[str]) -> None:
    assert speakers(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prosecutor Anna Reyes opened the case. The defence lawyer argued that it was late."),
        ("en", "Home secretary Anna Reyes came. The shadow home secretary, Zwyl ep Hwyn, warned that it was late."),
        ("en", "Peter Brown, head of a museum, came. The head of the regional branch said that it was late."),
        ("vi", "Luật sư của ông Nguyễn Văn An cho biết thân chủ sẽ kháng cáo."),
        ("pl", "Minister Jan Nowak przyszedł. Obrońca jednego z nich twierdzi, że tekst jest zły."),
    ],
)
def test_somebody_else_than_who_is_named_is_left_open(language: str, text: str) -> None:
    assert speakers(language, text) == ["?"]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        # Who is named only in what was said does not go on, and a possessive is not who speaks.
        ("vi", "Thượng tá Lê Văn Hoạch cho hay kẻ cầm đầu là Phùng Quốc Toản. “Toản chia tiền cho mọi người”, ông kể.",
         ["le-van-hoach", "le-van-hoach"]),
        ("en", "Peter Brown said that Paul Reed had left. He added that it was late.", ["peter-brown", "peter-brown"]),
        # A pronoun that a capital makes look like a state.
        ("vi", "Chuyên gia Ngô Minh Hiếu khuyến cáo khách hàng đổi mật khẩu. Anh nói tin tặc sẽ bán dữ liệu.",
         ["ngo-minh-hieu", "ngo-minh-hieu"]),
        # A verb without a subject goes on with whom the sentence before was about, if gender and number allow it.
        ("pl", "Premier Jan Nowak spotkał się z Anną Kowalską. Powiedziała, że rozmowa była dobra.", ["anna-kowalska"]),
        ("pl", "Jan Nowak milczał. Jego kolega Piotr Kos się z tym nie zgadza. Twierdzi, że tekst jest zły.",
         ["piotr-kos"]),
        # A noun stands for the body whose longer name it heads, though only letters stand in the text.
        ("en", "CISA and Interpol met in Lyon. The agency said that it was late.", ["us-cisa"]),
        ("pl", "MSWiA milczało. Jan Nowak czekał. Ministerstwo odpisało, że projekt jest gotowy.", ["pl-mswia"]),
        ("vi", "Fiji đã ký. Riêng Ireland chưa phê chuẩn; Bộ Tư pháp nước này hứa hoàn tất việc đó.",
         ["irl-ministry-of-justice"]),
        ("pl", "Fundacja Panoptykon ostrzegła, że tekst jest zły. Organizacja domaga się sądowej kontroli.",
         ["pl-panoptykon", "pl-panoptykon"]),
        # Both sides are nobody in particular, and a suspect is whom the story is about.
        ("en", "Paul Reed was held in Rome. Judge Helen Moss came. The suspect said that it was late.", ["paul-reed"]),
        ("vi", "Việt Nam và Lào hội đàm. Hai bên nhất trí rằng cần lập đường dây nóng.", ["parties"]),
        # Those who signed together are the group that was named.
        ("pl", "Dziesięć organizacji pozarządowych napisało list. Sygnatariusze ostrzegają, że ustawa jest zła.",
         ["dziesiec-organizacji-pozarzadowych"]),
    ],
)  # fmt: skip
def test_who_goes_on(language: str, text: str, wanted: list[str]) -> None:
    assert speakers(language, text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("pl", "Dyplomaci ostrzegli, że rozmowy utkną.", "Dyplomaci"),
        ("pl", "Zdaniem rozmówców protokół jest potrzebny.", "rozmówców"),
        ("en", "Senior magistrates warned that the talks would fail.", "magistrates"),
    ],
)
def test_those_whom_only_their_role_names_speak_as_a_group(language: str, text: str, group: str) -> None:
    draft = drafts.read(text, DAY, language)
    [said] = draft.statements
    assert draft.doc is not None
    named = {m.id: draft.doc.tokens.cut(m.start, m.end) for m in draft.mentions if m.kind == "group"}
    assert group in named[said.speaker]


def test_it_is_never_a_group() -> None:
    text = "Magistrates warned that the talks would fail. It promised to come."
    assert speakers("en", text)[1:] in ([], ["?"])


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        # Both sides are together a group.
        ("en", "Chile met Peru in Lima. Both sides reaffirmed their intention to ratify the treaty.", "parties"),
        ("fr", "Le Chili et le Pérou se sont réunis. Les deux parties ont condamné les attaques.", "parties"),
        # A verb in what is said tells of nobody who has spoken, nor is its subject who is meant by a pronoun behind it.
        ("fr", "Jeanne Morel a parlé mardi. Le Conseil fédéral tranchera en mai, a-t-elle dit, pas avant.",
         "jeanne-morel"),
        # Who stands behind an inserted verb and its comma stands in what is said.
        ("pl", "Anna Kos apelowała, by nie czekać. W maju, wspominała, Ghana przekazała dane.", "anna-kos"),
        # A state that has just spoken is taken up by a pronoun where states have a gender.
        ("fr", "La Suisse a plaidé pour la prudence. Elle a rappelé qu'elle n'avait rien signé.", "che"),
        # A delegation is of the state that begins its clause.
        ("fr", "Le Kenya adhérera au printemps, a indiqué sa délégation.", "ken"),
        ("en", "Norway spoke. Kenya would join in spring, its delegation said.", "ken"),
        # Another part of a sentence is about another state.
        ("en", "Peru has signed it; Chile will not sign, its ambassador said.", "chl"),
        # A relative right before a verb tells of who is named before its comma.
        ("fr", "On parle du chef de la délégation russe, Pavel Orlov, qui accusait la Suisse de tricher.",
         "pavel-orlov"),
        # A noun behind who speaks for others says for whom.
        ("vi", "Ông Trần Văn Bình là đại diện Lào. Liên minh châu Âu phản đối. Đại diện khối nói rằng luật quá rộng.",
         "eu"),
    ],
)  # fmt: skip
def test_who_is_meant_stands_before_what_is_said(language: str, text: str, wanted: str) -> None:
    assert speakers(language, text)[-1] == wanted
