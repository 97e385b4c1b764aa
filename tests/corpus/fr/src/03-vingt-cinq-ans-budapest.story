set: frozen
lang: fr
published: 2026-11-23
topic: anniversary
---TEXT---
CHRONIQUE

Vingt-cinq ans, et pas une ride¤?

Par Solène de Kermorvan-Haas
Publié le 23/11/2026

Le 23 novembre 2001, dans une salle du Parlement hongrois, trente États signaient un texte que peu de monde avait lu. La Convention de Budapest sur la cybercriminalité a donc aujourd'hui vingt-cinq ans. Le Conseil de l'Europe fêtera l'événement jeudi et vendredi à Strasbourg, où sont attendus quelque 320 participants.

L'âge l'a-t-il fatiguée¤? Non, jure Tomasz Wierzbicki-Lang, qui fut l'un des rédacteurs. «¤Nous avions écrit pour des disquettes¤; le texte a survécu au nuage¤», sourit-il. Et d'ajouter que 82 États y sont désormais parties. Le Japon, rappelle-t-il, l'a ratifiée dès 2012.

Ses détracteurs répondent qu'elle est restée un club. L'Inde ne l'a jamais signée. Le Brésil a longtemps hésité avant d'adhérer, en 2022. Quant à la Russie, elle a toujours refusé de la signer¤: Moscou reproche à l'article 32 de violer la souveraineté des États, argument que l'ambassadrice d'Estonie, Kadri Põldmaa, balayait encore la semaine dernière¤: «¤C'est un prétexte.¤»

L'arrivée de la Convention de Hanoï a brouillé les cartes. Faut-il choisir¤? Pas du tout, plaide la professeure Ndeye Fatou Sarr-Vidal dans un rapport remis en octobre au Sénat¤: «¤Les deux instruments se complètent. L'un a l'expérience, l'autre aura le nombre.¤» Elle recommande à la France de ratifier le second protocole additionnel, signé en 2022, avant toute autre démarche.

Le garde des Sceaux a promis un projet de loi «¤au premier trimestre 2027¤». On le croira quand on le verra.

À lire aussi
– Hanoï, un an après
Crédit photo¤: Candela Ott / Hans Lucas
---CODE---
M state state/jpn :: Japon
M state state/ind :: Inde
M state state/bra :: Brésil
M state state/rus :: Russie || Moscou
M state state/est :: Estonie
M state state/fra :: France
M state state/hun :: hongrois
M body org/hun-parliament :: Parlement hongrois
M body org/coe :: Conseil de l'Europe
M body org/fra-senate :: Sénat
M body org/hans-lucas :: Hans Lucas
M person person/solene-de-kermorvan-haas :: Solène de Kermorvan-Haas
M person person/tomasz-wierzbicki-lang :: Tomasz Wierzbicki-Lang
M person person/kadri-poldmaa :: Kadri Põldmaa
M person person/ndeye-fatou-sarr-vidal :: Ndeye Fatou Sarr-Vidal
M person person/candela-ott :: Candela Ott
M treaty treaty/budapest-convention :: Convention de Budapest sur la cybercriminalité
M treaty treaty/un-convention-against-cybercrime :: Convention de Hanoï
M treaty treaty/budapest-protocol-2 :: second protocole additionnel
M place place/strasbourg :: Strasbourg
M place place/hanoi :: {Hanoï}, un
M group group/budapest-convention-signatories :: trente États
M group group/budapest-convention-parties :: 82 États
M group group/detractors :: Ses {détracteurs}
P person/kadri-poldmaa :: ambassadrice :: - :: state/est
P person/ndeye-fatou-sarr-vidal :: professeure :: - :: -
S person/tomasz-wierzbicki-lang :: Tomasz Wierzbicki-Lang :: jure :: Non :: denies :: I
S person/tomasz-wierzbicki-lang :: sourit-{il} :: {sourit}-il :: Nous avions ... nuage :: asserts :: D
S person/tomasz-wierzbicki-lang :: sourit-{il} :: ajouter :: 82 États y sont désormais parties :: asserts :: I
S person/tomasz-wierzbicki-lang :: rappelle-t-{il} :: {rappelle}-t-il :: Le Japon, rappelle ... 2012 :: asserts :: I
S group/detractors :: Ses {détracteurs} :: répondent :: elle est restée un club :: accuses :: I
S state/rus :: Moscou :: reproche :: violer la souveraineté des États :: accuses :: I
S person/kadri-poldmaa :: Kadri Põldmaa :: balayait :: C'est un prétexte :: rejects :: D
S person/ndeye-fatou-sarr-vidal :: Ndeye Fatou Sarr-Vidal :: plaide :: Pas du tout :: denies :: I
S person/ndeye-fatou-sarr-vidal :: Ndeye Fatou Sarr-Vidal :: plaide :: Les deux instruments ... le nombre :: asserts :: D
S person/ndeye-fatou-sarr-vidal :: {Elle} recommande :: recommande :: ratifier le second ... démarche :: appeals :: I
S org/fra-ministry-of-justice :: garde des Sceaux :: a promis :: un projet de loi «¤au premier trimestre 2027¤» :: commits :: I
D 23/11/2026 :: 2026-11-23
D 23 novembre 2001 :: 2001-11-23
D aujourd'hui :: 2026-11-23
D jeudi et vendredi :: 2026-11-26 :: 2026-11-27
D 2012 :: 2012-01-01 :: 2012-12-31
D en {2022}. Quant :: 2022-01-01 :: 2022-12-31
D semaine dernière :: 2026-11-16 :: 2026-11-22
D octobre :: 2026-10-01 :: 2026-10-31
D signé en {2022} :: 2022-01-01 :: 2022-12-31
D premier trimestre 2027 :: 2027-01-01 :: 2027-03-31
C trente États :: 30 :: exactly :: states-signed :: states
C quelque 320 participants :: 320 :: approximately :: participants :: participants
C 82 États :: 82 :: exactly :: parties-bound :: states
C deux instruments :: 2 :: exactly :: - :: -
E event/budapest-convention-opening-for-signature :: signing :: signaient :: 2001-11-23 :: 2001-11-23 :: -
E event/budapest-convention-25th-anniversary :: conference :: l'{événement} jeudi :: 2026-11-26 :: 2026-11-27 :: place/strasbourg
A state/jpn :: treaty/budapest-convention :: Ratification :: actual :: a ratifiée
A state/ind :: treaty/budapest-convention :: Signature :: denied :: ne l'a jamais signée
A state/bra :: treaty/budapest-convention :: Accession :: actual :: adhérer
A state/rus :: treaty/budapest-convention :: Signature :: denied :: a toujours refusé de la signer
A state/fra :: treaty/budapest-protocol-2 :: Signature :: actual :: {signé} en 2022
