set: frozen
lang: fr
published: 2026-03-04
topic: ratification
---TEXT---
MINISTÈRE DE LA JUSTICE ET DES DROITS DE L'HOMME

COMMUNIQUÉ DE PRESSE

Cybercriminalité¤: la Côte d'Ivoire ratifie la Convention de Hanoï

Abidjan, le 4 mars 2026 — La Côte d'Ivoire a déposé, ce mardi à New York, son instrument de ratification de la Convention des Nations Unies contre la cybercriminalité. Elle devient ainsi le neuvième État à se lier à ce traité, que 78 pays ont signé à ce jour.

L'instrument a été remis par Son Excellence Mme Aminata Koné-Brou, Représentante permanente, en présence d'une délégation conduite par M. Yao Kouadio Célestin, Directeur de cabinet.

«¤La signature était une promesse, la ratification est un engagement¤», a déclaré la Représentante permanente. Elle a précisé que la Convention entrera en vigueur à l'égard de la Côte d'Ivoire en même temps que pour les autres Parties, une fois réunies quarante ratifications.

Le Gouvernement s'engage à créer, avant le 30 juin, une autorité centrale chargée de l'entraide. Il remercie l'Office des Nations Unies contre la drogue et le crime (ONUDC) de l'appui apporté à la rédaction de la loi.

En 2025, la Plateforme de lutte contre la cybercriminalité (PLCC) a reçu 13¤450 plaintes, soit 22¤% de plus qu'en 2024, et évalue le préjudice à près de 8 milliards de francs CFA. Selon son directeur, le commissaire divisionnaire Guy-Roland Tapé, un dossier sur trois se heurte au silence d'un fournisseur étranger.

Le Ministère invite le Burkina Faso et le Mali, qui n'ont pas signé la Convention, à rejoindre le mouvement.

Pour rappel, la Côte d'Ivoire est également Partie à la Convention de Budapest, à laquelle elle a adhéré en décembre 2024.

Contact presse¤: Service de la communication
Partager¤: Facebook – X – LinkedIn
---CODE---
M state state/civ :: Côte d'Ivoire
M state state/bfa :: Burkina Faso
M state state/mli :: Mali
M body org/civ-ministry-of-justice-and-human-rights :: MINISTÈRE DE LA JUSTICE ET DES DROITS DE L'HOMME || Le {Ministère} invite
M body org/civ-government :: Gouvernement
M body org/unodc :: Office des Nations Unies contre la drogue et le crime || ONUDC
M body org/civ-platform-for-the-fight-against-cybercrime :: Plateforme de lutte contre la cybercriminalité || PLCC
M person person/aminata-kone-brou :: Aminata Koné-Brou
M person person/yao-kouadio-celestin :: Yao Kouadio Célestin
M person person/guy-roland-tape :: Guy-Roland Tapé
M treaty treaty/un-convention-against-cybercrime :: Convention de Hanoï || Convention des Nations Unies contre la cybercriminalité || ce {traité} || la {Convention} entrera || signé la {Convention}
M treaty treaty/budapest-convention :: Convention de Budapest
M place place/abidjan :: Abidjan
M place place/new-york :: New York
M group group/hanoi-convention-signatories :: 78 pays
M group group/other-parties :: {autres Parties}
P person/aminata-kone-brou :: Représentante permanente#1 :: - :: state/civ
P person/yao-kouadio-celestin :: Directeur de cabinet :: org/civ-ministry-of-justice-and-human-rights :: state/civ
P person/guy-roland-tape :: son {directeur} :: org/civ-platform-for-the-fight-against-cybercrime :: state/civ
S person/aminata-kone-brou :: la {Représentante permanente}. :: a déclaré :: La signature ... un engagement :: asserts :: D
S person/aminata-kone-brou :: {Elle} a précisé :: a précisé :: la Convention entrera ... quarante ratifications :: asserts :: I
S org/civ-government :: Gouvernement :: s'engage :: créer, avant ... l'entraide :: commits :: I
S org/civ-government :: {Il} remercie :: remercie :: l'appui apporté à la rédaction de la loi :: thanks :: I
S org/civ-platform-for-the-fight-against-cybercrime :: Plateforme de lutte contre la cybercriminalité :: évalue :: le préjudice ... francs CFA :: asserts :: I
S person/guy-roland-tape :: Guy-Roland Tapé :: Selon :: un dossier ... étranger :: asserts :: I
S org/civ-ministry-of-justice-and-human-rights :: Le {Ministère} invite :: invite :: rejoindre le mouvement :: appeals :: I
D 4 mars 2026 :: 2026-03-04
D mardi :: 2026-03-03
D 30 juin :: 2026-06-30
D En {2025} :: 2025-01-01 :: 2025-12-31
D qu'en {2024} :: 2024-01-01 :: 2024-12-31
D décembre 2024 :: 2024-12-01 :: 2024-12-31
C 78 pays :: 78 :: exactly :: states-signed :: states
C quarante ratifications :: 40 :: exactly :: - :: -
C 13 450 plaintes :: 13450 :: exactly :: - :: -
C 22 % :: 22 :: exactly :: - :: -
C près de 8 milliards de francs CFA :: 8000000000 :: nearly :: loss-amount :: -
A state/civ :: treaty/un-convention-against-cybercrime :: Ratification :: actual :: ratifie
A state/civ :: treaty/un-convention-against-cybercrime :: Ratification :: actual :: a déposé ... ratification
A state/civ :: treaty/un-convention-against-cybercrime :: EntryIntoForceForParty :: prospective :: entrera en vigueur
A state/bfa :: treaty/un-convention-against-cybercrime :: Signature :: denied :: n'ont pas signé
A state/mli :: treaty/un-convention-against-cybercrime :: Signature :: denied :: n'ont pas signé
A state/civ :: treaty/budapest-convention :: Accession :: actual :: a adhéré
