"""A workspace of our own making, small enough to know every cell of: two states, a body, a treaty, three sources.

`dep` is the depositary, `prs` a newspaper, `odd` something else. The days give each rule one thing to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workspaces import make_base

if TYPE_CHECKING:
    from pathlib import Path

SOURCES = """\
dep,Chart of the depositary,depositary,https://example.org/dep,bod:un,en,2026-01-31,2026-02-01,,,,
prs,Report of a newspaper,press,https://example.org/prs,,en,2026-01-20,,,,,
odd,Page of unknown origin,other,https://example.org/odd,,en,,,2026-03-01,,,
"""
TABLES = {
    "actor.small": """id,kind,label_en,label_pl,label_vi,iso3,acronym,part_of,source,confidence,note
sta:aaa,state,Alland,Ałland,Đất A,AAA,,,dep,,
sta:bbb,state,Bolland,,,BBB,,,dep,,
bod:ccc,intergovernmental-organisation,Common Club,,,,CC,,dep,,
bod:aaa-ministry,public-body,Ministry of Alland,,,,,sta:aaa,dep,,
per:minister-of-a,person,Łucja Đặng,,,,,,dep,,
""",
    "treaty.small": """id,label_en,depositary,parties_needed,days_to_force,source,confidence,note
trt:small,Small Treaty,bod:un,2,30,dep,,
""",
    "treaty-action.small": """id,kind,treaty,party,date,realisation,source,confidence,note
act:small--aaa--signature,signature,trt:small,sta:aaa,2025-10-25,,dep,,
act:small--aaa--signature,signature,trt:small,sta:aaa,2025-10-26,,prs,,
act:small--bbb--signature,signature,trt:small,sta:bbb,2025-10,,prs,,
act:small--ccc--signature,signature,trt:small,bod:ccc,2025-10-25,,odd,doubtful,
act:small--aaa--ratification,ratification,trt:small,sta:aaa,,,dep,,
act:small--bbb--ratification,ratification,trt:small,sta:bbb,2026-01-10,,prs,,
act:small--bbb--ratification,ratification,trt:small,sta:bbb,,denied,dep,,
act:small--aaa--reservation-1,reservation,trt:small,sta:aaa,2026-01-15,,dep,,
act:small--aaa--reservation-2,reservation,trt:small,sta:aaa,2026-01-15,,dep,,
""",
    "treaty-milestone.small": """id,kind,treaty,date,source,confidence,note
act:small--adoption,adoption,trt:small,2024-12-24,dep,,
""",
    "coverage.small": """id,treaty,act,complete,from,until,expected,found,source,confidence,note
cov:small--signature,trt:small,signature,exhaustive,2025-10-25,2025-12-31,2,2,dep,,
cov:small--ratification,trt:small,ratification,partial,2025-10-25,,3,1,prs,,
cov:small--reservation,trt:small,reservation,exhaustive,2025-10-25,2026-01-31,,2,dep,,
""",
    "state-membership.small": """id,state,organisation,status,start,source,confidence,note
mem:aaa--un,sta:aaa,bod:un,full,1990-05-01,dep,,
mem:bbb--un,sta:bbb,bod:un,full,1991-06,dep,,
mem:aaa--ccc,sta:aaa,bod:ccc,full,2001,prs,,
""",
    "code.small": """id,state,system,code,start,end,source,confidence,note
cod:aaa--cown--100,sta:aaa,cown,100,1945-01-01,1990-05-01,dep,,
cod:aaa--cown--101,sta:aaa,cown,101,1990-05-02,,dep,,
cod:bbb--cown--200,sta:bbb,cown,200,,,dep,,
""",
    "vote-item.small": """id,label_en,resolution,body,date,yes,no,abstain,recorded,about,source,confidence,note
itm:first,On small things,A/RES/1/1,bod:un,2019-12-27,1,1,0,recorded-vote,trt:small,dep,,
""",
    "cast-vote.small": """id,item,voter,choice,source,confidence,note
vot:first--aaa,itm:first,sta:aaa,yes,dep,,
vot:first--bbb,itm:first,sta:bbb,absent,dep,,
""",
    "event.small": """id,kind,label_en,about,organiser,place,start,end,source,confidence,note
evt:small-signing,signing-ceremony,Signing,trt:small,bod:aaa-ministry,plc:hanoi,2025-10-25,2025-10-26,prs,,
""",
    "membership.small": """id,member,body,role,title_en,attested,source,confidence,note
mem:minister-of-a,per:minister-of-a,bod:aaa-ministry,minister,Minister,2025-10-25,prs,,
""",
    "count.small": """id,measure,value,comparator,unit,about,as_of,source,confidence,note
signed-2,states-signed,2,exactly,states,trt:small,2025-10-26,prs,,
signed-many,states-signed,3,at-least,parties,trt:small,2025-10,odd,,
""",
}


def make(home: Path) -> Path:
    """Make the workspace, as a base of its own."""
    make_base(home)
    with (home / "data/sources.csv").open("a", encoding="utf-8", newline="\n") as file:
        file.write(SOURCES)
    for name, rows in TABLES.items():
        (home / f"data/reference/{name}.csv").write_text(rows, encoding="utf-8", newline="\n")
    return home
