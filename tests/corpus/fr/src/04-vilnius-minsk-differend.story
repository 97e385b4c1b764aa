set: frozen
lang: fr
published: 2026-06-18
topic: dispute
---TEXT---
Cyberattaque contre les chemins de fer lituaniens¤: le ton monte entre Vilnius et Minsk

Vilnius a convoqué jeudi le chargé d'affaires du Bélarus, Viktar Hancharyk, après l'attaque informatique qui a paralysé quelque 140 trains dans la nuit du 14 au 15 juin.

"Les traces mènent à une unité militaire bélarusse", a affirmé le vice-ministre lituanien des Affaires étrangères, Rokas Žemaitaitis, à l'issue de l'entretien. "Nous avons les adresses, les horaires et les noms."

Minsk dément. "On nous accuse de tout, même de la pluie", a ironisé la porte-parole du ministère bélarusse des Affaires étrangères, Alena Kavalchuk-Rusak, qui a qualifié ces accusations de "théâtre" et proposé l'envoi d'une équipe d'experts. L'offre a été jugée "peu sérieuse" par la diplomatie lituanienne.

La Lettonie et la Pologne ont exprimé leur solidarité. Varsovie a par ailleurs averti que ses propres réseaux ferrés avaient subi 27 tentatives d'intrusion en moins de trois semaines.

L'Union européenne a condamné, dans une déclaration publiée mercredi soir, "une agression contre des infrastructures civiles". Elle exhorte le Bélarus à coopérer à l'enquête.

Ce ne sera pas simple. La Lituanie a ratifié la Convention de Budapest en 2004, mais son voisin n'y est pas partie. Les deux États n'ont pas davantage de canal commun à l'ONU¤: si le Bélarus a signé la Convention de Hanoï, Vilnius, elle, n'a pas l'intention de la ratifier cette année, a indiqué M.¤Žemaitaitis.

L'opérateur ferroviaire LTG estime ses pertes à 3,4 millions d'euros. Le trafic devrait revenir à la normale d'ici samedi, a assuré son directeur, Paulius Grigas.

(Avec agences)

Mots-clés¤: Lituanie, Bélarus, cyberattaque
---CODE---
M state state/ltu :: entre {Vilnius} || {Vilnius} a convoqué || {Vilnius}, elle || vice-ministre {lituanien} || Lituanie || lituanienne
M state state/blr :: Minsk || Bélarus || bélarusse
M state state/lva :: Lettonie
M state state/pol :: Pologne || Varsovie
M body org/blr-ministry-of-foreign-affairs :: ministère bélarusse des Affaires étrangères
M body org/eu :: Union européenne
M body org/un :: ONU
M body org/ltg :: LTG
M person person/viktar-hancharyk :: Viktar Hancharyk
M person person/rokas-zemaitaitis :: Rokas Žemaitaitis || M. {Žemaitaitis}
M person person/alena-kavalchuk-rusak :: Alena Kavalchuk-Rusak
M person person/paulius-grigas :: Paulius Grigas
M treaty treaty/budapest-convention :: Convention de Budapest
M treaty treaty/un-convention-against-cybercrime :: Convention de Hanoï
M group group/lithuania-and-belarus :: deux États
P person/viktar-hancharyk :: chargé d'affaires :: - :: state/blr
P person/rokas-zemaitaitis :: vice-ministre lituanien des Affaires étrangères :: org/ltu-ministry-of-foreign-affairs :: state/ltu
P person/alena-kavalchuk-rusak :: porte-parole :: org/blr-ministry-of-foreign-affairs :: state/blr
P person/paulius-grigas :: directeur :: org/ltg :: -
S person/rokas-zemaitaitis :: Rokas Žemaitaitis :: a affirmé :: Les traces ... bélarusse :: accuses :: D
S person/rokas-zemaitaitis :: Rokas Žemaitaitis :: a affirmé :: Nous avons ... noms :: asserts :: D
S person/alena-kavalchuk-rusak :: Alena Kavalchuk-Rusak :: a ironisé :: On nous accuse de tout, même de la pluie :: denies :: D
S person/alena-kavalchuk-rusak :: Alena Kavalchuk-Rusak :: a qualifié :: théâtre :: rejects :: D
S person/alena-kavalchuk-rusak :: Alena Kavalchuk-Rusak :: proposé :: l'envoi d'une équipe d'experts :: offers :: I
S state/ltu :: diplomatie lituanienne :: a été jugée :: peu sérieuse :: rejects :: D
S state/lva :: La {Lettonie} et :: ont exprimé :: leur solidarité :: asserts :: I
S state/pol :: Pologne :: ont exprimé :: leur solidarité :: asserts :: I
S state/pol :: Varsovie :: a par ailleurs averti :: ses propres ... semaines :: warns :: I
S org/eu :: Union européenne :: a condamné :: une agression contre des infrastructures civiles :: condemns :: D
S org/eu :: {Elle} exhorte :: exhorte :: coopérer à l'enquête :: appeals :: I
S person/rokas-zemaitaitis :: M. {Žemaitaitis} :: a indiqué :: si le Bélarus a signé ... cette année :: asserts :: I
S org/ltg :: LTG :: estime :: ses pertes à 3,4 millions d'euros :: asserts :: I
S person/paulius-grigas :: Paulius Grigas :: a assuré :: Le trafic ... samedi :: predicts :: I
D jeudi :: 2026-06-18
D nuit du {14 au 15 juin} :: 2026-06-14 :: 2026-06-15
D mercredi soir :: 2026-06-17
D 2004 :: 2004-01-01 :: 2004-12-31
D cette année :: 2026-01-01 :: 2026-12-31
D samedi :: 2026-06-20
C quelque 140 trains :: 140 :: approximately :: - :: -
C 27 tentatives d'intrusion :: 27 :: exactly :: attacks :: incidents
C deux États :: 2 :: exactly :: - :: states
C 3,4 millions d'euros :: 3400000 :: exactly :: loss-amount :: eur
E event/lithuanian-railways-cyberattack :: incident :: Cyberattaque#1 :: 2026-06-14 :: 2026-06-15 :: -
E event/summoning-of-the-belarusian-charge-daffaires :: meeting :: entretien :: 2026-06-18 :: 2026-06-18 :: -
A state/ltu :: treaty/budapest-convention :: Ratification :: actual :: a ratifié
A state/blr :: treaty/un-convention-against-cybercrime :: Signature :: actual :: a signé
A state/ltu :: treaty/un-convention-against-cybercrime :: Ratification :: denied :: n'a pas l'intention de la ratifier
