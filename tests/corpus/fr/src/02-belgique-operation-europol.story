set: frozen
lang: fr
published: 2025-12-05
topic: police-operation
eol: crlf
---TEXT---
Fraude aux faux conseillers bancaires¤: 57 arrestations dans six pays

BRUXELLES, 5 déc. (Brèves Europe) – Cinquante-sept personnes ont été arrêtées mercredi et jeudi dans six pays européens lors d’un coup de filet contre un réseau de faux conseillers bancaires, a annoncé vendredi le parquet fédéral belge.

L’opération, baptisée «¤Combiné muet¤», a mobilisé plus de 400 policiers en Belgique, en France, aux Pays-Bas, en Roumanie, en Espagne et en Albanie. Trente-deux serveurs et 1,7 million d’euros en liquide ont été saisis, selon Europol, qui a coordonné l’action depuis La Haye.

«¤Les victimes croyaient parler à leur banque¤», a expliqué devant la presse le magistrat fédéral Wouter D’hondt. «¤Au bout du fil, il y avait un acteur payé à la commission.¤»

D’après l’enquête, environ 2¤300 personnes, âgées pour la plupart, ont été flouées depuis janvier 2024. Le préjudice dépasserait 19 millions d’euros.

Le chef présumé du réseau, un Belge de 36 ans, a été interpellé à Tirana. Bruxelles a demandé son extradition. Son avocate, Me Elira Hoxha-Laurent, a nié qu’il ait dirigé le groupe et accusé la police albanaise d’avoir perquisitionné sans mandat. Celle-ci n’a pas réagi.

La ministre belge de la Justice, Anneleen Vercammen, a salué «¤le travail remarquable¤» des enquêteurs roumains et mis en garde¤: d’autres réseaux imitent déjà la méthode.

Febelfin Watch, une association de consommateurs, a réclamé le remboursement intégral des clients. «¤On ne peut pas¤», écrit-elle dans un communiqué, «¤laisser les retraités payer deux fois.¤»

Au moins deux suspects sont en fuite.

pvd/mle
---CODE---
M state state/bel :: Belgique || belge || un {Belge} de || {Bruxelles} a
M state state/fra :: France
M state state/nld :: Pays-Bas
M state state/rou :: Roumanie || enquêteurs {roumains}
M state state/esp :: Espagne
M state state/alb :: Albanie || albanaise
M body org/breves-europe :: Brèves Europe
M body org/bel-federal-prosecutors-office :: parquet fédéral belge
M body org/europol :: Europol
M body org/alb-police :: police albanaise
M body org/febelfin-watch :: Febelfin Watch
M person person/wouter-dhondt :: Wouter D’hondt
M person person/elira-hoxha-laurent :: Elira Hoxha-Laurent
M person person/anneleen-vercammen :: Anneleen Vercammen
M event event/operation-combine-muet :: Combiné muet
M place place/brussels :: BRUXELLES
M place place/the-hague :: La Haye
M place place/tirana :: Tirana
M group group/six-european-countries :: {six pays} BRUXELLES || six pays européens
P person/wouter-dhondt :: magistrat fédéral :: - :: state/bel
P person/elira-hoxha-laurent :: avocate :: - :: -
P person/anneleen-vercammen :: ministre belge de la Justice :: org/bel-ministry-of-justice :: state/bel
S org/bel-federal-prosecutors-office :: parquet fédéral belge :: a annoncé :: Cinquante-sept personnes ... conseillers bancaires :: asserts :: I
S org/europol :: Europol :: selon :: Trente-deux serveurs ... saisis :: asserts :: I
S person/wouter-dhondt :: Wouter D’hondt :: a expliqué :: Les victimes croyaient parler à leur banque :: asserts :: D
S person/wouter-dhondt :: Wouter D’hondt :: a expliqué :: Au bout du fil ... à la commission :: asserts :: D
S - :: enquête :: D’après :: environ 2 300 personnes ... 2024 :: asserts :: I
S - :: enquête :: D’après :: Le préjudice dépasserait 19 millions d’euros :: asserts :: M
S state/bel :: {Bruxelles} a :: a demandé :: son extradition :: appeals :: I
S person/elira-hoxha-laurent :: Elira Hoxha-Laurent :: a nié :: il ait dirigé le groupe :: denies :: I
S person/elira-hoxha-laurent :: Elira Hoxha-Laurent :: et {accusé} la :: avoir perquisitionné sans mandat :: accuses :: I
S person/anneleen-vercammen :: Anneleen Vercammen :: a salué :: «¤le travail remarquable¤» des enquêteurs roumains :: praises :: I
S person/anneleen-vercammen :: Anneleen Vercammen :: mis en garde :: d’autres réseaux imitent déjà la méthode :: warns :: I
S org/febelfin-watch :: Febelfin Watch :: a réclamé :: le remboursement intégral des clients :: appeals :: I
S org/febelfin-watch :: écrit-{elle} dans :: {écrit}-elle :: On ne peut pas ... deux fois :: asserts :: D
D 5 déc. :: 2025-12-05
D mercredi et jeudi :: 2025-12-03 :: 2025-12-04
D vendredi :: 2025-12-05
D janvier 2024 :: 2024-01-01 :: 2024-01-31
C 57 arrestations :: 57 :: exactly :: arrests :: persons
C {six pays} BRUXELLES :: 6 :: exactly :: - :: states
C Cinquante-sept personnes :: 57 :: exactly :: arrests :: persons
C six pays européens :: 6 :: exactly :: - :: states
C plus de 400 policiers :: 400 :: more-than :: - :: persons
C Trente-deux serveurs :: 32 :: exactly :: servers-seized :: servers
C 1,7 million d’euros :: 1700000 :: exactly :: - :: eur
C environ 2 300 personnes :: 2300 :: approximately :: victims :: persons
C 19 millions d’euros :: 19000000 :: more-than :: loss-amount :: eur
C Au moins deux suspects :: 2 :: at-least :: - :: persons
E event/operation-combine-muet :: operation :: Combiné muet :: 2025-12-03 :: 2025-12-04 :: -
