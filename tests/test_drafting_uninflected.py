"""Statements in a language whose words never change: nouns and verbs look alike, small words tell them apart."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts

DAY = date(2026, 3, 3)


def told(text: str) -> list[tuple[str, str]]:
    """List who said what by a text: the end of the identifier, or `?` where it is left open, and the words."""
    draft = drafts.read(text, DAY, "vi")
    assert draft.doc is not None
    words = draft.doc.tokens.cut
    return [(s.speaker.rpartition("/")[2] or "?", words(*s.content)) for s in draft.statements]


@pytest.mark.parametrize(
    "text",
    [
        # A word of speech is a noun where a longer noun takes it in, where it is owned, and where it is pointed at.
        "Lời khai của các nghi phạm đang được đối chiếu.",
        "Chưa thỏa mãn với lời giải thích này, cả phòng im lặng.",
        "Cáo buộc này đã được gửi tới tòa.",
        # What must or will be said is not said; nor are words that only look like it.
        "Theo quy định mới, doanh nghiệp phải báo cáo trong 24 giờ.",
        "Theo chân cảnh sát, phóng viên đến hiện trường.",
        "Kết luận phiên họp, Phó Thủ tướng rời hội trường.",
        "Chính phủ Lào công bố chiến lược an ninh mạng đầu tiên.",
        "Với 456 đại biểu tán thành, Quốc hội thông qua nghị quyết.",
        "Báo cáo dài 60 trang được gửi tới các nước thành viên.",
        # What undergoes something says nothing.
        "Dữ liệu chỉ nên được chia sẻ giữa hai cơ quan.",
        # What something is for is not said.
        "Nhóm tin tặc mạo danh công an để đòi nạn nhân chuyển tiền.",
        "Hội nghị được tổ chức nhằm kêu gọi các nước phê chuẩn.",
        # Who made a document is told by a verb of speech, and says nothing by it.
        "Đại hội đồng thông qua dự thảo do Nhật Bản đề xuất hôm qua.",
    ],
)
def test_a_noun_a_purpose_and_an_author_say_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Small words may stand before `according to`; a longer word that begins with it is another one.
        ("Còn theo ông Lê Quang Tùng, nhiều bên giấu chuyện.", [("le-quang-tung", "nhiều bên giấu chuyện")]),
        ("Europol cảnh báo luật cho phép theo dõi nhà báo.", [("europol", "luật cho phép theo dõi nhà báo")]),
        # The first word of a clause belongs to it.
        ("Interpol cho biết đang rà soát máy chủ.", [("interpol", "đang rà soát máy chủ")]),
        # Somebody without a name, and a document.
        ("Giới quan sát dự báo cuộc đàm phán còn kéo dài.", [("gioi-quan-sat", "cuộc đàm phán còn kéo dài")]),
        ("Một số ý kiến đề nghị giữ nguyên mức phạt.", [("mot-so-y-kien", "giữ nguyên mức phạt")]),
        ("Kết quả điều tra ban đầu cho thấy nhóm này có tám người.", [("?", "nhóm này có tám người")]),
        ("Tuyên bố cam kết lập quỹ chung; lên án mọi hình thức lừa đảo.",
         [("?", "lập quỹ chung"), ("?", "mọi hình thức lừa đảo")]),
        # A verb that leads has the subject behind it.
        ("Cảm ơn sự hỗ trợ của Nhật Bản, ông Lê Quang Tùng đề nghị hai bên sớm ký.",
         [("le-quang-tung", "sự hỗ trợ của Nhật Bản"), ("le-quang-tung", "hai bên sớm ký")]),
        # What is said of by a passive verb; what a relative refers to.
        ("Cáo buộc này bị Nga bác bỏ.", [("rus", "Cáo buộc này")]),
        ("Sáng kiến được Nhật Bản hoan nghênh.", [("jpn", "Sáng kiến")]),
        ("Nhật Bản gửi công hàm, trong đó đề nghị hai bên sớm đàm phán.", [("jpn", "hai bên sớm đàm phán")]),
        ("Báo cáo do Europol công bố ước tính thiệt hại lên tới một tỷ.", [("europol", "thiệt hại lên tới một tỷ")]),
        # A view that a noun owns; a body and the one that it is a part of; a day before who speaks.
        ("Quan điểm của Việt Nam là không đánh đổi an ninh mạng.", [("vnm", "không đánh đổi an ninh mạng")]),
        ("Cáo buộc của Nhật Bản rằng tin tặc đứng sau vụ này là có cơ sở.",
         [("jpn", "tin tặc đứng sau vụ này là có cơ sở")]),
        ("Ngày 17/3, Cục Lãnh sự, Bộ Ngoại giao thông tin, đoàn đã lên đường.",
         [("vn-consular-department", "đoàn đã lên đường")]),
        # Who speaks for a firm goes on; a denied verb says nothing, nor does one that only introduces another.
        ("Phía Halden, Giám đốc Lê Quang Tùng xin lỗi khách hàng và cam kết bồi thường.",
         [("le-quang-tung", "khách hàng"), ("le-quang-tung", "bồi thường")]),
        ("Ông Lê Quang Tùng không bình luận về con số này.", []),
        ("Bộ Ngoại giao Thái Lan ra thông cáo lên án vụ này.", [("tha-ministry-of-foreign-affairs", "vụ này")]),
        ("Điều ông Lê Quang Tùng băn khoăn là con người.", []),
        # The occasion leads to who speaks; who is cited does not share what a comma parts from it.
        ("Phát biểu khai mạc, ông Lê Quang Tùng cho biết, phiên họp có 12 nội dung.",
         [("le-quang-tung", "phiên họp có 12 nội dung")]),
        ("Theo hãng tin Reuters, chính phủ Hà Lan đã trình nghị viện.",
         [("reuters", "chính phủ Hà Lan đã trình nghị viện")]),
        ("Một chuyên gia đề nghị không nêu tên cho hay lỗ hổng đã có từ lâu.", [("?", "lỗ hổng đã có từ lâu")]),
        ("Trả lời báo chí, một nhà ngoại giao châu Âu dự đoán Ấn Độ sẽ ký.", [("?", "Ấn Độ sẽ ký")]),
        ("Chuyên gia Ngô Tử Kỳ của hãng Lá Chắn Số lại nghi ngờ: “Không ai làm nổi việc đó”.",
         [("ngo-tu-ky", "Không ai làm nổi việc đó")]),
        ("Ông Lê Quang Tùng chỉ trích “tiêu chuẩn kép” của phương Tây.",
         [("le-quang-tung", "“tiêu chuẩn kép” của phương Tây")]),
        # Who is quoted by somebody else; a number counts no verb; a noun that ends with an article is a noun.
        ("“Chúng tôi không vội”, Reuters dẫn lời ông Lê Quang Tùng.", [("le-quang-tung", "Chúng tôi không vội")]),
        ("“Chúng tôi không vội” là lời của ông Lê Quang Tùng.", [("le-quang-tung", "“Chúng tôi không vội”")]),
        ("Công an Hà Nội hôm nay 20.3 cho biết đã bắt tám người.", [("vn-hanoi-police", "đã bắt tám người")]),
        ("Văn bản kêu gọi các bên kiềm chế.", [("?", "các bên kiềm chế")]),
        ("Luật sư Lê Thị Lan chỉ ra hai lỗ hổng: dữ liệu và thẩm quyền.",
         [("le-thi-lan", "hai lỗ hổng: dữ liệu và thẩm quyền")]),
        ("Nhận định chung của Europol là tội phạm mạng lan nhanh.", [("europol", "tội phạm mạng lan nhanh")]),
        ("Chủ tịch nước Lương Cường tiếp đoàn. Người đứng đầu Nhà nước đề nghị hai bên phối hợp.",
         [("luong-cuong", "hai bên phối hợp")]),
        # What goes on behind a semicolon or in the next sentence, and what is set against it.
        ("Công an Hà Nội khuyến cáo người dân đổi mật khẩu; khi bị lừa hãy liên hệ ngay.",
         [("vn-hanoi-police", "người dân đổi mật khẩu; khi bị lừa hãy liên hệ ngay")]),
        ("Nhật Bản cho biết đang làm thủ tục; Lào thì chưa ký.", [("jpn", "đang làm thủ tục")]),
        ("Đại sứ Lê Văn Nam cho biết hồ sơ đã trình. Việt Nam sẽ góp 100.000 USD trong năm đầu.",
         [("le-van-nam", "hồ sơ đã trình"), ("le-van-nam", "Việt Nam sẽ góp 100.000 USD trong năm đầu")]),
        ("Đại sứ Lê Văn Nam cho biết hồ sơ đã trình. Lào đã ký hồi tháng 2.", [("le-van-nam", "hồ sơ đã trình")]),
        # A paper speaks for who owns it, where it was named with its owner; a brand is no person.
        ("Thông điệp của Europol được đọc hôm qua. Thông điệp kêu gọi các nước hành động.",
         [("europol", "các nước hành động")]),
        ("Sao Việt Bank khẳng định dữ liệu an toàn. Nhà băng này cho biết đã báo cảnh sát.",
         [("sao-viet-bank", "dữ liệu an toàn"), ("sao-viet-bank", "đã báo cảnh sát")]),
        # A number of points behind a colon.
        ("Ông Lê Quang Tùng đưa ra hai đề xuất: lập quỹ chung và đào tạo cán bộ.",
         [("le-quang-tung", "lập quỹ chung và đào tạo cán bộ")]),
    ],
)  # fmt: skip
def test_who_says_what(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Phó Thủ tướng Hồ Đức Phớc nói luật đã cũ.", ["ho-duc-phoc"]),
        ("Bà Hà Thị Khuyên lo giá sẽ tăng.", ["ha-thi-khuyen"]),
        ("Bà Lê Hồng Nga nói luật đã cũ.", ["le-hong-nga"]),
        ("Thủ tướng Anh Keir Starmer nói luật đã cũ.", ["keir-starmer"]),
        ("Thủ tướng Đức Olaf Scholz nói luật đã cũ.", ["olaf-scholz"]),
    ],
)
def test_a_state_within_a_name_and_before_one(text: str, wanted: list[str]) -> None:
    assert [speaker for speaker, _ in told(text)] == wanted


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # A plain verb tells a promise where who speaks, or whom they speak for, will do something.
        ("Nhật Bản tuyên bố sẽ phê chuẩn trong năm nay.", "commits"),
        ("Bộ trưởng Lê Văn Nam cho biết Việt Nam sẽ trình Quốc hội trong tháng 6.", "commits"),
        ("“Chúng tôi sẽ trả lời trong 30 ngày”, bà Lê Thị Lan nói.", "commits"),
        ("Mỹ tuyên bố sẽ không ký văn kiện.", "rejects"),
        ("Hai bên nhất trí lập đường dây nóng.", "commits"),
        # An opinion on what is to come is a forecast; somebody without an office promises nothing for a state.
        ("Chuyên gia Lê Văn Nam nhận định vụ việc sẽ còn kéo dài.", "predicts"),
        ("Luật sư Lê Thị Lan cho biết Việt Nam sẽ trình Quốc hội trong tháng 6.", "asserts"),
        ("Bộ trưởng Lê Văn Nam cho biết Công ước sẽ có hiệu lực sau 90 ngày.", "asserts"),
        ("Bộ trưởng Lê Văn Nam cho biết Việt Nam đã trình Quốc hội.", "asserts"),
        # Advice asks for something; congratulations praise.
        ("Công an Hà Nội khuyến cáo người dân đổi mật khẩu.", "appeals"),
        ("Bộ trưởng Lê Văn Nam chúc mừng thành công của hội nghị.", "praises"),
    ],
)
def test_the_act_that_the_words_tell(text: str, act: str) -> None:
    assert [statement.act for statement in drafts.read(text, DAY, "vi").statements] == [act]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Hearsay: a passive that names nobody who says it.
        ("Nghi phạm chính được cho là đã rời khỏi Việt Nam từ tháng 6.", ["đã rời khỏi Việt Nam từ tháng 6"]),
        ("Nhóm này bị cho là đứng sau hơn 40 vụ tấn công.", ["đứng sau hơn 40 vụ tấn công"]),
        ("Dự thảo bị cho là quá mơ hồ.", ["quá mơ hồ"]),
        # A reason that is given for a demand.
        (
            "Đoàn Jordan đề nghị hoãn bỏ phiếu với lý do văn bản chưa được dịch đầy đủ.",
            ["hoãn bỏ phiếu", "văn bản chưa được dịch đầy đủ"],
        ),
        (
            "Peru từ chối ký công ước vì lo ngại chi phí quá cao.",
            ["ký công ước", "chi phí quá cao"],
        ),
        # A noun that a verb takes in is part of what is said; but not what helps somebody to do it, or is counted.
        ("Bà Trần Thu Hà ghi nhận nỗ lực của Lào.", ["nỗ lực của Lào"]),
        ("Ông Lê Minh Tuấn chia sẻ kinh nghiệm của Bồ Đào Nha.", ["kinh nghiệm của Bồ Đào Nha"]),
        ("Interpol công bố kết quả chiến dịch tại bảy nước.", ["kết quả chiến dịch tại bảy nước"]),
        ("Nhóm tin tặc LockBit nhận trách nhiệm về vụ tấn công.", ["trách nhiệm về vụ tấn công"]),
        ("Hội thảo giúp các nước chia sẻ kinh nghiệm điều tra.", []),
        ("Năm qua, cảnh sát ghi nhận 40 vụ tấn công.", []),
        # A day stands between a paper and its verb; those who wrote a letter ask for something behind a comma.
        ("Bức thư công bố sáng 17/2 chỉ trích chính phủ giấu dân.", ["chính phủ giấu dân"]),
        ("Thông cáo phát đi tối 3/3 khẳng định dữ liệu vẫn an toàn.", ["dữ liệu vẫn an toàn"]),
        ("Hơn 30 tổ chức xã hội đã gửi thư, yêu cầu dừng việc phê chuẩn.", ["dừng việc phê chuẩn"]),
        ("Báo cáo công bố hôm qua dài 40 trang.", []),
    ],
)  # fmt: skip
def test_hearsay_reasons_nouns_and_papers(text: str, wanted: list[str]) -> None:
    assert [words for _, words in told(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What swindlers tell those whom they cheat is how they work.
        ("Các đối tượng yêu cầu nạn nhân chuyển tiền vào tài khoản của chúng.", []),
        ("Chúng giả danh công an, yêu cầu nạn nhân cung cấp mật khẩu.", []),
        ("Kẻ gian gọi điện, đề nghị khách hàng cài ứng dụng lạ.", []),
        ("Đối tượng dọa tung ảnh riêng tư lên mạng nếu nạn nhân không trả tiền.", []),
        ("Kẻ lừa đảo tự xưng là cán bộ Bộ Công an, cảnh báo nạn nhân đang bị điều tra.", []),
        ("Bọn chúng mạo danh Ngân hàng Nhà nước, thúc giục người dân nộp phí.", []),
        # What the police ask them for is said, and so is what a suspect tells the police.
        ("Bộ Công an đề nghị nạn nhân đến trình báo.", ["nạn nhân đến trình báo"]),
        ("Cảnh sát bắt các đối tượng và đề nghị nạn nhân trình báo.", ["nạn nhân trình báo"]),
        ("Interpol cảnh báo tội phạm đang nhắm vào người cao tuổi.", ["tội phạm đang nhắm vào người cao tuổi"]),
        ("Nghi phạm khai đã lừa 40 nạn nhân.", ["đã lừa 40 nạn nhân"]),
        # The points of a list behind semicolons; a contrast is none.
        (
            "Bộ trưởng Lê Minh Tuấn đưa ra hai đề xuất: lập một quỹ chung; mỗi năm diễn tập một lần.",
            ["lập một quỹ chung", "mỗi năm diễn tập một lần"],
        ),
        (
            "Bà Trần Thu Hà nêu hai kiến nghị: lập quỹ hỗ trợ; đào tạo thêm 200 điều tra viên.",
            ["lập quỹ hỗ trợ", "đào tạo thêm 200 điều tra viên"],
        ),
        ("Bà Trần Thu Hà cho biết: luật đã xong; còn Thái Lan thì chưa có.", ["luật đã xong"]),
        # A sentence about those who suffered, or about the attack, goes on with a report; an act does not.
        (
            "Công an Hà Nội cho biết nhóm này dùng tài khoản ảo. Phần lớn nạn nhân bị dụ qua mạng xã hội.",
            ["nhóm này dùng tài khoản ảo", "Phần lớn nạn nhân bị dụ qua mạng xã hội"],
        ),
        (
            "Công an Hà Nội cho biết nhóm này dùng tài khoản ảo. Tên và số hộ chiếu nằm trong phần bị đánh cắp.",
            ["nhóm này dùng tài khoản ảo", "Tên và số hộ chiếu nằm trong phần bị đánh cắp"],
        ),
        ("Công an Hà Nội cho biết nhóm này dùng tiền ảo. Ba người bị bắt hôm kia.", ["nhóm này dùng tiền ảo"]),
        # What is in marks behind a parenthesis is told of what stands before it.
        (
            "Dự luật này, theo Human Rights Watch, “mở cửa cho giám sát hàng loạt”.",
            ["Dự luật này, theo Human Rights Watch, “mở cửa cho giám sát hàng loạt”"],
        ),
        (
            "Các điều khoản, theo nhóm ký tên, “được viết quá mơ hồ”.",
            ["Các điều khoản, theo nhóm ký tên, “được viết quá mơ hồ”"],
        ),
    ],
)  # fmt: skip
def test_methods_points_and_what_goes_on(text: str, wanted: list[str]) -> None:
    assert [words for _, words in told(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Somebody told by a noun alone ends a sentence.
        ("Không ai bị thương, cảnh sát địa phương cho biết.", ["Không ai bị thương"]),
        ("Máy chủ đã bị xóa sạch, nhóm ứng cứu cho biết.", ["Máy chủ đã bị xóa sạch"]),
        ("Dữ liệu không bị lộ, người phát ngôn của hãng khẳng định.", ["Dữ liệu không bị lộ"]),
        ("Trong khi đó, cảnh sát địa phương vẫn im lặng.", []),
        ("Hội nghị khép lại, đoàn Lào chưa phản hồi.", []),
        ("Dự luật được thông qua, nhóm nghị sĩ đối lập bỏ ra ngoài.", []),
        # A paper with an adjective; in whose eyes, and for whom something is so.
        ("Theo kết quả điều tra ban đầu của Interpol, mã độc lọt vào từ tháng 1.", ["mã độc lọt vào từ tháng 1"]),
        ("Theo báo cáo sơ bộ của Europol, thiệt hại đã tăng gấp ba.", ["thiệt hại đã tăng gấp ba"]),
        ("Trong mắt giới quan sát, đây là bước lùi.", ["đây là bước lùi"]),
        ("Đối với ông Lê Minh Tuấn, công ước là tấm lá chắn.", ["công ước là tấm lá chắn"]),
        ("Đối với công ước này, nhiều nước còn do dự.", []),
    ],
)  # fmt: skip
def test_nouns_behind_what_was_said_papers_and_views(text: str, wanted: list[str]) -> None:
    assert [words for _, words in told(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What a minister is for is no body that takes in the name behind it; police of a place are one.
        ("Bộ trưởng Công an Souksavanh Vilaphonh nêu rõ số vụ tăng gấp đôi.", ["souksavanh-vilaphonh"]),
        ("Công an Hải Phòng nêu rõ số vụ tăng gấp đôi.", ["vn-hai-phong-police"]),
        # A paper is the one that was called so before, rather than one that any word may mean.
        (
            "Theo thông cáo của Bộ Ngoại giao Brazil, nước này chưa phê chuẩn văn kiện do Quốc hội còn xem xét. "
            "Thông cáo nêu rõ quá trình này sẽ kéo dài.",
            ["bra-ministry-of-foreign-affairs", "bra-ministry-of-foreign-affairs"],
        ),
        (
            "Bộ Ngoại giao Séc ra tuyên bố chiều nay. Tuyên bố lên án vụ này. Văn bản cũng yêu cầu Lào giải thích.",
            ["cze-ministry-of-foreign-affairs", "cze-ministry-of-foreign-affairs"],
        ),
        # The police that stand alone are those called by the same noun.
        (
            "Công an TP Hải Phòng bắt 12 người. Cảnh sát Quốc gia Campuchia đã phối hợp. "
            "Công an đề nghị người dân cảnh giác.",
            ["vn-hai-phong-police"],
        ),
        (
            "Hãng hàng không Hàn Quốc Kelp Dorin bị tấn công. Trong thư gửi khách, hãng khẳng định thẻ không bị lộ.",
            ["kelp-dorin"],
        ),
        # A state that only says whose somebody is does not speak; one that begins a clause does.
        ("Luật sư của một bị can người Malaysia nói thân chủ của mình vô tội.", ["?"]),
        ("Luật sư của hai nghi phạm người Lào cho rằng chứng cứ không đủ.", ["?"]),
        ("Một nhà ngoại giao tháp tùng đoàn Phnom Penh cho biết luật đã xong.", ["?"]),
        ("Ông Karel Novák thuộc viện nghiên cứu ở Praha dự đoán hai bên sẽ hạ nhiệt.", ["karel-novak"]),
        ("Ông Lê Nam rời Tokyo khi Nhật Bản phản đối dự luật.", ["jpn"]),
    ],
)  # fmt: skip
def test_who_speaks_where_nouns_stand_side_by_side(text: str, wanted: list[str]) -> None:
    assert [who for who, _ in told(text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A paper behind what it says is the subject of its verb, and speaks for who wrote it.
        ("Mạng lưới bị triệt phá, thông cáo của Europol viết.", [("europol", "Mạng lưới bị triệt phá")]),
        (
            "Bộ Ngoại giao Séc ra tuyên bố. “Đây là hành vi thù địch rõ ràng”, tuyên bố viết.",
            [("cze-ministry-of-foreign-affairs", "Đây là hành vi thù địch rõ ràng")],
        ),
        ("“Chúng tôi là nạn nhân ở đây”, bức thư viết.", [("?", "Chúng tôi là nạn nhân ở đây")]),
        # Sources are nobody's; figures are those of who gathered them.
        ("Theo các nguồn tin của Reuters, Jakarta đã nhờ Úc hỗ trợ.", [("?", "Jakarta đã nhờ Úc hỗ trợ")]),
        ("Theo báo cáo của Europol, thiệt hại đã tăng.", [("europol", "thiệt hại đã tăng")]),
        # A title with a state is the one whom the text calls so anywhere, or whom it gives no other state.
        (
            "Bộ trưởng Đỗ Thành Khôi và Bộ trưởng Công nghệ số Uzbekistan Sherzod Rahmatullayev ký Bản ghi nhớ. "
            "Bộ trưởng Rahmatullayev cho biết hồ sơ đã xong. Bộ trưởng Việt Nam cam kết chia sẻ kinh nghiệm.",
            [("sherzod-rahmatullayev", "hồ sơ đã xong"), ("do-thanh-khoi", "chia sẻ kinh nghiệm")],
        ),
        (
            "Bộ trưởng Lê Văn Nam tiếp Bộ trưởng Nhật Bản Kenji Sato. Bộ trưởng Nam nêu rõ luật đã xong. "
            "Bộ trưởng Nhật Bản đề nghị mở rộng hợp tác.",
            [("le-van-nam", "luật đã xong"), ("kenji-sato", "mở rộng hợp tác")],
        ),
        # A word in small letters behind a title that is also a matter is a verb.
        (
            "Cục trưởng Cục Pháp luật quốc tế Trần Bảo An chủ trì. Cục trưởng thông tin Bộ Tư pháp đã xong hồ sơ.",
            [("tran-bao-an", "Bộ Tư pháp đã xong hồ sơ")],
        ),
    ],
)  # fmt: skip
def test_papers_sources_and_titles_with_a_state(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Who speaks for a body or a state that a noun only takes up.
        ("Đoàn đã gặp Viện Kiểm sát tối cao Lào. Đại diện cơ quan này nói vụ án đã khép lại.", "lao-vien-kiem-sat"),
        ("Europol đã thu giữ 20 máy chủ. Lãnh đạo cơ quan này nói vụ án đã khép lại.", "europol"),
        ("Tổ chức Open Wire chỉ trích dự luật. Giám đốc tổ chức này nói nó quá rộng.", "open-wire"),
        ("Malaysia chưa ký công ước. Đại sứ nước này tại Hà Nội nói Quốc hội còn xem xét.", "mys"),
        # Names of bodies go on in small syllables up to the verb, with a capital, and with whom they are of.
        ("Liên minh Quyền số Nusantara nói nó quá rộng.", "lien-minh-quyen-so-nusantara"),
        ("Trung tâm Pháp luật Jakarta nói nó quá rộng.", "trung-tam-phap-luat-jakarta"),
        ("Quỹ Tự do Kỹ thuật số nói nó quá rộng.", "quy-tu-do-ky-thuat-so"),
        ("Hiệp hội Luật sư Sarawak nói nó quá rộng.", "hiep-hoi-luat-su-sarawak"),
    ],
)
def test_bodies_that_a_noun_takes_up_or_that_small_syllables_name(text: str, speaker: str) -> None:
    assert told(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A side is a topic before the person who speaks for it; a chair's title ends before the name.
        (
            "Phía Lào, ông Bounmy Keola, người phát ngôn Bộ Công an, xác nhận 12 người đã được trao trả.",
            [("bounmy-keola", "12 người đã được trao trả")],
        ),
        (
            "Khai mạc phiên họp, Chủ tịch Ủy ban Faouzia El-Mekki (Algeria) cảnh báo thời gian không còn nhiều.",
            [("faouzia-el-mekki", "thời gian không còn nhiều")],
        ),
        # What somebody holds, behind a colon; a verb of thinking between commas.
        (
            "Lời giải thích của bà Anna Reyes: mọi yêu cầu đều phải có chữ ký.",
            [("anna-reyes", "mọi yêu cầu đều phải có chữ ký")],
        ),
        ("Luật sư Anna Reyes tin các nước nhỏ sẽ hưởng lợi.", [("anna-reyes", "các nước nhỏ sẽ hưởng lợi")]),
        ("Người dân nhận các tin tuyển dụng trên mạng xã hội.", []),
        # Findings are those of the body that a story told of last; the police are those named last.
        (
            "Công an tỉnh Nghệ An vừa bắt bảy người. Họ dùng tài khoản giả. Điều tra ban đầu cho thấy họ là sinh viên.",
            [("vn-nghe-an-police", "họ là sinh viên")],
        ),
        (
            "Cảnh sát Brazil đã khám xét 20 địa điểm. Theo cảnh sát, nhóm này có 12 người.",
            [("bra-police", "nhóm này có 12 người")],
        ),
    ],
)
def test_sides_titles_and_findings(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        # A sentence of argument goes on with a report, whatever day, act or body it names, behind a quotation too.
        ("Ông Jan Kos nói cần thêm thời gian. Việc phê chuẩn khó có thể diễn ra trước năm 2029.", True),
        ("Ông Jan Kos nói Việt Nam sẽ phê chuẩn. Đây là ưu tiên hàng đầu của Quốc hội.", True),
        ("Ông Jan Kos đề nghị hoãn bỏ phiếu. Lý do là các đại biểu chưa có đủ tài liệu.", True),
        ("Ông Jan Kos cho hay đường dây có 40 người. Kẻ cầm đầu là một người Trung Quốc.", True),
        ("“Chúng tôi đã cảnh báo từ lâu”, ông Jan Kos nói. Khoảng cách ấy phải được thu hẹp.", True),
        # What a reporter tells does not.
        ("Ông Jan Kos cho biết hai bên đã nhất trí. Lễ ký diễn ra tại Hà Nội ngày 3/9.", False),
        ("Ông Jan Kos cho biết hai bên đã nhất trí. Peru ký công ước hồi tháng 10 năm ngoái.", False),
        ("“Chúng tôi đã cảnh báo từ lâu”, ông Jan Kos nói. Ngày 3/9 Peru ký công ước.", False),
    ],
)
def test_an_argument_goes_on_with_a_report(text: str, goes_on: bool) -> None:
    assert len(told(text)) == 1 + goes_on
    assert told(text)[-1][0] == "jan-kos"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A verb that no table knows stands between two parts of a quotation.
        (
            "“Người ta sợ mất chủ quyền”, ông Jan Kos chua chát, “rồi mất luôn cả hải cảng”.",
            [("jan-kos", "Người ta sợ mất chủ quyền”, ông Jan Kos chua chát, “rồi mất luôn cả hải cảng")],
        ),
        # Words of attribution follow a quotation that a colon announces.
        (
            "Nghị sĩ Anil Boodram giơ cao một chùm chìa khóa: “Đây là thứ duy nhất còn hoạt động”, theo lời vị này.",
            [("anil-boodram", "Đây là thứ duy nhất còn hoạt động")],
        ),
        # What somebody without a name reports is not said by whom it is about.
        (
            "Một nhà ngoại giao châu Á tiết lộ Nga đã đề nghị hoãn phiên họp.",
            [("?", "Nga đã đề nghị hoãn phiên họp")],
        ),
        # Whom one goes with is not who speaks; the subject of a sentence goes on behind a comma.
        (
            "Hơn 30 tổ chức xã hội dân sự cùng hãng Kelpline đã gửi thư tới Quốc hội, yêu cầu dừng bỏ phiếu.",
            [("hon-30-to-chuc-xa-hoi-dan-su", "dừng bỏ phiếu")],
        ),
    ],
)
def test_split_quotations_and_subjects_without_names(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


def test_a_line_in_capitals_and_a_word_of_place_tell_no_person() -> None:
    draft = drafts.read("CÁC ĐOÀN BÀN VỀ TỘI PHẠM TRONG DỰ THẢO\n\nHôm qua, các nước họp ở Đông Hà của Việt Nam.", DAY)
    assert not [m.id for m in draft.mentions if m.kind in ("person", "body")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Out of how many; what a number has risen to.
        ("Với 476/480 đại biểu tán thành, Quốc hội thông qua luật.", [("476/480 đại biểu tán thành", 476)]),
        ("Đến nay 17 trong số 26 bang đã gửi ý kiến.", [("17 trong số 26 bang", 17)]),
        ("Văn kiện này được Lào ký hôm qua, nâng tổng số nước ký lên 74.", [("74", 74)]),
        # Two sides, the number of a paragraph and the length of a paper count nothing.
        ("Hôm qua, hai bên đã ký hiệp định và lập đường dây nóng.", []),
        ("Đoạn 7 để bỏ phiếu riêng được các nước giữ lại.", []),
        ("Trong báo cáo dài 48 trang, cơ quan này không nêu tên ai.", []),
    ],
)
def test_what_counts(text: str, wanted: list[tuple[str, int]]) -> None:
    draft = drafts.read(text, DAY, "vi")
    assert draft.doc is not None
    assert [(draft.doc.tokens.cut(c.start, c.end), int(c.value)) for c in draft.counts] == wanted
