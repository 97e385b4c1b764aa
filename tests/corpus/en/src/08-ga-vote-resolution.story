set: frozen
lang: en
published: 2025-12-18
topic: general-assembly-vote
---TEXT---
General Assembly adopts resolution on cybercrime assistance over objections of 14 states

NEW YORK, 18 December — By a recorded vote of 98 in favour to 14 against, with 61 abstentions, the General Assembly on Thursday adopted a resolution that asks the Secretary-General to set up a voluntary fund for developing countries wishing to join the United Nations Convention against Cybercrime.

Introducing the text on behalf of 37 co-sponsors, the Permanent Representative of Nigeria, Aisha Bello-Kurfi, stated that a treaty is of little use to a country without a forensic laboratory. “We are not asking for charity; we are asking for tools,” she stressed.

Speaking in explanation of vote before the vote, the delegate of the Netherlands said his delegation would abstain because the fund had no clear budget. The United States voted against. Its representative, Calvin Thornbury, warned against “a blank cheque drawn on other people's accounts”.

Singapore, which voted in favour, announced a contribution of $1.5 million over two years. The Republic of Korea promised an equal sum. Kenya repeated its offer to host a training centre in Mombasa.

In a statement issued after the adoption, UNODC welcomed the decision, noting that at least 45 governments had requested legislative help since the Convention was adopted on 24 December 2024.

The Russian Federation, in exercise of the right of reply, rejected “insinuations” made by Estonia. Estonia's delegate, Maarja-Liis Kask, had told the Assembly that ransomware groups live undisturbed on Russian soil; she repeated the charge and denied that her remarks were aimed at the Russian people.

Also today, the Third Committee closed its session. The Assembly will reconvene on Monday, 22 December.
---CODE---
M state state/nga :: Nigeria
M state state/nld :: Netherlands
M state state/usa :: United States
M state state/sgp :: Singapore
M state state/kor :: Republic of Korea
M state state/ken :: Kenya
M place place/mombasa :: Mombasa
M state state/rus :: Russian Federation || the {Russian} people
M state state/est :: Estonia
M body org/unga :: General Assembly || the {Assembly} that || The {Assembly} will
M body org/unga-third-committee :: Third Committee
M body org/unodc :: UNODC
M person person/aisha-bello-kurfi :: Aisha Bello-Kurfi
M person person/calvin-thornbury :: Calvin Thornbury
M person person/maarja-liis-kask :: Maarja-Liis Kask
M treaty treaty/un-convention-against-cybercrime :: United Nations Convention against Cybercrime || the {Convention} was
M place place/new-york :: NEW YORK
M group group/14-states :: 14 states
M group group/developing-countries :: developing countries
M group group/37-co-sponsors :: 37 co-sponsors
M group group/45-governments :: at least 45 governments
P person/aisha-bello-kurfi :: Permanent Representative :: - :: state/nga
P person/calvin-thornbury :: representative :: - :: state/usa
P person/maarja-liis-kask :: Estonia's {delegate} :: - :: state/est
S person/aisha-bello-kurfi :: Aisha Bello-Kurfi :: stated :: a treaty is of little ... laboratory :: asserts :: I
S person/aisha-bello-kurfi :: {she} stressed :: stressed :: We are not asking for charity; we are asking for tools :: asserts :: D
S state/nld :: delegate of the Netherlands :: {said} his delegation :: his delegation would abstain because the fund had no clear budget :: asserts :: I
S org/unga :: a {resolution} that :: asks :: to set up a voluntary fund ... against Cybercrime :: appeals :: I
S person/calvin-thornbury :: Calvin Thornbury :: warned :: a blank cheque drawn on other people's accounts :: warns :: D
S state/sgp :: Singapore :: announced :: a contribution of $1.5 million over two years :: commits :: I
S state/kor :: Republic of Korea :: promised :: an equal sum :: commits :: I
S state/ken :: Kenya :: offer :: to host a training centre in Mombasa :: offers :: I
S org/unodc :: UNODC :: welcomed :: the decision :: praises :: I
S org/unodc :: UNODC :: noting :: at least 45 governments ... 2024 :: asserts :: I
S state/rus :: Russian Federation :: rejected :: “insinuations” made by Estonia :: rejects :: I
S person/maarja-liis-kask :: Maarja-Liis Kask :: had told :: ransomware groups live undisturbed on Russian soil :: accuses :: I
S person/maarja-liis-kask :: {she} repeated :: she {repeated} :: the charge :: accuses :: I
S person/maarja-liis-kask :: {she} repeated :: denied :: her remarks were aimed at the Russian people :: denies :: I
D 18 December :: 2025-12-18
D Thursday :: 2025-12-18
D 24 December 2024 :: 2024-12-24
D today :: 2025-12-18
D Monday, 22 December :: 2025-12-22
C 14 states :: 14 :: exactly :: votes-against :: un-member-states
C 98 in favour :: 98 :: exactly :: votes-for :: un-member-states
C 14 against :: 14 :: exactly :: votes-against :: un-member-states
C 61 abstentions :: 61 :: exactly :: abstentions :: un-member-states
C 37 co-sponsors :: 37 :: exactly :: - :: un-member-states
C $1.5 million :: 1500000 :: exactly :: funding-amount :: usd
C at least 45 governments :: 45 :: at-least :: - :: states
E event/ga-vote-18-december-2025 :: vote :: recorded vote :: 2025-12-18 :: 2025-12-18 :: place/new-york
E event/adoption-of-the-convention :: adoption :: the Convention was {adopted} on :: 2024-12-24 :: 2024-12-24 :: -
E event/third-committee-session :: session :: closed its {session} :: - :: 2025-12-18 :: -
