"""What the rules find between sources: impossible order, two identities, what was done or not, and what is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mini import QUICK, act, listed, milestone, said, told, world

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from mini import Found, World


def only(found: World, kind: str) -> Found:
    [one] = found.conflicts(kind)
    return one


# Impossible order

EARLIER_AND_LATER = [
    # what one source dates, what another dates, what must not come first
    (act("signature", "a", "2025-10-25"), act("ratification", "a", "2025-10-24"), True),
    (act("signature", "a", "2025-10-25"), act("ratification", "a", "2025-10-25"), False),
    (act("signature", "a", "2025-10"), act("ratification", "a", "2025-10-24"), False),
    (act("signature", "a", "2025-10"), act("ratification", "a", "2025-09"), True),
    (act("signature", "a", "2025"), act("ratification", "a", "2025-01-01"), False),
    (act("signature", "a", "2025-10-25"), act("ratification", "b", "2025-10-24"), False),  # another party
    (act("signature", "a", "2025-10-25"), act("accession", "a", "2025-10-24"), True),
    (act("signature", "a", "2025-10-25"), act("domestic-approval", "a", "2025-10-24"), False),
    (act("ratification", "a", "2025-10-25"), act("withdrawal", "a", "2025-10-24"), True),
    (act("ratification", "a", "2025-10-25"), act("entry-into-force-for-party", "a", "2025-10-24"), True),
    (act("ratification", "a", "2025-10-25"), act("deposit", "a", "2025-10-24"), True),
    (act("deposit", "a", "2025-10-25"), act("ratification", "a", "2025-10-24"), False),
    (milestone("opening-for-signature", start="2025-10-25"), act("signature", "a", "2025-10-24"), True),
    (milestone("opening-for-signature", start="2025-10-25"), act("signature", "a", "2025-10-25"), False),
    (
        milestone("opening-for-signature", start="2025-10-25", end="2025-10-26"),
        act("signature", "a", "2025-10-27"),
        True,
    ),
    (
        milestone("opening-for-signature", start="2025-10-25", end="2025-10-26"),
        act("ratification", "a", "2025-10-27"),
        False,
    ),
    (milestone("adoption", date="2024-12-24"), milestone("opening-for-signature", start="2024-12-23"), True),
    (milestone("adoption", date="2024-12"), act("signature", "a", "2024-12-01"), False),
    (milestone("adoption", date="2024-12-24"), act("domestic-approval", "a", "2024-12-23"), True),
    (milestone("entry-into-force", date="2025-10-25"), act("entry-into-force-for-party", "a", "2025-10-24"), True),
    (milestone("entry-into-force", date="2025-10-25"), act("ratification", "a", "2025-10-24"), False),
]


@pytest.mark.parametrize(("early", "late", "wrong"), EARLIER_AND_LATER)
def test_order(early: str, late: str, wrong: bool, tmp_path: Path) -> None:
    for texts in ((told("x", early), told("y", late)), (told("y", late), told("x", early))):
        found = world(tmp_path, *texts)
        assert len(found.conflicts("order")) == wrong
        if wrong:
            assert found.sources(only(found, "order")["conflicting"]) == {"x", "y"}


def test_one_source_alone_is_no_contradiction_of_two(tmp_path: Path) -> None:
    """What a source says against itself is for the audits."""
    early, late, _ = EARLIER_AND_LATER[0]
    assert world(tmp_path, told("x", early, late)).conflicts("order") == []


def test_what_is_not_done_has_no_order(tmp_path: Path) -> None:
    planned = act("ratification", "a", "2025-10-24", 'realisation = "prospective"')
    assert world(tmp_path, told("x", act("signature", "a", "2025-10-25")), told("y", planned)).conflicts("order") == []


def test_a_party_that_came_back_is_no_contradiction(tmp_path: Path) -> None:
    back = act("accession", "a", "2030-01-01")
    first, left = act("ratification", "a", "2010-01-01"), act("withdrawal", "a", "2020-01-01")
    assert world(tmp_path, told("x", first, back), told("y", left)).conflicts("order") == []
    assert len(world(tmp_path, told("x", back), told("y", left)).conflicts("order")) == 1


def test_what_holds_for_all_parties_is_one_matter(tmp_path: Path) -> None:
    opening = told("x", milestone("opening-for-signature", start="2025-10-26"))
    signing = [told(f"s{s}", act("signature", s, "2025-10-25")) for s in "abc"]
    one = only(world(tmp_path, opening, *signing), "order")
    assert (one.one("subject"), one.one("notBefore")) == ("Signature", "id/action/lantern--opening-for-signature")
    assert len(one["conflicting"]) == 4


def test_an_end_before_a_start(tmp_path: Path) -> None:
    event = '[[event]]\nid = "evt:fair"\nkind = "meeting"\nlabel = {en = "Fair"}\n'
    starts, ends = f'{event}start = "2025-10-25"\n', f'{event}end = "%s"\n'
    late, early = (told("y", ends % day) for day in ("2025-10-26", "2025-10-24"))
    assert world(tmp_path, told("x", starts), late).conflicts() == []
    one = only(world(tmp_path, told("x", starts), early), "order")
    assert (one.one("subject"), one.one("notBefore")) == ("id/event/fair", "https://schema.org/endDate")


def test_a_part_lies_within_its_whole(tmp_path: Path) -> None:
    whole = '[[event]]\nid = "evt:fair"\nkind = "meeting"\nlabel = {en = "Fair"}\n'
    part = '[[event]]\nid = "evt:talk"\nkind = "speech"\nlabel = {en = "Talk"}\npart_of = "evt:fair"\nstart = "%s"\n'
    fair = told("x", f'{whole}start = "2025-10-25"\nend = "2025-10-26"\n')

    def talk(day: str) -> str:
        return told("y", whole, part % day)

    assert world(tmp_path, fair, talk("2025-10-26")).conflicts("order") == []
    for day in ("2025-10-24", "2025-10-27"):
        one = only(world(tmp_path, fair, talk(day)), "order")
        assert (one.one("subject"), one.one("notBefore")) == ("id/event/talk", "id/event/fair")
    # That the fair had begun by the day of a page does not say that it was over then.
    undated = told("z", whole, published="2025-10-25")
    assert world(tmp_path, undated, talk("2025-10-27")).conflicts("order") == []


def test_in_force_while_consents_were_missing(tmp_path: Path) -> None:
    needs = told("t").replace(
        'name = "Lantern Treaty"\n', 'name = "Lantern Treaty"\nparties_needed = 40\ndays_to_force = 90\n'
    )
    force = told("x", milestone("entry-into-force", date="2025-10-25"))
    few = told("y", said(12, "2025-10-01", "parties", "consents"))
    one = only(world(tmp_path, needs, force, few), "order")
    assert one.one("notBefore") == "consents"
    enough = told("y", said(40, "2025-10-01", "parties", "consents"))
    assert world(tmp_path, needs, force, enough).conflicts("order") == []
    for day, wrong in (("2025-07-26", 0), ("2025-07-27", 1)):  # 91 and 90 days before
        counted = told("y", said(12, day, "parties", "consents"))
        assert len(world(tmp_path, needs, force, counted).conflicts("order")) == wrong


# Done or not


def test_done_and_denied(tmp_path: Path) -> None:
    done = told("x", act("signature", "a", "2025-10-25"))
    denial = act("signature", "a", "", 'realisation = "denied"')
    plan = act("signature", "a", "", 'realisation = "prospective"')
    later, earlier = "2025-11-01", "2025-10-01"
    assert len(world(tmp_path, done, told("y", denial, published=later)).conflicts("functional")) == 1
    assert len(world(tmp_path, done, told("y", plan, published=later)).conflicts("functional")) == 1
    assert world(tmp_path, done, told("y", denial, published=earlier)).conflicts() == []  # it was true then
    assert world(tmp_path, done, told("y", plan, published=earlier)).conflicts() == []
    assert world(tmp_path, done, told("y", plan, published="")).conflicts() == [], "a plan of unknown day may be old"


# Two identities


def code(state: str, value: str, system: str = "cown", start: str = "1990-01-01", end: str = "") -> str:
    head = f'[[code]]\nid = "cod:{state}--{system}--{value}"\nstate = "sta:{state}"\nsystem = "{system}"\n'
    head += f'code = "{value}"\n'
    return head + (f'start = "{start}"\n' if start else "") + (f'end = "{end}"\n' if end else "")


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        (code("a", "100"), code("a", "100"), []),
        (code("a", "100"), code("a", "200"), [("id/state/a", "cown", "")]),
        (code("a", "100"), code("b", "100"), [("", "cown", "100")]),
        (code("a", "100"), code("b", "100", "gwn"), []),  # another system
        (code("a", "100", end="1999-12-31"), code("a", "200", start="2000-01-01"), []),
        (code("a", "100", end="2000-06-30"), code("a", "200", start="2000-01-01"), [("id/state/a", "cown", "")]),
        (code("a", "100", start=""), code("a", "200"), []),  # at a time that is not stated
    ],
)
def test_codes(one: str, other: str, groups: list[tuple[str, str, str]], tmp_path: Path) -> None:
    found = world(tmp_path, told("x", one), told("y", other)).conflicts("identity")
    assert [(c.one("subject"), c.one("codeSystem"), c.one("codeValue")) for c in found] == groups


def test_one_outside_identifier_for_two_things(tmp_path: Path) -> None:
    person = '[[actor]]\nid = "per:%s"\nkind = "person"\nname = "P"\nsame_as = "http://www.wikidata.org/entity/Q%d"\n'
    same = world(tmp_path, told("x", person % ("p", 7)), told("y", person % ("q", 7)))
    assert only(same, "identity").one("codeValue") == "http://www.wikidata.org/entity/Q7"
    two = world(tmp_path, told("x", person % ("p", 7)), told("y", person % ("p", 8)))
    assert only(two, "identity").one("subject") == "id/person/p"


# Which claim is followed


def followed(folder: Path, *texts: str, kind: str = "count") -> set[str]:
    found = world(folder, *texts)
    return found.sources(only(found, kind)["preferred"])


DAY = "2025-10-26"


def test_the_best_kind_is_followed_if_it_agrees_with_itself(tmp_path: Path) -> None:
    press = told("x", said(72, DAY))
    assert followed(tmp_path, press, told("y", said(65, DAY), kind="official")) == {"y"}
    assert followed(tmp_path, press, told("y", said(65, DAY))) == set()
    officials = [
        told("y", said(65, DAY), kind="official"),
        told("z", said(70, DAY, comparator="nearly"), kind="official"),
    ]
    assert followed(tmp_path, press, *officials) == {"y"}, "of two that agree the more exact one"
    apart = [told("y", said(65, DAY), kind="official"), told("z", said(66, DAY), kind="official")]
    assert followed(tmp_path, press, *apart) == set()


def test_numbers_of_different_days_are_not_one_value(tmp_path: Path) -> None:
    officials = [told("y", said(65, "2025-10-25"), kind="official"), told("z", said(72, DAY), kind="official")]
    assert followed(tmp_path, told("x", said(60, DAY)), *officials) == set()


def test_a_count_of_a_wider_unit_is_not_followed(tmp_path: Path) -> None:
    wide = told("y", said(65, DAY, "parties"), kind="depositary")
    found = world(tmp_path, told("x", said(72, DAY)), wide)
    assert found.sources(only(found, "count")["preferred"]) == {"x"}


def test_no_count_is_followed_against_the_record(tmp_path: Path) -> None:
    acts = [act("signature", s, "2025-10-25") for s in "ab"] + [listed("signature", "2025-12-31")]
    found = world(tmp_path, told("r", *acts), told("x", said(7, DAY), kind="depositary"))
    assert only(found, "record")["preferred"] == set()


def test_a_better_source_that_is_not_at_odds_settles_an_order(tmp_path: Path) -> None:
    signing, opening = act("signature", "a", "2025-10-25"), milestone("opening-for-signature", start="2025-10-25")
    wrong = milestone("opening-for-signature", start="2026-10-25")
    texts = [told("x", signing), told("y", wrong), told("z", opening, kind="depositary")]
    assert followed(tmp_path, *texts, kind="order") == {"z"}


# What holds whatever the sources

NUMBERS = st.lists(
    st.tuples(
        st.integers(60, 75),
        st.sampled_from(["2025-10-25", "2025-10-26", "2025-10"]),
        st.sampled_from(["states", "parties"]),
    ),
    min_size=2,
    max_size=5,
)


def of(claims: list[tuple[int, str, str]]) -> list[str]:
    kinds = ("press", "wire", "official", "press", "other")
    return [told(f"s{i}", said(*claim), kind=kinds[i]) for i, claim in enumerate(claims)]


@QUICK
@given(claims=NUMBERS, order=st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(
    claims: list[tuple[int, str, str]], order: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = of(claims)
    before = set(world(tmp_path_factory.mktemp("w"), *texts).quads)
    order.shuffle(texts)
    assert set(world(tmp_path_factory.mktemp("w"), *texts).quads) == before


@QUICK
@given(claims=NUMBERS, repeated=st.integers(0, 4))
def test_a_source_that_repeats_a_claim_removes_no_conflict(
    claims: list[tuple[int, str, str]], repeated: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    texts = of(claims)
    copy = told("copy", said(*claims[repeated % len(claims)]))
    before, after = (world(tmp_path_factory.mktemp("w"), *t) for t in (texts, [*texts, copy]))
    assert before.nodes.keys() <= after.nodes.keys()
    for name, node in before.nodes.items():
        for told_of_it in ("claim", "conflicting"):
            assert node[told_of_it] <= after.nodes[name][told_of_it]


@QUICK
@given(claims=NUMBERS)
def test_a_claim_at_odds_is_at_odds_with_something(
    claims: list[tuple[int, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    for one in world(tmp_path_factory.mktemp("w"), *of(claims)).conflicts():
        assert len(one["conflicting"]) >= 2
        assert one["conflicting"] <= one["claim"]
        assert one["preferred"] <= one["conflicting"] and len(one["preferred"]) <= 1
