set: frozen
lang: fr
published: 2026-02-05
topic: will-not-sign
---TEXT---
La Suisse ne signera pas la convention de l’ONU contre la cybercriminalité avant 2027

Berne, 05.02.2026 – Le Conseil fédéral ne veut pas se presser. La Suisse ne signera pas la convention de l’ONU contre la cybercriminalité cette année, a fait savoir jeudi le Département fédéral des affaires étrangères (DFAE). Celle-ci reste ouverte à la signature à New York jusqu’au 31 décembre 2026.

«¬Un non aujourd’hui n’est pas un non pour toujours¬», a nuancé la secrétaire d’État Régula Aebischer-Monnet devant la Commission de politique extérieure du Conseil national. Elle a rappelé que le pays avait ratifié la Convention de Budapest en 2011 et qu’il entendait adhérer au deuxième protocole additionnel en 2028 au plus tard.

La commission avait demandé, par 13 voix contre 9 et 3 abstentions, une analyse des risques pour les journalistes. Elle l’a reçue il y a dix jours. Le Conseil fédéral a en outre renouvelé sa promesse d’ouvrir une consultation publique.

Les avis sont partagés. Le conseiller national Gian-Reto Caduff-Blanc regrette un signal «¬désastreux pour la Genève internationale¬». À l’inverse, la Société numérique félicite le gouvernement de sa prudence. D’après une étude qu’elle a commandée à l’Université de Lausanne, au moins 11 des 68 articles posent problème.

Le Liechtenstein a annoncé lundi qu’il suivrait l’exemple suisse. L’Autriche, elle, a déjà signé à Hanoï, et Vienne prévoit une ratification en mai.

Interrogé par nos soins, l’Office fédéral de la police (fedpol) assure que l’entraide n’en souffrira pas. En 2025, ses agents ont traité 1’932 demandes étrangères, dont 40 pour cent venaient de cinq pays.

Le Bureau de l’ONUDC à Vienne s’est refusé à tout commentaire.

kro/jmb
---CODE---
M state state/che :: Suisse
M state state/lie :: Liechtenstein
M state state/aut :: Autriche || et {Vienne} prévoit
M body org/che-federal-council :: Conseil fédéral
M body org/che-federal-department-of-foreign-affairs :: Département fédéral des affaires étrangères || DFAE
M body org/che-foreign-affairs-committee-of-the-national-council :: Commission de politique extérieure du Conseil national
M body org/societe-numerique :: Société numérique
M body org/university-of-lausanne :: Université de Lausanne
M body org/che-federal-office-of-police :: Office fédéral de la police || fedpol
M body org/unodc :: ONUDC
M person person/regula-aebischer-monnet :: Régula Aebischer-Monnet
M person person/gian-reto-caduff-blanc :: Gian-Reto Caduff-Blanc
M treaty treaty/un-convention-against-cybercrime :: convention de l’ONU contre la cybercriminalité
M treaty treaty/budapest-convention :: Convention de Budapest
M treaty treaty/budapest-protocol-2 :: deuxième protocole additionnel
M place place/bern :: Berne
M place place/new-york :: New York
M place place/hanoi :: Hanoï
M place place/geneva :: Genève
M place place/vienna :: à {Vienne}
M group group/five-countries :: cinq pays
P person/regula-aebischer-monnet :: secrétaire d’État :: - :: state/che
P person/gian-reto-caduff-blanc :: conseiller national :: org/che-national-council :: state/che
S org/che-federal-department-of-foreign-affairs :: Département fédéral des affaires étrangères :: a fait savoir :: presser. {La Suisse ... cette année}, a :: asserts :: I
S person/regula-aebischer-monnet :: Régula Aebischer-Monnet :: a nuancé :: Un non ... pour toujours :: asserts :: D
S person/regula-aebischer-monnet :: {Elle} a rappelé :: a rappelé :: le pays avait ratifié la Convention de Budapest en 2011 :: asserts :: I
S person/regula-aebischer-monnet :: {Elle} a rappelé :: a rappelé :: il entendait adhérer ... au plus tard :: commits :: I
S org/che-foreign-affairs-committee-of-the-national-council :: La {commission} avait :: avait demandé :: une analyse des risques pour les journalistes :: appeals :: I
S org/che-federal-council :: Conseil fédéral#2 :: promesse :: ouvrir une consultation publique :: commits :: I
S person/gian-reto-caduff-blanc :: Gian-Reto Caduff-Blanc :: regrette :: un signal ... internationale¬» :: asserts :: I
S org/societe-numerique :: Société numérique :: félicite :: sa prudence :: praises :: I
S - :: étude :: D’après :: au moins 11 des 68 articles posent problème :: asserts :: I
S state/lie :: Liechtenstein :: a annoncé :: il suivrait l’exemple suisse :: commits :: I
S org/che-federal-office-of-police :: Office fédéral de la police :: assure :: l’entraide n’en souffrira pas :: asserts :: I
D avant {2027} :: 2027-01-01 :: 2027-12-31
D 05.02.2026 :: 2026-02-05
D cette année :: 2026-01-01 :: 2026-12-31
D jeudi :: 2026-02-05
D 31 décembre 2026 :: 2026-12-31
D 2011 :: 2011-01-01 :: 2011-12-31
D 2028 :: 2028-01-01 :: 2028-12-31
D il y a dix jours :: 2026-01-26
D lundi :: 2026-02-02
D mai :: 2026-05-01 :: 2026-05-31
D En {2025} :: 2025-01-01 :: 2025-12-31
C {13 voix} :: 13 :: exactly :: votes-for :: -
C contre {9} :: 9 :: exactly :: votes-against :: -
C 3 abstentions :: 3 :: exactly :: abstentions :: -
C {au moins 11 des 68 articles} :: 11 :: at-least :: - :: -
C 68 articles :: 68 :: exactly :: - :: -
C 1’932 demandes étrangères :: 1932 :: exactly :: - :: -
C 40 pour cent :: 40 :: exactly :: - :: -
C cinq pays :: 5 :: exactly :: - :: states
A state/che :: treaty/un-convention-against-cybercrime :: Signature :: denied :: ne signera pas#1
A state/che :: treaty/un-convention-against-cybercrime :: Signature :: denied :: ne signera pas#2
A state/che :: treaty/budapest-convention :: Ratification :: actual :: avait ratifié
A state/che :: treaty/budapest-protocol-2 :: Accession :: prospective :: entendait adhérer
A state/aut :: treaty/un-convention-against-cybercrime :: Signature :: actual :: a déjà signé
A state/aut :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: prévoit une ratification
