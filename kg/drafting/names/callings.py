"""Kinds of offices: for whom their holders speak, and which a wide word such as `the diplomat` stands for."""

from __future__ import annotations

FOR_STATES = frozenset(
    (
        "minister",
        "deputy-minister",
        "head-of-state",
        "head-of-government",
        "deputy-head-of-government",
        "ambassador",
        "permanent-representative",
        "envoy",
        "delegate",
        "attorney-general",
        "prosecutor-general",
    )
)
"""Kinds of office whose holders act for their state."""
ORGANS = frozenset(
    (
        "spokesperson",
        "delegate",
        "representative",
        "permanent-representative",
        "envoy",
        "negotiator",
        "delegation-head",
        "observer",
        "ambassador",
        "diplomat",
        "consul",
    )
)
"""Kinds of office whose holders speak for a state or a body, where nobody is named."""
HEADS = frozenset(
    (
        "head",
        "director",
        "executive-director",
        "executive",
        "secretary-general",
        "police-chief",
        "chair",
        "committee-chair",
        "commissioner",
        "high-commissioner",
        "high-representative",
        "prosecutor-general",
        "party-leader",
        "rapporteur",
    )
)
"""Kinds of office whose holders are heads, and speak for their body where nobody is named."""
MINISTERS = frozenset(
    (
        "minister",
        "deputy-minister",
        "head-of-state",
        "head-of-government",
        "deputy-head-of-government",
        "attorney-general",
        "secretary",
    )
)
COVERS = {
    "head": HEADS | {"minister", "head-of-government", "assembly-president", "commander"},
    "chair": HEADS | {"assembly-president", "speaker-of-parliament"},
    "politician": MINISTERS | {"legislator", "party-leader", "speaker-of-parliament", "governor", "mayor"},
    "diplomat": ORGANS | {"high-representative"},
    "official": MINISTERS | HEADS | ORGANS | {"deputy-director", "police-chief", "adviser", "officer-rank", "governor"},
    "expert": frozenset(("academic", "director", "adviser", "activist", "coordinator", "executive", "lawyer")),
    "officer-rank": frozenset(("police-chief", "commander", "investigator", "spokesperson")),
    "legislator": frozenset(("committee-chair", "speaker-of-parliament", "party-leader")),
    "envoy": ORGANS,
    "representative": ORGANS,
    "delegate": ORGANS,
    "investigator": frozenset(("prosecutor", "officer-rank", "police-chief", "prosecutor-general", "commander")),
    "prosecutor": frozenset(("prosecutor-general", "attorney-general", "investigator")),
    "minister": frozenset(("secretary", "attorney-general", "deputy-minister")),
    "lawyer": frozenset(("activist", "attorney-general")),
    "academic": frozenset(("expert", "director")),
}
"""What a wide word for an office may stand for: `the diplomat` for an ambassador, `the official` for a minister."""
ANY_BODY = frozenset(("agency", "organisation", "company", "ngo", "intergovernmental-organisation", "association"))
"""Kinds of nouns that fit many bodies whose names do not say what they are."""
HOUSED = {
    "institution": frozenset(("hospital", "university", "school", "institute", "embassy", "centre")),
    "management": frozenset(
        (
            "hospital",
            "university",
            "school",
            "institute",
            "centre",
            "company",
            "bank",
            "foundation",
            "association",
            "media",
        )
    ),
}
"""Kinds of body that a noun for a house of some kind, or for those who run one, stands for."""
LOOSE = frozenset(("organisation", "ngo", "association"))
"""Kinds of nouns that a body may be called by whose name says what else it is."""
ANYBODY = frozenset(("person-noun", "official", "expert", "officer-rank", "politician", "diplomat"))
"""Kinds of words that may stand for somebody whose office the text does not tell."""
TITLED = "m by title"
"""Gender of somebody who has the title of a man, which is used of women too."""
PLURAL = "plural"
"""Rank of a row that names several holders of an office: they are no one person."""
SIGNATORY = "signatory"
"""Kind of those who signed or wrote something together."""
SUSPECT = "suspect"
"""Kind of those whom somebody accuses."""
SOFT = (
    ANYBODY
    | MINISTERS
    | {"lawyer", "academic", "activist", "journalist", "member", SUSPECT, "businessperson", SIGNATORY}
)
"""Kinds of words for somebody who does not speak for the body that is named with them."""
