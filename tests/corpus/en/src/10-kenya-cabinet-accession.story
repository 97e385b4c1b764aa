set: frozen
lang: en
published: 2026-04-15
topic: planned-accession
---TEXT---
Cabinet clears Kenya's path to Budapest Convention

By WANGECHI NDERITU and BRIAN K. KIPTOO
WEDNESDAY, APRIL 15, 2026

Kenya will accede to the Budapest Convention on Cybercrime before the end of June, Cabinet resolved yesterday, ending six years of hesitation in Nairobi.

A dispatch from State House said the Cabinet had approved the instrument of accession and directed the Attorney-General to send it to the Council of Europe in Strasbourg.

“Criminals do not queue at immigration,” said ICT Cabinet Secretary Eng. Josphat ole Nkaissery after the meeting. “Evidence must not queue either.”

The CS, who also chairs the National Cybersecurity Committee, said mobile money users had lost Sh4.3 billion to fraudsters last year, a rise of 27 percent. He was quick to add that accession would not replace the United Nations treaty: Kenya intends to sign that one in New York in September.

Rwanda and Uganda are not parties to the Budapest treaty. Mauritius, Ghana and Nigeria acceded years ago; South Africa signed in 2001 but has never ratified.

The Law Society of Kenya (LSK) gave the plan a cautious welcome. Its president, Faith Mwende Mutisya, called for a data protection clause in the enabling Bill and faulted the ministry for consulting “only three organisations” before Christmas. The ministry denies this. It says 19 groups were heard in two rounds, the last of them in March.

“We have nothing to hide and a great deal to share,” Mr Nkaissery said when asked about the claim.

MPs return from recess on Tuesday and could debate the Bill from May 5.

ALSO READ: How SIM swappers emptied a sacco in Nakuru
wnderitu@example.co.ke
---CODE---
M state state/ken :: Kenya || {Nairobi}. A
M state state/rwa :: Rwanda
M state state/uga :: Uganda
M state state/mus :: Mauritius
M state state/gha :: Ghana
M state state/nga :: Nigeria
M state state/zaf :: South Africa
M body org/ken-cabinet :: {Cabinet} clears || {Cabinet} resolved || {Cabinet} had
M body org/ken-state-house :: State House
M body org/coe :: Council of Europe
M body org/ken-national-cybersecurity-committee :: National Cybersecurity Committee
M body org/law-society-of-kenya :: Law Society of Kenya || LSK
M person person/wangechi-nderitu :: WANGECHI NDERITU
M person person/brian-k-kiptoo :: BRIAN K. KIPTOO
M person person/josphat-ole-nkaissery :: Josphat ole Nkaissery || Mr {Nkaissery}
M person person/faith-mwende-mutisya :: Faith Mwende Mutisya
M treaty treaty/budapest-convention :: Budapest Convention || Budapest Convention on Cybercrime || Budapest treaty
M treaty treaty/un-convention-against-cybercrime :: United Nations treaty
M place place/strasbourg :: Strasbourg
M place place/new-york :: New York
M place place/nakuru :: Nakuru
M group group/three-organisations :: three organisations
M group group/19-groups :: 19 groups
P person/josphat-ole-nkaissery :: ICT Cabinet Secretary :: org/ken-ministry-of-ict :: state/ken
P person/faith-mwende-mutisya :: president :: org/law-society-of-kenya :: -
S org/ken-cabinet :: {Cabinet} resolved :: resolved :: Kenya will accede ... June :: commits :: I
S org/ken-state-house :: dispatch from State House :: {said} the Cabinet :: the Cabinet had approved ... Strasbourg :: asserts :: I
S person/josphat-ole-nkaissery :: Josphat ole Nkaissery :: {said} ICT :: Criminals do not queue at immigration :: asserts :: D
S person/josphat-ole-nkaissery :: Josphat ole Nkaissery :: {said} ICT :: Evidence must not queue either :: appeals :: D
S person/josphat-ole-nkaissery :: The {CS} :: {said} mobile :: mobile money users ... percent :: asserts :: I
S person/josphat-ole-nkaissery :: {He} was quick :: add :: accession would not replace the United Nations treaty :: denies :: I
S person/josphat-ole-nkaissery :: {He} was quick :: add :: Kenya intends to sign that one in New York in September :: commits :: M
S org/law-society-of-kenya :: Law Society of Kenya :: a cautious {welcome} :: gave {the plan} a :: praises :: I
S person/faith-mwende-mutisya :: Faith Mwende Mutisya :: called for :: a data protection clause in the enabling Bill :: appeals :: I
S person/faith-mwende-mutisya :: Faith Mwende Mutisya :: faulted :: consulting “only three organisations” before Christmas :: accuses :: I
S org/ken-ministry-of-ict :: The {ministry} denies :: denies :: denies {this} :: denies :: I
S org/ken-ministry-of-ict :: {It} says :: says :: 19 groups were heard ... March :: asserts :: I
S person/josphat-ole-nkaissery :: Mr {Nkaissery} :: Nkaissery {said} :: We have nothing ... to share :: asserts :: D
D WEDNESDAY, APRIL 15, 2026 :: 2026-04-15
D end of June :: 2026-06-30
D yesterday :: 2026-04-14
D last year :: 2025-01-01 :: 2025-12-31
D September :: 2026-09-01 :: 2026-09-30
D 2001 :: 2001-01-01 :: 2001-12-31
D Christmas :: 2025-12-25
D March :: 2026-03-01 :: 2026-03-31
D Tuesday :: 2026-04-21
D May 5 :: 2026-05-05
C Sh4.3 billion :: 4300000000 :: exactly :: loss-amount :: -
C 27 percent :: 27 :: exactly :: - :: -
C three organisations :: 3 :: exactly :: - :: organisations
C 19 groups :: 19 :: exactly :: - :: organisations
C two rounds :: 2 :: exactly :: - :: -
E event/kenya-cabinet-meeting :: meeting :: meeting :: 2026-04-14 :: 2026-04-14 :: -
A state/ken :: treaty/budapest-convention :: Accession :: prospective :: will accede
A state/ken :: treaty/budapest-convention :: Accession :: prospective :: instrument of {accession}
A state/ken :: treaty/un-convention-against-cybercrime :: Signature :: prospective :: intends to sign
A state/ken :: treaty/budapest-convention :: Accession :: prospective :: {accession} would not
A state/mus :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/gha :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/nga :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/zaf :: treaty/budapest-convention :: Signature :: actual :: {signed} in 2001
A state/zaf :: treaty/budapest-convention :: Ratification :: denied :: has never ratified
