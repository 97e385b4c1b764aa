set: frozen
lang: en
published: 2026-03-13
topic: capacity-building
---TEXT---
MEDIA RELEASE

Pacific prosecutors sharpen skills on electronic evidence

Suva, 13/03/2026 — Forty-four prosecutors, judges and police officers from nine Pacific Island countries completed a four-day workshop on electronic evidence in Suva today.

The training, which opened on Tuesday, was run by the Fijian Office of the Director of Public Prosecutions together with the Council of Europe (CoE) and the United Nations Office on Drugs and Crime (UNODC).

Opening the workshop, Fiji's Attorney-General, Ratu Semi Volavola, recalled that a single phishing campaign last November had cost Fijian families FJ$1.6 million. “Our islands are remote, but our bank accounts are not,” the Attorney-General said.

UNODC adviser Dr Ingrid Sæther-Pohl described the participants as “the people who will pick up the phone at three in the morning”. She reminded them that data can vanish within hours.

The delegates of Tonga, Samoa and Vanuatu asked for a follow-up course on cryptocurrency. The Council of Europe has committed to fund it with EUR 240,000. The funds, its project manager Matteo Bellandi explained, will be available from July. A second course in French would be considered for New Caledonia.

Tonga acceded to the Budapest Convention in 2017, and Fiji in 2024. Kiribati hopes to follow: Attorney-General's adviser Teretia Tekanene told the closing session that her Government “stands ready to accede” and that the bill would reach Parliament before the end of the year. Nauru made no such promise.

In their evaluation forms, 93% of participants rated the course as good or excellent.

ENDS

Media contact: Litiana Qereqeretabua-Smith, Communications Officer
Caption: Participants at the closing ceremony (Photo: ODPP/J. Naidu)
---CODE---
M state state/fji :: Fijian || Fiji
M state state/ton :: Tonga
M state state/wsm :: Samoa
M state state/vut :: Vanuatu
M state state/kir :: Kiribati
M state state/nru :: Nauru
M body org/fji-office-of-the-director-of-public-prosecutions :: Office of the Director of Public Prosecutions || ODPP
M body org/coe :: Council of Europe || CoE
M body org/unodc :: United Nations Office on Drugs and Crime || UNODC
M body org/kir-government :: her {Government}
M body org/kir-parliament :: Parliament
M person person/semi-volavola :: Semi Volavola
M person person/ingrid-saether-pohl :: Ingrid Sæther-Pohl
M person person/matteo-bellandi :: Matteo Bellandi
M person person/teretia-tekanene :: Teretia Tekanene
M person person/litiana-qereqeretabua-smith :: Litiana Qereqeretabua-Smith
M person person/j-naidu :: J. Naidu
M treaty treaty/budapest-convention :: Budapest Convention
M place place/suva :: Suva
M place place/new-caledonia :: New Caledonia
M group group/nine-pacific-island-countries :: nine Pacific Island countries
M group group/delegates-of-tonga-samoa-and-vanuatu :: {delegates} of Tonga
P person/semi-volavola :: Fiji's {Attorney-General} :: - :: state/fji
P person/ingrid-saether-pohl :: UNODC {adviser} :: org/unodc :: -
P person/matteo-bellandi :: project manager :: org/coe :: -
P person/teretia-tekanene :: Attorney-General's adviser :: - :: state/kir
P person/litiana-qereqeretabua-smith :: Communications Officer :: - :: -
S person/semi-volavola :: Semi Volavola :: recalled :: a single phishing campaign ... million :: asserts :: I
S person/semi-volavola :: the {Attorney-General} said :: Attorney-General {said} :: Our islands are remote, but our bank accounts are not :: asserts :: D
S person/ingrid-saether-pohl :: Ingrid Sæther-Pohl :: described :: the people who will pick up the phone at three in the morning :: praises :: D
S person/ingrid-saether-pohl :: {She} reminded :: reminded :: data can vanish within hours :: asserts :: I
S group/delegates-of-tonga-samoa-and-vanuatu :: delegates of Tonga, Samoa and Vanuatu :: asked for :: a follow-up course on cryptocurrency :: appeals :: I
S org/coe :: The {Council of Europe} has :: has committed :: to fund it with EUR 240,000 :: commits :: I
S person/matteo-bellandi :: Matteo Bellandi :: explained :: The funds, its ... from July :: asserts :: I
S person/matteo-bellandi :: Matteo Bellandi :: explained :: A second course ... New Caledonia :: offers :: M
S person/teretia-tekanene :: Teretia Tekanene :: told :: her Government “stands ready to accede” :: commits :: I
S person/teretia-tekanene :: Teretia Tekanene :: told :: the bill would reach Parliament before the end of the year :: commits :: I
D 13/03/2026 :: 2026-03-13
D today :: 2026-03-13
D Tuesday :: 2026-03-10
D last November :: 2025-11-01 :: 2025-11-30
D July :: 2026-07-01 :: 2026-07-31
D 2017 :: 2017-01-01 :: 2017-12-31
D 2024 :: 2024-01-01 :: 2024-12-31
D end of the year :: 2026-12-31
C Forty-four prosecutors, judges and police officers :: 44 :: exactly :: participants :: persons
C nine Pacific Island countries :: 9 :: exactly :: states-represented :: states
C FJ$1.6 million :: 1600000 :: exactly :: loss-amount :: -
C EUR 240,000 :: 240000 :: exactly :: funding-amount :: eur
C 93% :: 93 :: exactly :: - :: -
E event/suva-workshop :: workshop :: four-day workshop :: 2026-03-10 :: 2026-03-13 :: place/suva
A state/ton :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/fji :: treaty/budapest-convention :: Accession :: actual :: acceded
A state/kir :: treaty/budapest-convention :: Accession :: prospective :: hopes to follow
A state/kir :: treaty/budapest-convention :: Accession :: prospective :: stands ready to accede
