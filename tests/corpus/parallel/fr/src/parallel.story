set: .
lang: fr
published: 2026-04-15
topic: signing-and-meeting
---TEXT---
La Colombie signe la convention de l’ONU contre la cybercriminalité

NEW YORK — C’est chose faite¤: la Colombie a signé, mardi 14 avril 2026 à New York, la Convention des Nations Unies contre la cybercriminalité. La convention a été signée par Rosario Etchegaray, ministre de l’Intérieur de Colombie, devant une salle comble. Au total, 77 États ont désormais signé.

«¤Aucun État ne peut, à lui seul, arrêter les rançongiciels¤», a déclaré Mme¤Etchegaray, le stylo à peine reposé.

À l’issue de la cérémonie, elle a rencontré Ganbold Tserendorj, vice-Premier ministre de Mongolie. L’entretien s’est déroulé à huis clos au siège des Nations Unies, loin des caméras qui avaient rempli la salle. Aucun communiqué commun n’a été publié à son terme. Les délégations sont toutefois convenues de former ensemble des policiers.

La Mongolie n’a pas encore signé la convention. Son pays a l’intention de la signer en septembre 2026, a indiqué le vice-Premier ministre. Il faut d’abord, a-t-il ajouté, que le parlement d’Oulan-Bator soit entendu.

Le sujet est loin d’être théorique pour la partie qui vient de s’engager. Le ministère de l’Intérieur de Colombie affirme avoir recensé plus de 9¬400 attaques contre des hôpitaux et des écoles en douze mois. Le gouvernement colombien prévoit de ratifier la convention, sans qu’une date ait été avancée pour cette étape.

Il ne sera pas le seul à emprunter ce chemin¤: selon l’Office des Nations Unies contre la drogue et le crime (ONUDC), près de 30 États préparent leur ratification.
---CODE---
M state state/col :: Colombie || colombien
M state state/mng :: Mongolie
M treaty treaty/un-convention-against-cybercrime :: convention de l’ONU contre la cybercriminalité || Convention des Nations Unies contre la cybercriminalité || La {convention} a || la {convention}. Son || la {convention}, sans
M body org/un :: Nations Unies
M body org/unodc :: Office des Nations Unies contre la drogue et le crime || ONUDC
M body org/col-ministry-of-the-interior :: ministère de l’Intérieur de Colombie
M body org/col-government :: gouvernement colombien
M body org/mng-parliament :: parlement
M person person/rosario-etchegaray :: Rosario Etchegaray || Etchegaray
M person person/ganbold-tserendorj :: Ganbold Tserendorj
M place place/new-york :: NEW YORK || New York
M place place/ulaanbaatar :: Oulan-Bator
M group group/states-signed :: 77 États
M group group/delegations :: délégations
M group group/states-preparing-ratification :: près de 30 États
P person/rosario-etchegaray :: ministre de l’Intérieur :: org/col-ministry-of-the-interior :: state/col
P person/ganbold-tserendorj :: vice-Premier ministre#1 :: - :: state/mng
S person/rosario-etchegaray :: Etchegaray#2 :: a déclaré :: Aucun État ... rançongiciels :: asserts :: D
S person/ganbold-tserendorj :: le {vice-Premier ministre}. :: a indiqué :: Son pays a l’intention de la signer en septembre 2026 :: commits :: I
S person/ganbold-tserendorj :: a-t-{il} :: ajouté :: Il faut d’abord ... entendu :: asserts :: I
S org/col-ministry-of-the-interior :: ministère de l’Intérieur de Colombie :: affirme :: avoir recensé ... douze mois :: asserts :: I
S org/unodc :: Office des Nations Unies contre la drogue et le crime :: selon :: près de 30 États préparent leur ratification :: asserts :: I
D mardi 14 avril 2026 :: 2026-04-14
D septembre 2026 :: 2026-09-01 :: 2026-09-30
C 77 États :: 77 :: exactly :: states-signed :: states
C plus de 9 400 attaques :: 9400 :: more-than :: attacks :: -
C près de 30 États :: 30 :: nearly :: - :: states
E event/colombia-signing :: signing :: cérémonie :: 2026-04-14 :: 2026-04-14 :: place/new-york
E event/colombia-mongolia-meeting :: meeting :: entretien :: 2026-04-14 :: 2026-04-14 :: place/new-york
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: signe
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: {a signé}, mardi
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: a été signée
A state/mng :: treaty/un-convention-against-cybercrime :: Signature :: denied :: n’a pas encore signé
A state/mng :: treaty/un-convention-against-cybercrime :: Signature :: prospective :: a l’intention de la signer
A state/col :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: prévoit de ratifier
