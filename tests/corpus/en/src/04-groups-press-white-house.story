set: frozen
lang: en
published: 2025-10-29
topic: ngo-criticism
---TEXT---
Rights groups press White House to stay out of U.N. cybercrime treaty

By Marisol Delgado-Pruitt, Staff Writer
Oct. 29, 2025

WASHINGTON — A coalition of 38 civil-liberties groups on Wednesday urged the White House not to sign the new United Nations convention on cybercrime, calling it “a surveillance treaty in a police uniform.”

In a six-page letter, the coalition argued that the treaty would oblige the Justice Department to gather evidence for foreign governments in cases that have little to do with computers.

“If Washington signs, every prosecutor with a grudge gets a hotline,” said Rebecca L. Tannenbaum-Ortiz, policy director of the Open Circuit Foundation, which organized the letter. “Congress should hear about it first.”

The letter singles out the European Union, which signed in Hanoi on Saturday. Brussels, it says, “traded privacy for a seat at the table.” A European Commission spokesman, Joris Aldenhoven, rejected the charge and said the bloc would ratify only “with every safeguard switched on.”

The United States has not signed the convention. A State Department official said that the administration was still reviewing the final text and that no decision was imminent.

Not every expert shares the coalition's view. Without a treaty, an investigator can wait 18 months for a single log file, according to David Kwon, a former federal prosecutor. By then, he added, the evidence is gone. He pointed to the Budapest Convention, which the United States ratified in 2006 and which, he said, has produced none of the abuses its critics once predicted.

About 4.7 million Americans reported online fraud last year, with losses of more than $16 billion.

Two senators, Helen Broussard and Mark T. Villanueva, plan to hold a hearing in December.

Read more: What the treaty says about encryption
Follow us on Instagram
---CODE---
M state state/usa :: If {Washington} || United States || Americans
M body org/usa-white-house :: White House
M body org/usa-department-of-justice :: Justice Department
M body org/usa-department-of-state :: State Department
M body org/usa-congress :: Congress
M body org/open-circuit-foundation :: Open Circuit Foundation
M body org/eu :: European Union || Brussels
M body org/ec :: European Commission
M person person/marisol-delgado-pruitt :: Marisol Delgado-Pruitt
M person person/rebecca-l-tannenbaum-ortiz :: Rebecca L. Tannenbaum-Ortiz
M person person/joris-aldenhoven :: Joris Aldenhoven
M person person/david-kwon :: David Kwon
M person person/helen-broussard :: Helen Broussard
M person person/mark-t-villanueva :: Mark T. Villanueva
M treaty treaty/un-convention-against-cybercrime :: U.N. cybercrime treaty || United Nations convention on cybercrime || the {treaty} would || the {treaty} says || the {convention}. A
M treaty treaty/budapest-convention :: Budapest Convention
M place place/washington :: WASHINGTON
M place place/hanoi :: Hanoi
M group group/foreign-governments :: foreign governments
M group group/rights-groups-coalition :: Rights groups || 38 civil-liberties groups || the {coalition} argued || the {coalition}'s
P person/marisol-delgado-pruitt :: Staff Writer :: - :: -
P person/rebecca-l-tannenbaum-ortiz :: policy director :: org/open-circuit-foundation :: -
P person/joris-aldenhoven :: spokesman :: org/ec :: -
P person/helen-broussard :: senators :: - :: state/usa
P person/mark-t-villanueva :: senators :: - :: state/usa
S group/rights-groups-coalition :: Rights groups :: press :: to stay out of U.N. cybercrime treaty :: appeals :: I
S group/rights-groups-coalition :: coalition of 38 civil-liberties groups :: urged :: not to sign the new United Nations convention on cybercrime :: appeals :: I
S group/rights-groups-coalition :: coalition of 38 civil-liberties groups :: calling :: a surveillance treaty in a police uniform :: condemns :: D
S group/rights-groups-coalition :: the {coalition} argued :: argued :: the treaty would oblige ... with computers :: asserts :: I
S person/rebecca-l-tannenbaum-ortiz :: Rebecca L. Tannenbaum-Ortiz :: {said} Rebecca :: If Washington signs ... hotline :: warns :: D
S person/rebecca-l-tannenbaum-ortiz :: Rebecca L. Tannenbaum-Ortiz :: {said} Rebecca :: Congress should hear about it first :: appeals :: D
S group/rights-groups-coalition :: {it} says, :: it {says} :: Brussels, it says, ... at the table.” :: accuses :: I
S person/joris-aldenhoven :: Joris Aldenhoven :: rejected :: the charge :: rejects :: I
S person/joris-aldenhoven :: Joris Aldenhoven :: and {said} the bloc :: the bloc would ratify ... switched on.” :: commits :: I
S org/usa-department-of-state :: State Department official :: {said} that the administration :: the administration was still reviewing the final text :: asserts :: I
S org/usa-department-of-state :: State Department official :: {said} that the administration :: no decision was imminent :: asserts :: I
S person/david-kwon :: David Kwon :: according to :: Without a treaty ... log file :: asserts :: I
S person/david-kwon :: {he} added :: added :: By then, he added, the evidence is gone :: asserts :: I
S person/david-kwon :: , {he} said, :: he {said} :: has produced none ... once predicted :: asserts :: I
D Oct. 29, 2025 :: 2025-10-29
D Wednesday :: 2025-10-29
D Saturday :: 2025-10-25
D 2006 :: 2006-01-01 :: 2006-12-31
D last year :: 2024-01-01 :: 2024-12-31
D December :: 2025-12-01 :: 2025-12-31
C 38 civil-liberties groups :: 38 :: exactly :: - :: organisations
C About 4.7 million Americans :: 4700000 :: approximately :: victims :: persons
C more than $16 billion :: 16000000000 :: more-than :: loss-amount :: usd
C Two senators :: 2 :: exactly :: - :: persons
E event/senate-hearing :: meeting :: hearing :: 2025-12-01 :: 2025-12-31 :: -
A org/eu :: treaty/un-convention-against-cybercrime :: Signature :: actual :: which {signed}
A org/eu :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: would ratify
A state/usa :: treaty/un-convention-against-cybercrime :: Signature :: denied :: has not signed
A state/usa :: treaty/budapest-convention :: Ratification :: actual :: ratified
