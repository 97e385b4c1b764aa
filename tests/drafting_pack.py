"""A language of a few rows, so that tests of the stages do not hang on the tables that are shipped."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import cache
from typing import Any

from kg.drafting import drafts, output
from kg.drafting.languages import packs
from kg.drafting.languages.lexicon import Lexicon
from kg.drafting.languages.schema import TABLES
from kg.drafting.languages.settings import settings
from kg.drafting.text.document import Doc
from kg.drafting.text.tokens import split

PUBLISHED = date(2025, 11, 6)
ROWS = {
    "names": """sta:ruritania,state,name,Ruritania,Ruritania,,yes,own
sta:ruritania,state,adjective,Ruritanian,Ruritanian,,yes,own
plc:strelsau,place,capital,Strelsau,Strelsau,government,yes,own
sta:united-countries,state,name,United Countries,United Countries,,yes,own
sta:sylvania,state,name,Sylvania,Sylvania,-Avenue,yes,own
bod:un,body,name,United Nations,United Nations|UN,,yes,own
bod:watch,body,name,Wire Watch,Wire Watch,,yes,own
trt:un-convention-against-cybercrime,treaty,name,UN cyber convention,UN cyber convention|cyber convention,,no,own
trt:budapest-convention,treaty,name,Budapest Convention,Budapest Convention,,yes,own
trt:budapest-protocol-1,treaty,name,First Protocol,First Protocol,,yes,own""",
    "heads": """ministry,ministry|ministries,ministry,of|adjective,own
court,court,court,none,own
parliament,parliament,parliament,none,own
convention,convention,treaty,none,own
protocol,protocol,treaty,none,own
treaty,treaty|treaties,treaty,none,own
memorandum,memorandum,memorandum,none,own
bill,bill|bills,document,none,own
group,group,organisation,none,own""",
    "offices": """minister,minister|ministers,minister,head,any,of|adjective,own
spokeswoman,spokeswoman,spokesperson,staff,f,of,own
director,director,director,head,any,of,own""",
    "portfolios": """justice,justice,justice,own
foreign affairs,foreign affairs,foreign-affairs,own""",
    "speech": """say,say|says|said,asserts,that|quote|after,own
warn,warn|warned,warns,that|quote|after|object,own
tell,tell|told,asserts,that|quote|after|object|hearer,own
add,add|added|adding,asserts,that|quote|after,own
call,call|called,asserts,object|quote,own
urge,urge|urged,appeals,that|infinitive|object|quote,own
thank,thank|thanked,thanks,object|quote,own
decline,decline|declined,rejects,infinitive,own
comment,comment|commented,asserts,that|quote|after,own
statement,statement,asserts,noun|that|quote,own
promise,promise|promised,commits,that|infinitive|after|quote,own
praise,praise|praised|praising,praises,object|quote,own
deny,deny|denied,denies,that|object|quote,own""",
    "triggers": """sign,sign|signs|signed,action,Signature,verb,own
ratify,ratify|ratified,action,Ratification,verb,own
ratification,ratification|ratifications,action,Ratification,noun,own
come into force,came into force|comes into force,action,EntryIntoForceForParty,verb,own
arrest,arrest|arrested,event,arrest,verb,own
operation,operation|operations,event,operation,noun,own
workshop,workshop|workshops,event,workshop,noun,own
ceremony,ceremony,event,ceremony,noun,own
open for signature,open for signature,event,signing,verb,own
vote,vote|voted,event,vote,verb,own
hold,held,event,holding,verb,own""",
    "time": """October,month,10,own
March,month,3,own
Thursday,weekday,4,own
Monday,weekday,1,own
yesterday,relative,-P1D,own
last two days,relative,-P2D/P0D,own
two days after,relative,P2D/same,own
two-day,duration,P2D,own
last,side,back,own
next,side,ahead,own
the week of,part,week-of,own
late,part,late,own
first quarter of,part,quarter-1,own""",
    "numbers": """two,number,2,own
seventy,number,70,own
hundred,multiplier,100,own
million,multiplier,1000000,own
m,multiplier,1000000,own
more than,comparator,more-than,own
about,comparator,approximately,own
percent,share,0.01,own""",
    "measures": """lose,lose|lost|losses,money,loss-amount,own
need,needed,states,,own
attend,attended,people|states,participants,own""",
    "units": """country,country|countries,states,,own
person,person|people,persons,,own
server,server|servers,servers,servers-seized,own
year,year|years,years,,own
year in prison,years in prison,years,,own
year-old,year-old,age,,own
dollar,dollar|dollars|$,usd,,own""",
    "topics": """human-rights,safeguards|human rights,own
ransomware,ransom,own
ratification,ratify|ratification,own""",
    "stances": """supports,support|supports|welcomed,own
opposes,oppose|opposes,own
conditional,if|unless,own""",
    "page": """^share this,share,own
^photo:,credit,own""",
    "cues": "negator,not,own",
    "orders": "aside,ignore,own",
}
SETTINGS: dict[str, Any] = {
    "tag": "xx",
    "name": "Test",
    "stop": [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "with",
        "it",
        "as",
        "by",
        "he",
        "she",
        "his",
        "her",
        "its",
        "from",
        "at",
        "be",
        "this",
    ],
    "marks": {"dash_speech": False},
    "words": {
        "complementisers": ["that"],
        "negators": ["not", "never", "denied"],
        "planners": ["will", "would", "plans to", "promised to"],
        "honorifics": ["Mr", "Dr."],
        "relatives": ["who", "which"],
        "conjunctions": ["but", "while"],
        "coordinators": ["and", "or"],
        "attribution": [{"form": "according to", "side": "after"}],
        "particles": ["van", "de"],
        "locatives": ["in", "at", "from"],
        "determiners": ["the", "a", "this"],
        "indefinites": ["a", "one"],
        "addressees": ["to"],
        "infinitives": ["to"],
        "tallies": ["to"],
        "ranges": ["to"],
        "growths": ["from"],
        "ages": ["aged"],
        "prepositions": ["on", "by", "about"],
        "objects": [{"form": "for", "role": "thanks"}],
        "contrasts": ["while", "but"],
        "enumerators": ["first", "second", "third"],
        "provisions": ["article"],
        "connectors": ["of", "for"],
        "beginnings": ["began"],
        "endings": ["ended"],
        "limits": ["until"],
        "sinces": ["since"],
        "froms": ["after"],
        "others": ["next"],
        "betweens": ["between"],
        "inclusions": ["including"],
        "amongs": ["among them"],
        "pairs": ["both"],
        "deposits": ["deposited"],
        "proverbs": [{"form": "did so"}, {"form": "has done neither", "role": "denied"}],
        "adverbs": ["also"],
        "abbreviations": ["Dr.", "no."],
        "pronouns": [
            {"form": "he", "gender": "m"},
            {"form": "she", "gender": "f"},
            {"form": "its", "gender": "n"},
            {"form": "them"},
        ],
    },
    "numbers": {"decimal": ".", "thousands": [","], "ordinal_endings": ["st", "nd", "rd", "th"]},
}
GIVEN = {"anna": "f", "ben": "m", "jan": "m"}


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(",".join(TABLES[name].columns) + "\n" + ROWS[name])))


@cache
def pack() -> packs.Pack:
    """Make the language."""
    return packs.compiled(((name, table(name)) for name in TABLES), settings(SETTINGS, "xx"), GIVEN)


def draft(text: str, published: date | None = PUBLISHED) -> drafts.Draft:
    """Draft a text in the language of the tests."""
    return drafts.draft(Doc(text, split(text), pack(), published))


def data(text: str, published: date | None = PUBLISHED) -> dict[str, Any]:
    """Draft a text as it is written out."""
    return output.as_data(draft(text, published))


def words(text: str, span: list[int] | None) -> str:
    """Return the words of a span."""
    return text[span[0] : span[1]] if span else ""


def copied() -> Lexicon:
    """Return the index of the pack, to add to."""
    known = pack().lexicon
    return Lexicon(dict(known.nodes), dict(known.longest), set(known.several))
