set: open
lang: en
published: 2026-06-09
topic: ransomware-incident
---TEXT---
‘We will not pay a cent’: Minister speaks on hospital attack

Eight days after ransomware silenced the computers of four public hospitals in Kingston and Montego Bay, Jamaica's Minister of Health, Dr. Delroy A. Whyte-Campbell, sat down with our reporter. He looked like a man who had slept little.

Was he paying the ransom? “No. We will not pay a cent,” he answered at once. The gang, which calls itself Black Mangrove, had demanded US$2 million in a note left on a server on June 1, he explained; the amount had since been halved.

How many patients are affected? Fewer than 30,000 files were copied, said the minister, who rejected press reports of “hundreds of thousands”. No surgery was cancelled, he claimed.

The opposition sees it otherwise. Its spokeswoman on health, Simone Fairclough, declared on Sunday that “at least 60 operations” had been put off, and demanded an independent inquiry.

On the investigation he chose his words carefully. The Jamaica Constabulary Force was working with the FBI and Interpol, he said. Two of the attackers' servers had been seized in the Netherlands last Thursday. Dutch police confirmed the seizure in an e-mail to this newspaper.

And the treaties? Jamaica signed the Hanoi Convention in October 2025; it hasn't ratified it yet. The Government, the minister promised, would table the ratification bill “before Independence Day, 6 August”. He praised Barbados for having done so already.

He ended with a warning: “The next attack will come, and it'll come on a holiday.”

Before leaving, Dr. Whyte-Campbell thanked the nurses. “They went back to paper,” he said. “Paper does not crash.”

Photo: The minister at Kingston Public Hospital (T. McGregor-Bent)
Related: Cyber insurance costs up 18 %
---CODE---
M state state/jam :: Jamaica
M state state/nld :: Netherlands || Dutch
M state state/brb :: Barbados
M body org/jam-constabulary-force :: Jamaica Constabulary Force
M body org/usa-federal-bureau-of-investigation :: FBI
M body org/interpol :: Interpol
M body org/nld-police :: Dutch police
M body org/jam-government :: The {Government}, the
M body org/black-mangrove :: Black Mangrove
M body org/jam-kingston-public-hospital :: Kingston Public Hospital
M person person/delroy-a-whyte-campbell :: Delroy A. Whyte-Campbell || Dr. {Whyte-Campbell} thanked
M person person/simone-fairclough :: Simone Fairclough
M person person/t-mcgregor-bent :: T. McGregor-Bent
M treaty treaty/un-convention-against-cybercrime :: Hanoi Convention
M place place/kingston :: Kingston
M place place/montego-bay :: Montego Bay
P person/delroy-a-whyte-campbell :: Minister of Health :: org/jam-ministry-of-health :: state/jam
P person/simone-fairclough :: spokeswoman on health :: - :: state/jam
S person/delroy-a-whyte-campbell :: {Minister} speaks :: speaks :: {We will not pay a cent}’ :: rejects :: D
S person/delroy-a-whyte-campbell :: {he} answered :: answered :: {No. We will not pay a cent} :: rejects :: D
S person/delroy-a-whyte-campbell :: {he} explained :: explained :: The gang, which ... June 1 :: asserts :: I
S person/delroy-a-whyte-campbell :: {he} explained :: explained :: the amount had since been halved :: asserts :: M
S person/delroy-a-whyte-campbell :: the {minister}, who :: {said} the minister :: Fewer than 30,000 files were copied :: asserts :: I
S person/delroy-a-whyte-campbell :: the {minister}, who :: rejected :: press reports of “hundreds of thousands” :: rejects :: I
S person/delroy-a-whyte-campbell :: {he} claimed :: claimed :: No surgery was cancelled :: denies :: I
S person/simone-fairclough :: Simone Fairclough :: declared :: “at least 60 operations” had been put off :: asserts :: I
S person/simone-fairclough :: Simone Fairclough :: and {demanded} an :: an independent inquiry :: appeals :: I
S person/delroy-a-whyte-campbell :: , {he} said. Two :: , he {said}. Two :: The Jamaica Constabulary Force ... Interpol :: asserts :: I
S person/delroy-a-whyte-campbell :: , {he} said. Two :: , he {said}. Two :: Two of the attackers' ... last Thursday :: asserts :: M
S org/nld-police :: Dutch police :: confirmed :: the seizure :: asserts :: I
S person/delroy-a-whyte-campbell :: the {minister} promised :: promised :: The Government, the minister ... 6 August” :: commits :: I
S person/delroy-a-whyte-campbell :: {He} praised :: praised :: having done so already :: praises :: I
S person/delroy-a-whyte-campbell :: {He} ended :: a {warning} :: The next attack ... on a holiday :: warns :: D
S person/delroy-a-whyte-campbell :: {Whyte-Campbell} thanked :: thanked :: the nurses :: thanks :: I
S person/delroy-a-whyte-campbell :: {he} said. “Paper :: he {said}. “Paper :: They went back to paper :: praises :: D
S person/delroy-a-whyte-campbell :: {he} said. “Paper :: he {said}. “Paper :: Paper does not crash :: asserts :: D
S org/black-mangrove :: The {gang}, which :: {had demanded} US :: US$2 million :: appeals :: I
D June 1 :: 2026-06-01
D Sunday :: 2026-06-07
D last Thursday :: 2026-06-04
D October 2025 :: 2025-10-01 :: 2025-10-31
D Independence Day, 6 August :: 2026-08-06
C four public hospitals :: 4 :: exactly :: victims :: organisations
C US$2 million :: 2000000 :: exactly :: - :: usd
C Fewer than 30,000 files :: 30000 :: fewer-than :: - :: -
C at least 60 operations :: 60 :: at-least :: - :: -
C {Two of the attackers' servers} :: 2 :: exactly :: servers-seized :: servers
C 18 % :: 18 :: exactly :: - :: -
E event/jamaica-hospital-ransomware :: incident :: hospital attack :: 2026-06-01 :: 2026-06-01 :: -
A state/jam :: treaty/un-convention-against-cybercrime :: Signature :: actual :: signed
A state/jam :: treaty/un-convention-against-cybercrime :: Ratification :: denied :: hasn't ratified
