set: open
lang: en
published: 2026-01-30
topic: negotiation
---TEXT---
UN talks on cybercrime treaty rules end without deal on observers

VIENNA, 30 January 2026 – Negotiators drafting rules for the future Conference of the States Parties to the UN Convention against Cybercrime left Vienna on Friday with one paragraph still in brackets: who may sit in the room.

The session of the Ad Hoc Committee, held from 26 to 30 January, drew 131 delegations and representatives of 57 non-governmental organisations.

Costa Rica, speaking for 24 countries, proposed that accredited organisations attend all open meetings. Iran and the Russian Federation objected, arguing that the conference was “an affair of states”.

“We are not asking for votes, we are asking for chairs,” the Costa Rican delegate, Lucía Fonseca-Brenes, told the plenary. Her Iranian counterpart, Hossein Rahmati, replied that Tehran would accept observers by consensus only, and never by majority.

Egypt offered to draft a compromise. India suggested leaving the question to the first conference; Canada and Switzerland disagreed.

According to a summary circulated by the chair, broad agreement exists on 46 of the 52 draft rules. The European Union regretted what it called the “slow pace” of the talks.

“Six rules,” sighed a diplomat from the Pacific, who asked not to be named, “and each of them has a flag on it.”

Viet Nam pledged to deposit its instrument of ratification before June. Azerbaijan, which ratified the treaty in December, told delegates it was ready to assist others. Norway has signed the convention but said it could not ratify it before a change in its criminal code.

The Committee will meet again in New York in the last week of August.
---CODE---
M state state/cri :: Costa Rica || Costa Rican
M state state/irn :: Iran || Iranian || Tehran
M state state/rus :: Russian Federation
M state state/egy :: Egypt
M state state/ind :: India
M state state/can :: Canada
M state state/che :: Switzerland
M state state/vnm :: Viet Nam
M state state/aze :: Azerbaijan
M state state/nor :: Norway
M body org/un :: UN
M body org/conference-of-the-states-parties-to-the-un-convention-against-cybercrime :: Conference of the States Parties to the UN Convention against Cybercrime
M body org/ahc-cybercrime :: Ad Hoc Committee || The {Committee} will
M body org/eu :: European Union
M person person/lucia-fonseca-brenes :: Lucía Fonseca-Brenes
M person person/hossein-rahmati :: Hossein Rahmati
M treaty treaty/un-convention-against-cybercrime :: UN Convention against Cybercrime || {cybercrime treaty} rules || the {treaty} in || the {convention} but
M place place/vienna :: Vienna || VIENNA
M place place/new-york :: New York
M group group/131-delegations :: 131 delegations
M group group/57-non-governmental-organisations :: 57 non-governmental organisations
M group group/24-countries :: 24 countries
M group group/delegates :: delegates
P person/lucia-fonseca-brenes :: Costa Rican {delegate} :: - :: state/cri
S state/cri :: {Costa Rica}, :: proposed :: accredited organisations attend all open meetings :: offers :: I
S state/irn :: {Iran} and :: arguing :: the conference was “an affair of states” :: asserts :: I
S state/rus :: Russian Federation :: arguing :: the conference was “an affair of states” :: asserts :: I
S person/lucia-fonseca-brenes :: Lucía Fonseca-Brenes :: {told} the plenary :: We are not asking for votes, we are asking for chairs :: asserts :: D
S person/hossein-rahmati :: Hossein Rahmati :: replied :: Tehran would accept ... by majority :: asserts :: I
S state/egy :: Egypt :: offered :: to draft a compromise :: offers :: I
S state/ind :: India :: suggested :: leaving the question to the first conference :: offers :: I
S - :: {summary} circulated :: According to :: broad agreement exists on 46 of the 52 draft rules :: asserts :: I
S org/eu :: European Union :: regretted :: what it called ... talks :: asserts :: I
S - :: diplomat :: sighed :: Six rules ... flag on it :: asserts :: D
S state/vnm :: Viet Nam :: pledged :: to deposit its instrument of ratification before June :: commits :: I
S state/aze :: Azerbaijan :: {told} delegates :: it was ready to assist others :: offers :: I
S state/nor :: Norway :: but {said} :: it could not ratify it before a change in its criminal code :: asserts :: I
D 30 January 2026 :: 2026-01-30
D Friday :: 2026-01-30
D 26 to 30 January :: 2026-01-26 :: 2026-01-30
D June :: 2026-06-01 :: 2026-06-30
D December :: 2025-12-01 :: 2025-12-31
D last week of August :: 2026-08-24 :: 2026-08-31
C 131 delegations :: 131 :: exactly :: states-represented :: delegations
C 57 non-governmental organisations :: 57 :: exactly :: - :: organisations
C 24 countries :: 24 :: exactly :: - :: states
C 46 of the 52 draft rules :: 46 :: exactly :: - :: -
C {52 draft rules} :: 52 :: exactly :: - :: -
C Six rules :: 6 :: exactly :: - :: -
E event/ahc-january-2026-session :: session :: session :: 2026-01-26 :: 2026-01-30 :: place/vienna
E event/ahc-august-2026-session :: session :: meet again :: 2026-08-24 :: 2026-08-31 :: place/new-york
A state/vnm :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: deposit its instrument of ratification
A state/aze :: treaty/un-convention-against-cybercrime :: Ratification :: actual :: which {ratified}
A state/nor :: treaty/un-convention-against-cybercrime :: Signature :: actual :: has signed
A state/nor :: treaty/un-convention-against-cybercrime :: Ratification :: denied :: could not ratify
