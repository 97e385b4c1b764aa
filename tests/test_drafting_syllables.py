"""Statements in Vietnamese: ways of naming who speaks, crossed with ways of telling what was said."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

DAY = date(2026, 3, 3)


def told(text: str) -> list[tuple[str, str]]:
    """List who said what by a text: the end of the identifier, or `?` where it is left open, and the words."""
    draft = drafts.read(f"Phiên họp mở lúc 8 giờ.\n\n{text}\n\nHôm sau trời mưa.\n", DAY, "vi")
    assert draft.doc is not None
    words = draft.doc.tokens.cut
    return [(s.speaker.rpartition("/")[2] or "?", words(*s.content)) for s in draft.statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who speaks goes on behind a comma, with a verb right behind it.
        ("Nga rút khỏi nhóm soạn thảo, nói rằng văn bản còn yếu.", ("rus", "văn bản còn yếu")),
        ("Pháp gửi thư cho ban tổ chức, cho rằng thời hạn quá ngắn.", ("fra", "thời hạn quá ngắn")),
        # In a paper, on a network, in talks with a paper: somebody else speaks.
        ("Trong một thông cáo, Interpol hoan nghênh kế hoạch này.", ("interpol", "kế hoạch này")),
        ("Trên mạng xã hội X, Nghị viện châu Âu viết rằng luật còn hở.", ("european-parliament", "luật còn hở")),
        ("Trao đổi với VnExpress, UNODC cho biết quỹ đã cạn.", ("unodc", "quỹ đã cạn")),
        # Whose view it is may be apposed, and its name may hold a verb.
        ("Quan điểm của ông Lê An, luật sư của bị cáo, là bản án quá nặng.", ("le-an", "bản án quá nặng")),
        ("Lập luận của Viện Công tố Bern là vụ án chưa khép lại.", ("che-vien-cong-to-bern", "vụ án chưa khép lại")),
        # Who stands within a passive calls upon its subject.
        ("Các nước thành viên được Việt Nam kêu gọi lập quỹ chung.", ("vnm", "lập quỹ chung")),
        # A clause belongs to the noun that somebody else rejects.
        (
            "Ông Lê Nam bác bỏ kết luận của bà Hồ Hoa rằng thuế thấp.",
            ("le-nam", "kết luận của bà Hồ Hoa rằng thuế thấp"),
        ),
        # What a proposal is about, what somebody refuses to tell; investigators are several.
        ("Hội nghị ghi nhận đề nghị của UNODC về việc lập quỹ chung.", ("unodc", "lập quỹ chung")),
        ("Bà Hồ Hoa từ chối cho biết hãng có trả tiền hay không.", ("ho-hoa", "hãng có trả tiền hay không")),
        ("Các nhà điều tra cho rằng thủ phạm ở nước ngoài.", ("investigators", "thủ phạm ở nước ngoài")),
        # Of which nation somebody is: the nation does not speak.
        ("Chuyên gia người Kenya cho rằng luật còn hở.", ("?", "luật còn hở")),
    ],
)
def test_who_speaks_is_told_by_the_sentence(text: str, wanted: tuple[str, str]) -> None:
    """What somebody says and who it is, whatever stands around it."""
    assert wanted in told(text)


def test_a_clause_opened_by_a_conjunction_ends_before_the_subject_of_the_main_one() -> None:
    """What the first one asks for ends at the comma."""
    text = "Trong khi Na Uy đề nghị lùi thời hạn, bà Hồ Hoa cảnh báo rằng luật còn hở."
    assert told(text) == [("nor", "lùi thời hạn"), ("ho-hoa", "luật còn hở")]


def test_a_verb_within_a_longer_word_tells_nothing() -> None:
    """`tố` in công tố, `chất vấn` in phiên chất vấn are no verbs of speech."""
    assert told("Trong phiên chất vấn, bà Hồ Hoa nói luật còn hở.") == [("ho-hoa", "luật còn hở")]
    assert not told("Hồ sơ của công tố rằng buộc phải nộp lại.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Who speaks stands between the small word of a passive and the verb.
        ("Dự thảo được ông Jan Kos gọi là một bước lùi.", [("jan-kos", "một bước lùi")]),
        ("Các nước thành viên được ông Jan Kos kêu gọi chia sẻ chứng cứ.", [("jan-kos", "chia sẻ chứng cứ")]),
        # A role that serves somebody named behind it is not that person.
        ("Ông Jan Kos bị bắt. Con trai ông Kos nói cha mình vô tội.", [("?", "cha mình vô tội")]),
        (
            "Ông Jan Kos và cấp phó, bà Lê Thị Hoa, dự lễ. Cấp phó của ông Kos cho biết luật đã sẵn sàng.",
            [("le-thi-hoa", "luật đã sẵn sàng")],
        ),
        # A noun for a profession begins with a word of another expression.
        ("Cũng theo luật sư Jan Kos, văn bản còn yếu và cần sửa.", [("jan-kos", "văn bản còn yếu và cần sửa")]),
        ("Theo luật hiện hành, doanh nghiệp phải lưu trữ dữ liệu.", []),
        ("Các nước bàn về nghị định thư bổ sung Công ước hôm qua.", []),
    ],
)
def test_passives_roles_of_somebody_and_nouns_within_a_report(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A noun for a firm, a platform or a society goes with a name that nobody knows.
        ("Công ty an ninh mạng Larkspur ước tính thiệt hại còn lớn.", [("larkspur", "thiệt hại còn lớn")]),
        ("Theo tổ chức Open Net Kaluma, dữ liệu đã bị xóa.", [("open-net-kaluma", "dữ liệu đã bị xóa")]),
        # A day behind the verb, or a judgement at the end, reports the clause before.
        (
            "Một đường dây vừa bị triệt phá, Interpol cho hay sáng 17/4.",
            [("interpol", "Một đường dây vừa bị triệt phá")],
        ),
        ("Quốc hội hoãn bỏ phiếu, ông Jan Kos chỉ trích.", [("jan-kos", "Quốc hội hoãn bỏ phiếu")]),
        # A paper is no ministry; what nobody is set against goes on behind a semicolon.
        (
            "Bộ Ngoại giao Peru nói luật đã xong. Nay tờ The Harbour Post viết luật còn yếu. Bộ nói tin này sai.",
            [
                ("per-ministry-of-foreign-affairs", "luật đã xong"),
                ("the-harbour-post", "luật còn yếu"),
                ("per-ministry-of-foreign-affairs", "tin này sai"),
            ],
        ),
        (
            "Ông Jan Kos lưu ý doanh nghiệp khó gánh chi phí; nhiều công ty chưa có cả một kỹ sư.",
            [("jan-kos", "doanh nghiệp khó gánh chi phí; nhiều công ty chưa có cả một kỹ sư")],
        ),
        # Who represents a society, an invitation.
        ("Một đại diện của tổ chức Open Wire kể rằng mạng đã bị cắt.", [("open-wire", "mạng đã bị cắt")]),
        ("Giám đốc Trung tâm, ông Jan Kos, mời Peru cử hai sĩ quan.", [("jan-kos", "Peru cử hai sĩ quan")]),
    ],
)
def test_firms_that_nobody_knows_days_and_judgements(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # The day behind a verb, and where it was said, are not what was said.
        ("Hệ thống vẫn an toàn, Bộ Công an cho biết ngày 28-2.", ("public-security", "Hệ thống vẫn an toàn")),
        ("Hệ thống vẫn an toàn, Bộ Công an thông báo hôm 28-2.", ("public-security", "Hệ thống vẫn an toàn")),
        (
            "Nước này không rút lui, Bộ Ngoại giao Serbia tuyên bố ngày 2/3, một ngày sau khi tin đồn lan rộng.",
            ("srb-ministry-of-foreign-affairs", "Nước này không rút lui"),
        ),
        (
            "Nước này không rút lui, Bộ Ngoại giao Serbia tuyên bố tại Hà Nội.",
            ("srb-ministry-of-foreign-affairs", "Nước này không rút lui"),
        ),
        # A verb joined behind words in marks says something else.
        (
            'Ông Lê Văn Hoành nói dự luật "lẫn lộn giữa luật và tin đồn", và khẳng định không ai bị theo dõi.',
            ("le-van-hoanh", "không ai bị theo dõi"),
        ),
        # The subject of a verb goes on behind `and`, and what follows is its report, though others act in it.
        (
            "Bộ Ngoại giao Serbia hoan nghênh quyết định này và nói Hà Nội sẵn sàng chia sẻ kinh nghiệm.",
            ("srb-ministry-of-foreign-affairs", "Hà Nội sẵn sàng chia sẻ kinh nghiệm"),
        ),
        (
            "Europol hoan nghênh sáng kiến và nhấn mạnh Lào cam kết hỗ trợ.",
            ("europol", "Lào cam kết hỗ trợ"),
        ),
        # A picture of a screen within a sentence is no line below a picture.
        (
            "Ông Lê Văn Hoành đề nghị báo chí không đăng ảnh chụp màn hình.",
            ("le-van-hoanh", "báo chí không đăng ảnh chụp màn hình"),
        ),
        ("Giới bảo mật cảnh báo mã độc đang lan rộng.", ("gioi-bao-mat", "mã độc đang lan rộng")),
        # Answering is no statement where another verb follows; a view may be told by `with` somebody.
        ("Đáp lời, bà Trần Thị Lan cam kết trả lời trong 48 giờ.", ("tran-thi-lan", "trả lời trong 48 giờ")),
        ("Với luật sư Trần Thị Lan, công ước tự nó không xấu.", ("tran-thi-lan", "công ước tự nó không xấu")),
        ("Nga chủ trương một danh mục ngắn.", ("rus", "một danh mục ngắn")),
        ("Ông Lê Văn Hoành mỉa mai rằng họ đến quá muộn.", ("le-van-hoanh", "họ đến quá muộn")),
    ],
)
def test_days_behind_a_verb_joined_verbs_and_views(text: str, wanted: tuple[str, str]) -> None:
    assert any(who.endswith(wanted[0]) and words == wanted[1] for who, words in told(text)), told(text)


@pytest.mark.parametrize("days", ["5, 6 và 7/3", "5, 6 và 7-3", "5, 6 và 7 tháng 3"])
def test_a_row_of_days_is_one_time(days: str) -> None:
    draft = drafts.read(f"Cảnh sát bắt 34 nghi phạm trong các ngày {days}.", DAY, "vi")
    assert [(str(d.bounds.earliest), str(d.bounds.latest)) for d in draft.dates if d.bounds] == [
        ("2026-03-05", "2026-03-07")
    ]


def test_a_day_in_brackets_behind_yesterday_is_the_same_time() -> None:
    draft = drafts.read("Quốc hội hôm qua (2/3) lùi việc bỏ phiếu.", DAY, "vi")
    assert [str(d.bounds.earliest) for d in draft.dates if d.bounds] == ["2026-03-02"]


@pytest.mark.parametrize("verb", ["giấu", "bưng bít", "rò rỉ", "đánh cắp"])
def test_information_that_is_hidden_or_stolen_tells_nothing(verb: str) -> None:
    assert told(f"Công ty {verb} thông tin suốt nửa ngày khiến khách hàng chờ ngoài cổng.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quốc hội Lào lùi biểu quyết phê chuẩn Công ước Hà Nội.", [("Ratification", "prospective")]),
        ("Quốc hội Lào hoãn bỏ phiếu phê chuẩn Công ước Hà Nội.", [("Ratification", "prospective")]),
        ("Lào ký Công ước Hà Nội, gia nhập danh sách dài các nước ủng hộ.", [("Signature", "actual")]),
        ("Lào ký Công ước Hà Nội, gia nhập nhóm 72 nước ủng hộ.", [("Signature", "actual")]),
    ],
)
def test_a_vote_put_off_is_to_come_and_joining_a_list_is_no_act(text: str, wanted: list[tuple[str, str]]) -> None:
    acts = output.as_data(drafts.read(text, DAY, "vi"))["actions"]
    assert [(act["type"], act["realisation"]) for act in acts] == wanted


@pytest.mark.parametrize(
    "text", [". Quan điểm của Lan rõ", "Tin\n\nNorvex đóng cửa kho. Đó là công ty", "Norvex đóng cửa. Hãng"]
)
def test_pieces_of_texts_are_read_to_their_end(text: str) -> None:
    """What begins with a stop or ends with a noun for a firm is read in no time, and nothing raises."""
    assert drafts.read(text, date(2026, 5, 20), "vi").text == text
