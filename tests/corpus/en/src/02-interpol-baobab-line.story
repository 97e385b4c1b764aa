set: open
lang: en
published: 2026-02-12
topic: police-operation
eol: crlf
---TEXT---
INTERPOL-LED SWEEP NETS 312 SUSPECTS IN AFRICA FRAUD CASE

LYON, Feb. 12 – Police in eleven African countries arrested 312 people and seized 1,940 servers and routers in a crackdown on business email fraud, Interpol said on Thursday.

Operation Baobab Line, which ran from Dec. 15 to Jan. 31, identified close to 9,000 victims and losses estimated at $58.4 million, according to the international police organization.

Most of the arrests took place in Nigeria, Côte d'Ivoire and Benin. In Lagos, officers of the Economic and Financial Crimes Commission (EFCC) raided a rented villa where 41 people were working in shifts.

"They had a script for every sort of victim," said Chief Superintendent Tunde Oyelaran-Cole, who led the Nigerian team. "They had a script for widows."

Beninese police denied reports that two officers had been among those held. "No member of the force was detained," a spokesperson said, calling the claim "pure invention".

AFRIPOL and two private firms, Arkline and Tessel Labs, provided intelligence. Tessel Labs said its analysts had traced 62 domains to a single hosting company in Abidjan.

Interpol's acting director for cybercrime, Marguerite Van den Broeck, urged member states to feed seized data into the organization's files without delay. She warned that the network was damaged, not destroyed, and predicted that the survivors would regroup within months.

The authorities have frozen 217 bank accounts, 19 of them in the last two days. Roughly $3 million has been returned to victims since the start of February.

— Reporting by A. Diarra; editing by P. Holm
---CODE---
M state state/nga :: Nigeria || Nigerian
M state state/civ :: Côte d'Ivoire
M state state/ben :: Benin || Beninese
M body org/interpol :: INTERPOL || Interpol
M body org/nga-economic-and-financial-crimes-commission :: Economic and Financial Crimes Commission || EFCC
M body org/ben-police :: Beninese police
M body org/afripol :: AFRIPOL
M body org/arkline :: Arkline
M body org/tessel-labs :: Tessel Labs
M person person/tunde-oyelaran-cole :: Tunde Oyelaran-Cole
M person person/marguerite-van-den-broeck :: Marguerite Van den Broeck
M person person/a-diarra :: A. Diarra
M person person/p-holm :: P. Holm
M event event/operation-baobab-line :: Operation Baobab Line
M place place/lyon :: LYON
M place place/lagos :: Lagos
M place place/abidjan :: Abidjan
M group group/eleven-african-countries :: eleven African countries
M group group/interpol-member-states :: member states
P person/tunde-oyelaran-cole :: Chief Superintendent :: - :: state/nga
P person/marguerite-van-den-broeck :: acting director for cybercrime :: org/interpol :: -
S org/interpol :: {Interpol} said :: {said} on Thursday :: Police in eleven African countries arrested ... email fraud :: asserts :: I
S org/interpol :: international police organization :: according to :: Operation Baobab Line, which ran ... $58.4 million :: asserts :: I
S person/tunde-oyelaran-cole :: Tunde Oyelaran-Cole :: {said} Chief :: They had a script for every sort of victim :: asserts :: D
S person/tunde-oyelaran-cole :: Tunde Oyelaran-Cole :: {said} Chief :: They had a script for widows :: asserts :: D
S org/ben-police :: Beninese police :: denied :: two officers had been among those held :: denies :: I
S org/ben-police :: spokesperson :: spokesperson {said} :: No member of the force was detained :: denies :: D
S org/ben-police :: spokesperson :: calling :: pure invention :: rejects :: D
S org/tessel-labs :: {Tessel Labs} said :: Labs {said} :: its analysts had traced ... Abidjan :: asserts :: I
S person/marguerite-van-den-broeck :: Marguerite Van den Broeck :: urged :: to feed seized data into the organization's files without delay :: appeals :: I
S person/marguerite-van-den-broeck :: {She} warned :: warned :: the network was damaged, not destroyed :: warns :: I
S person/marguerite-van-den-broeck :: {She} warned :: predicted :: the survivors would regroup within months :: predicts :: I
D Feb. 12 :: 2026-02-12
D Thursday :: 2026-02-12
D Dec. 15 to Jan. 31 :: 2025-12-15 :: 2026-01-31
D last two days :: 2026-02-10 :: 2026-02-12
D start of February :: 2026-02-01
C 312 SUSPECTS :: 312 :: exactly :: arrests :: persons
C eleven African countries :: 11 :: exactly :: - :: states
C 312 people :: 312 :: exactly :: arrests :: persons
C 1,940 servers and routers :: 1940 :: exactly :: servers-seized :: servers
C close to 9,000 victims :: 9000 :: nearly :: victims :: persons
C $58.4 million :: 58400000 :: approximately :: loss-amount :: usd
C 41 people :: 41 :: exactly :: - :: persons
C two officers :: 2 :: exactly :: - :: persons
C two private firms :: 2 :: exactly :: - :: enterprises
C 62 domains :: 62 :: exactly :: - :: -
C {19} of them :: 19 :: exactly :: - :: -
C 217 bank accounts :: 217 :: exactly :: - :: -
C Roughly $3 million :: 3000000 :: approximately :: - :: usd
E event/operation-baobab-line :: operation :: Operation Baobab Line :: 2025-12-15 :: 2026-01-31 :: -
E event/lagos-raid :: operation :: raided :: - :: - :: place/lagos
