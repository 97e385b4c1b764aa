set: frozen
lang: en
published: 2026-01-20
topic: memorandum
---TEXT---
Ministry of Home Affairs

India and Malaysia sign MoU on cooperation against cyber-enabled crime

Posted On: 20 JAN 2026 6:42PM by PIB Delhi

The Ministry of Home Affairs of India and the Ministry of Home Affairs of Malaysia today signed a Memorandum of Understanding (MoU) on the exchange of information relating to cyber-enabled crime. The signing ceremony was held at North Block, New Delhi.

The MoU was signed by Shri R. V. Chandrasekhar Iyer, Special Secretary (Internal Security), and Datuk Dr. Nurul Huda binti Ismail, Secretary-General of the Malaysian ministry.

Speaking on the occasion, Shri Iyer said that the two countries share “a common threat and a common resolve”. He informed that the Indian Cyber Crime Coordination Centre (I4C) had blocked over 9.2 lakh SIM cards till 31 December 2025 and saved citizens more than Rs 5,500 crore. He also thanked the Malaysian side for the release of 17 Indian nationals from scam compounds last month.

Dr. Nurul Huda assured that the Royal Malaysia Police would appoint a nodal officer by 1 March. “Trust is built call by call, case by case,” she stated.

The MoU provides for:
• a round-the-clock contact point in each Ministry;
• joint training of up to 120 investigators every year;
• an annual review meeting, the first of which will be held in Kuala Lumpur in October 2026.

Replying to a query from the media, the Special Secretary clarified that India has not signed the United Nations Convention against Cybercrime and that “the matter is under inter-ministerial consultation”. Malaysia, he noted, had signed the Convention in Hanoi in October 2025.

*****
RK/VV/ASH
(Release ID: 2217733)
---CODE---
M state state/ind :: India || 17 {Indian} nationals
M state state/mys :: Malaysia || Malaysian
M body org/ind-ministry-of-home-affairs :: Ministry of Home Affairs#1 || Ministry of Home Affairs of India
M body org/mys-ministry-of-home-affairs :: Ministry of Home Affairs of Malaysia || Malaysian ministry
M body org/ind-press-information-bureau :: PIB
M body org/ind-indian-cyber-crime-coordination-centre :: Indian Cyber Crime Coordination Centre || I4C
M body org/mys-royal-malaysia-police :: Royal Malaysia Police
M state state/ind :: {Indian} Cyber
M person person/r-v-chandrasekhar-iyer :: R. V. Chandrasekhar Iyer || Shri {Iyer} said
M person person/nurul-huda-binti-ismail :: Nurul Huda binti Ismail || Dr. {Nurul Huda} assured
M treaty treaty/un-convention-against-cybercrime :: United Nations Convention against Cybercrime || signed the {Convention} in
M place place/delhi :: PIB {Delhi}
M place place/new-delhi :: New Delhi
M place place/north-block :: North Block
M place place/kuala-lumpur :: Kuala Lumpur
M place place/hanoi :: Hanoi
P person/r-v-chandrasekhar-iyer :: Special Secretary (Internal Security) :: org/ind-ministry-of-home-affairs :: state/ind
P person/nurul-huda-binti-ismail :: Secretary-General :: org/mys-ministry-of-home-affairs :: state/mys
S person/r-v-chandrasekhar-iyer :: Shri {Iyer} said :: Iyer {said} :: the two countries share ... resolve” :: asserts :: I
S person/r-v-chandrasekhar-iyer :: {He} informed :: informed :: the Indian Cyber Crime ... 5,500 crore :: asserts :: I
S person/r-v-chandrasekhar-iyer :: {He} also :: thanked :: the release of 17 ... last month :: thanks :: I
S person/nurul-huda-binti-ismail :: Dr. {Nurul Huda} assured :: assured :: the Royal Malaysia Police ... 1 March :: commits :: I
S person/nurul-huda-binti-ismail :: she :: stated :: Trust is built call by call, case by case :: asserts :: D
S person/r-v-chandrasekhar-iyer :: the {Special Secretary} clarified :: clarified :: India has not signed the United Nations Convention against Cybercrime :: asserts :: I
S person/r-v-chandrasekhar-iyer :: the {Special Secretary} clarified :: clarified :: the matter is under inter-ministerial consultation :: asserts :: D
S person/r-v-chandrasekhar-iyer :: , {he} noted :: noted :: Malaysia, he noted, ... October 2025 :: asserts :: I
D 20 JAN 2026 :: 2026-01-20
D today :: 2026-01-20
D 31 December 2025 :: 2025-12-31
D last month :: 2025-12-01 :: 2025-12-31
D 1 March :: 2026-03-01
D October 2026 :: 2026-10-01 :: 2026-10-31
D October 2025 :: 2025-10-01 :: 2025-10-31
C two countries :: 2 :: exactly :: - :: states
C over 9.2 lakh SIM cards :: 920000 :: more-than :: - :: -
C more than Rs 5,500 crore :: 55000000000 :: more-than :: - :: -
C 17 Indian nationals :: 17 :: exactly :: - :: persons
C up to 120 investigators :: 120 :: at-most :: - :: persons
M group group/india-and-malaysia :: two countries
E event/india-malaysia-mou-signing :: signing :: signing ceremony :: 2026-01-20 :: 2026-01-20 :: place/new-delhi
E event/india-malaysia-annual-review-meeting :: meeting :: annual review meeting :: 2026-10-01 :: 2026-10-31 :: place/kuala-lumpur
A state/ind :: treaty/un-convention-against-cybercrime :: Signature :: denied :: has not signed
A state/mys :: treaty/un-convention-against-cybercrime :: Signature :: actual :: had signed
