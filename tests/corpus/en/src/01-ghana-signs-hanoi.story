set: open
lang: en
published: 2025-10-27
topic: signing
---TEXT---
Ghana among 70-plus states signing UN cybercrime pact

By Efua Mensah-Boateng | Posted: Monday, 27 October 2025

Ghana has put its name to the United Nations Convention against Cybercrime, becoming one of more than 70 countries to do so during a two-day ceremony in Hanoi.

The Minister for Communications, Kwame Adu-Asare, signed for the government on Saturday in the presence of the UN Secretary-General, António Guterres, and the President of Viet Nam, Luong Cuong.

“Our citizens lose money every day to people they will never meet, in places our police cannot reach,” Mr Adu-Asare told reporters after the ceremony. “This treaty gives us a door to knock on.”

He added that Accra would submit the convention to Parliament “in the first quarter of 2026”, and promised to consult telecom operators on the ratification bill.

The Cyber Security Authority (CSA) put losses from online fraud at GH¢23 million in the first nine months of the year, up 14 per cent on the same period of 2024.

Not everyone is pleased. The Centre for Digital Rights in Accra warned that the pact leaves too much to national law. “Safeguards that are optional are not safeguards,” said its director, Nana Ama Osei.

Ghana acceded to the Budapest Convention in 2018 and has also ratified the African Union's Malabo Convention.

The Hanoi treaty will enter into force 90 days after the 40th ratification. It stays open for signature in New York until 31 December 2026.

Share this: Facebook | X | WhatsApp
READ ALSO: Police arrest nine over SIM-swap scheme in Kumasi
Photo: Ghana's delegation in Hanoi. Credit: K. Asante/Ministry of Communications
Tags: Ghana, cybercrime, Hanoi Convention
---CODE---
M state state/gha :: Ghana || {Accra} would
M state state/vnm :: Viet Nam
M treaty treaty/un-convention-against-cybercrime :: UN cybercrime pact || United Nations Convention against Cybercrime || This {treaty} || the {convention} to || the {pact} leaves || Hanoi treaty || Hanoi Convention
M treaty treaty/budapest-convention :: Budapest Convention
M treaty treaty/malabo-convention :: Malabo Convention
M body org/un :: the {UN} Secretary-General
M body org/gha-parliament :: Parliament
M body org/gha-cyber-security-authority :: Cyber Security Authority || CSA
M body org/centre-for-digital-rights :: Centre for Digital Rights
M body org/au :: African Union
M body org/gha-ministry-of-communications :: Ministry of Communications
M person person/efua-mensah-boateng :: Efua Mensah-Boateng
M person person/kwame-adu-asare :: Kwame Adu-Asare || Mr {Adu-Asare}
M person person/antonio-guterres :: António Guterres
M person person/luong-cuong :: Luong Cuong
M person person/nana-ama-osei :: Nana Ama Osei
M person person/k-asante :: K. Asante
M place place/hanoi :: Hanoi
M place place/accra :: in {Accra}
M place place/new-york :: New York
M place place/kumasi :: Kumasi
M group group/hanoi-2025-signing-states :: 70-plus states || more than 70 countries
P person/kwame-adu-asare :: Minister for Communications :: org/gha-ministry-of-communications :: state/gha
P person/antonio-guterres :: Secretary-General :: org/un :: -
P person/luong-cuong :: {President} of Viet Nam :: - :: state/vnm
P person/nana-ama-osei :: director :: org/centre-for-digital-rights :: -
S person/kwame-adu-asare :: Mr {Adu-Asare} told :: told :: Our citizens lose ... cannot reach :: asserts :: D
S person/kwame-adu-asare :: Mr {Adu-Asare} told :: told :: This treaty gives us a door to knock on :: asserts :: D
S person/kwame-adu-asare :: {He} added :: added :: Accra would submit ... 2026” :: commits :: I
S person/kwame-adu-asare :: {He} added :: promised :: to consult telecom operators on the ratification bill :: commits :: I
S org/gha-cyber-security-authority :: Cyber Security Authority :: {put} losses :: losses from online fraud ... of 2024 :: asserts :: I
S org/centre-for-digital-rights :: Centre for Digital Rights :: warned :: the pact leaves too much to national law :: warns :: I
S person/nana-ama-osei :: Nana Ama Osei :: {said} its :: Safeguards that are optional are not safeguards :: asserts :: D
D Monday, 27 October 2025 :: 2025-10-27
D Saturday :: 2025-10-25
D first quarter of 2026 :: 2026-01-01 :: 2026-03-31
D first nine months of the year :: 2025-01-01 :: 2025-09-30
D same period of 2024 :: 2024-01-01 :: 2024-09-30
D in {2018} :: 2018-01-01 :: 2018-12-31
D 31 December 2026 :: 2026-12-31
C 70-plus states :: 70 :: more-than :: states-signed :: states
C more than 70 countries :: 70 :: more-than :: states-signed :: states
C GH¢23 million :: 23000000 :: exactly :: loss-amount :: -
C 14 per cent :: 14 :: exactly :: - :: -
C nine#2 :: 9 :: exactly :: arrests :: persons
E event/hanoi-2025-signing-ceremony :: signing :: two-day ceremony :: 2025-10-25 :: 2025-10-26 :: place/hanoi
A state/gha :: treaty/un-convention-against-cybercrime :: Signature :: actual :: states {signing}
A state/gha :: treaty/un-convention-against-cybercrime :: Signature :: actual :: has put its name to
A state/gha :: treaty/un-convention-against-cybercrime :: Signature :: actual :: {signed} for
A state/gha :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/gha :: treaty/malabo-convention :: Ratification :: actual :: has also ratified
