set: frozen
lang: fr
published: 2026-01-14
topic: data-incident
---TEXT---
Fuite de données à l’état civil : « Nous avons coupé la branche malade », dit le ministre

Dakar – C’est dans un bureau encombré de câbles que nous reçoit, ce mercredi matin, Cheikh Tidiane Ndiaye-Guèye, ministre sénégalais de la Communication et du Numérique. Depuis le 9 janvier, des fichiers de l’état civil circulent sur un forum clandestin.

Combien de Sénégalais sont touchés ? « Un peu moins de 500¤000 », répond-il sans détour. Il conteste en revanche le chiffre de deux millions avancé par l’opposition.

Qui est derrière l’attaque ? Le ministre refuse d’accuser un État. Il indique que trois suspects ont été entendus samedi par la Division spéciale de cybersécurité (DSC), dont un agent de mairie de Thiès. « Ce garçon a vendu son mot de passe, dit-il. Il l’a vendu pour 75¤000 francs. »

L’ONG Jonction Citoyenne exige des excuses publiques. Sa présidente, Mame Coumba Faye, lui a écrit le mois dernier que les serveurs « étaient ouverts à tous les vents ». Le ministre reconnaît avoir reçu cette lettre. Il admet aussi « une lenteur coupable ».

Et maintenant ? Le gouvernement consacrera 2,5 milliards de francs CFA à la sécurité des registres, annonce M. Ndiaye-Guèye. La France et la Corée du Sud ont offert leur assistance technique. « Nous avons dit merci aux deux », glisse-t-il.

Le Sénégal, partie à la Convention de Budapest depuis 2016, n’a pas encore ratifié celle de Hanoï. Il le fera, affirme le ministre, « avant l’hivernage ». Selon lui, Dakar est également prêt à accueillir un centre régional d’Interpol.

En nous raccompagnant, il promet de publier l’audit complet le 1er février. « Même si cela fait mal. »

Propos recueillis par A.-M. Sagna
© Photo : B. Diatta / Le Fil de Dakar
---CODE---
M state state/sen :: sénégalais || Sénégalais || Le {Sénégal} || {Dakar} est
M state state/fra :: France
M state state/kor :: Corée du Sud
M body org/sen-special-cybersecurity-division :: Division spéciale de cybersécurité || DSC
M body org/jonction-citoyenne :: Jonction Citoyenne
M body org/interpol :: Interpol
M body org/le-fil-de-dakar :: Le Fil de Dakar
M person person/cheikh-tidiane-ndiaye-gueye :: Cheikh Tidiane Ndiaye-Guèye || M. {Ndiaye-Guèye}
M person person/mame-coumba-faye :: Mame Coumba Faye
M person person/a-m-sagna :: A.-M. Sagna
M person person/b-diatta :: B. Diatta
M treaty treaty/budapest-convention :: Convention de Budapest
M treaty treaty/un-convention-against-cybercrime :: {celle de Hanoï}
M place place/dakar :: {Dakar} – C’est
M place place/thies :: Thiès
M group group/opposition :: l’{opposition}
P person/cheikh-tidiane-ndiaye-gueye :: ministre sénégalais de la Communication et du Numérique :: org/sen-ministry-of-communication-and-digital-affairs :: state/sen
P person/mame-coumba-faye :: présidente :: org/jonction-citoyenne :: -
S person/cheikh-tidiane-ndiaye-gueye :: le {ministre} Dakar :: dit#1 :: Nous avons coupé la branche malade :: asserts :: D
S person/cheikh-tidiane-ndiaye-gueye :: répond-{il} :: {répond}-il :: Un peu moins de 500 000 :: asserts :: D
S person/cheikh-tidiane-ndiaye-gueye :: {Il} conteste :: conteste :: le chiffre de deux millions avancé par l’opposition :: rejects :: I
S group/opposition :: par l’{opposition} :: avancé :: le {chiffre de deux millions} :: asserts :: I
S person/cheikh-tidiane-ndiaye-gueye :: {ministre} refuse :: refuse :: accuser un État :: rejects :: I
S person/cheikh-tidiane-ndiaye-gueye :: {Il} indique :: indique :: trois suspects ... Thiès :: asserts :: I
S person/cheikh-tidiane-ndiaye-gueye :: dit-{il} :: {dit}-il :: Ce garçon a vendu son mot de passe :: accuses :: D
S person/cheikh-tidiane-ndiaye-gueye :: dit-{il} :: {dit}-il :: Il l’a vendu ... francs :: accuses :: D
S org/jonction-citoyenne :: Jonction Citoyenne :: exige :: des excuses publiques :: appeals :: I
S person/mame-coumba-faye :: Mame Coumba Faye :: a écrit :: les serveurs ... tous les vents » :: accuses :: I
S person/cheikh-tidiane-ndiaye-gueye :: {ministre} reconnaît :: reconnaît :: avoir reçu cette lettre :: asserts :: I
S person/cheikh-tidiane-ndiaye-gueye :: {Il} admet :: admet :: une lenteur coupable :: asserts :: D
S person/cheikh-tidiane-ndiaye-gueye :: M. {Ndiaye-Guèye} :: annonce :: Le gouvernement consacrera ... registres :: commits :: I
S state/fra :: La {France} et :: ont offert :: leur assistance technique :: offers :: I
S state/kor :: Corée du Sud :: ont offert :: leur assistance technique :: offers :: I
S person/cheikh-tidiane-ndiaye-gueye :: glisse-t-{il} :: {glisse}-t-il :: Nous avons dit merci aux deux :: thanks :: D
S person/cheikh-tidiane-ndiaye-gueye :: affirme le {ministre} :: affirme :: Il le fera, affirme le ministre, « avant l’hivernage » :: commits :: I
S person/cheikh-tidiane-ndiaye-gueye :: Selon {lui} :: Selon :: Dakar est également ... d’Interpol :: offers :: I
S person/cheikh-tidiane-ndiaye-gueye :: {il} promet :: promet :: publier l’audit complet le 1er février :: commits :: I
S person/cheikh-tidiane-ndiaye-gueye :: {il} promet :: promet :: Même si cela fait mal :: commits :: D
D ce {mercredi matin} :: 2026-01-14
D 9 janvier :: 2026-01-09
D samedi :: 2026-01-10
D mois dernier :: 2025-12-01 :: 2025-12-31
D 2016 :: 2016-01-01 :: 2016-12-31
D 1er février :: 2026-02-01
C {Un peu moins de 500 000} :: 500000 :: nearly :: victims :: persons
C deux millions :: 2000000 :: exactly :: victims :: persons
C trois suspects :: 3 :: exactly :: - :: persons
C 75 000 francs :: 75000 :: exactly :: - :: -
C 2,5 milliards de francs CFA :: 2500000000 :: exactly :: funding-amount :: -
E event/civil-registry-data-leak :: incident :: Fuite de données :: 2026-01-09 :: - :: -
A state/sen :: treaty/un-convention-against-cybercrime :: Ratification :: denied :: n’a pas encore ratifié
A state/sen :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: Il le {fera}
