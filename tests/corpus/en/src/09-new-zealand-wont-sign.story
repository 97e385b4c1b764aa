set: open
lang: en
published: 2025-11-06
topic: will-not-sign
---TEXT---
NZ won't sign UN cybercrime treaty "for now", says minister

Wellington, Thursday - New Zealand has no plans to sign the United Nations cybercrime convention, Justice Minister Anaru Te Whiti said today, and he denied that the Government had come under pressure from Washington or from anyone else.

"We looked at it hard, we looked at it twice, and the human rights chapter isn't strong enough," Mr Te Whiti told the NewsWire agency.

"That isn't a no for ever.

"If the protocol talks improve the text, Cabinet can look again."

The convention was opened for signature in Hanoi on 25-26 October. Australia signed it then. So did about 70 other countries.

Labour's justice spokesperson, Lorraine Sutherland, accused the minister of leaving New Zealand on the sidelines. The country joined the Budapest Convention only this year, she pointed out, after a decade of promises.

Te Whiti rejected that criticism. "We did not drag our feet," he said.

A petition against signing has drawn 12,480 names since Monday.

NZ does not intend to take part in the first session of the parties either, according to the Ministry of Foreign Affairs and Trade.
---CODE---
M state state/nzl :: NZ || New Zealand
M state state/usa :: Washington
M state state/aus :: Australia
M body org/nzl-government :: Government
M body org/nzl-cabinet :: Cabinet
M body org/newswire :: NewsWire
M body org/nzl-labour-party :: Labour
M body org/nzl-ministry-of-foreign-affairs-and-trade :: Ministry of Foreign Affairs and Trade
M person person/anaru-te-whiti :: Anaru Te Whiti || Te Whiti
M person person/lorraine-sutherland :: Lorraine Sutherland
M treaty treaty/un-convention-against-cybercrime :: UN cybercrime treaty || United Nations cybercrime convention || The {convention} was
M treaty treaty/budapest-convention :: Budapest Convention
M place place/wellington :: Wellington
M place place/hanoi :: Hanoi
M group group/70-other-countries :: about 70 other countries
M group group/parties :: the {parties} either
P person/anaru-te-whiti :: Justice Minister :: org/nzl-ministry-of-justice :: state/nzl
P person/lorraine-sutherland :: justice spokesperson :: org/nzl-labour-party :: state/nzl
S person/anaru-te-whiti :: {minister} Wellington :: says :: NZ won't sign UN cybercrime treaty "for now" :: asserts :: I
S person/anaru-te-whiti :: Anaru Te Whiti :: {said} today :: New Zealand has no plans ... convention :: asserts :: I
S person/anaru-te-whiti :: and {he} denied :: denied :: the Government had come ... else :: denies :: I
S person/anaru-te-whiti :: Mr {Te Whiti} told :: told :: We looked at it hard ... strong enough :: asserts :: D
S person/anaru-te-whiti :: Mr {Te Whiti} told :: told :: That isn't a no for ever :: asserts :: D
S person/anaru-te-whiti :: Mr {Te Whiti} told :: told :: If the protocol talks ... look again :: asserts :: D
S person/lorraine-sutherland :: Lorraine Sutherland :: accused :: leaving New Zealand on the sidelines :: accuses :: I
S person/lorraine-sutherland :: {she} pointed :: pointed out :: The country joined ... promises :: asserts :: I
S person/anaru-te-whiti :: {Te Whiti} rejected :: rejected :: that criticism :: rejects :: I
S person/anaru-te-whiti :: {he} said :: {said}. A :: We did not drag our feet :: denies :: D
S org/nzl-ministry-of-foreign-affairs-and-trade :: Ministry of Foreign Affairs and Trade :: according to :: NZ does not intend ... either :: asserts :: I
D Thursday :: 2025-11-06
D today :: 2025-11-06
D 25-26 October :: 2025-10-25 :: 2025-10-26
D this year :: 2025-01-01 :: 2025-12-31
D Monday :: 2025-11-03
C about 70 other countries :: 70 :: approximately :: states-signed :: states
C 12,480 names :: 12480 :: exactly :: - :: persons
A state/nzl :: treaty/un-convention-against-cybercrime :: Signature :: denied :: won't sign
A state/nzl :: treaty/un-convention-against-cybercrime :: Signature :: denied :: has no plans to sign
A state/aus :: treaty/un-convention-against-cybercrime :: Signature :: actual :: signed
A state/nzl :: treaty/budapest-convention :: Accession :: actual :: joined
E event/hanoi-2025-signing-ceremony :: signing :: opened for signature :: 2025-10-25 :: 2025-10-26 :: place/hanoi
E event/first-session-of-the-parties :: session :: first session :: - :: - :: -
