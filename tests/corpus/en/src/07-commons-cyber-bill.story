set: open
lang: en
published: 2026-02-25
topic: parliament-bill
---TEXT---
MPs back treaty bill by 312 to 187 as minister faces privacy revolt

Harriet Pemberley-Cole
Home affairs correspondent
Wed 25 Feb 2026

Ministers survived a bruising afternoon in the House of Commons on Tuesday as a bill that would let Britain ratify the UN cybercrime convention passed its second reading by 312 votes to 187, with 21 abstentions.

The security minister, Dominic Ashworth-Reyes, insisted that the legislation would change nothing for journalists or researchers. ‘No British court will be asked to do tomorrow what it would refuse to do today,’ he said.

Eleven of his own backbenchers were unconvinced. ‘We are being sold a burglar alarm,’ the Leeds MP Sunita Bhardwaj told the house, ‘that comes with a spare key for the burglar.’

For the opposition, the shadow home secretary, Gareth ap Rhys, accused the government of “ratifying in haste”. He said his party supported cooperation against ransomware gangs. It could not support a bill without judicial oversight.

The United Kingdom signed the convention in Hanoi last October. It has been bound by the Budapest convention since 2011, when that treaty entered into force for the country.

According to the National Crime Agency, fraud and hacking cost British businesses around £2.7bn in 2025.

Ashworth-Reyes offered one concession: an annual report to parliament on every request received from abroad. Liberty Wall, a campaign group, dismissed this as “a postcard after the event”. Its director, Dr Miriam Oduya, wrote on Monday that the bill “hands the keys to anyone with a letterhead”.

The bill goes to committee on 10 March. Peers are likely to take it up after Easter, and the Foreign Office hopes to ratify by the autumn.

• This article was amended on 2026-02-26 to correct the name of an MP.
---CODE---
M state state/gbr :: Britain || British || United Kingdom
M body org/gbr-house-of-commons :: House of Commons
M body org/gbr-parliament :: to {parliament} on
M body org/gbr-national-crime-agency :: National Crime Agency
M body org/uk-fcdo :: Foreign Office
M body org/liberty-wall :: Liberty Wall
M person person/harriet-pemberley-cole :: Harriet Pemberley-Cole
M person person/dominic-ashworth-reyes :: Dominic Ashworth-Reyes || Ashworth-Reyes
M person person/sunita-bhardwaj :: Sunita Bhardwaj
M person person/gareth-ap-rhys :: Gareth ap Rhys
M person person/miriam-oduya :: Miriam Oduya
M treaty treaty/un-convention-against-cybercrime :: UN cybercrime convention || the {convention} in
M treaty treaty/budapest-convention :: Budapest convention || that {treaty} entered
M place place/leeds :: Leeds
M place place/hanoi :: Hanoi
P person/harriet-pemberley-cole :: Home affairs correspondent :: - :: -
P person/dominic-ashworth-reyes :: security minister :: - :: state/gbr
P person/sunita-bhardwaj :: Leeds {MP} :: org/gbr-house-of-commons :: state/gbr
P person/gareth-ap-rhys :: shadow home secretary :: - :: state/gbr
P person/miriam-oduya :: director :: org/liberty-wall :: -
S person/dominic-ashworth-reyes :: Dominic Ashworth-Reyes :: insisted :: the legislation would ... researchers :: denies :: I
S person/dominic-ashworth-reyes :: {he} said :: ,’ he {said} :: No British court ... do today :: commits :: D
S person/sunita-bhardwaj :: Sunita Bhardwaj :: {told} the house :: We are being sold ... key for the burglar :: warns :: D
S person/gareth-ap-rhys :: Gareth ap Rhys :: accused :: ratifying in haste :: accuses :: D
S person/gareth-ap-rhys :: {He} said his :: He {said} his :: his party supported cooperation against ransomware gangs :: asserts :: I
S person/gareth-ap-rhys :: {He} said his :: He {said} his :: It could not support a bill without judicial oversight :: rejects :: M
S org/gbr-national-crime-agency :: National Crime Agency :: According to :: fraud and hacking ... in 2025 :: asserts :: I
S person/dominic-ashworth-reyes :: {Ashworth-Reyes} offered :: offered :: an annual report ... from abroad :: offers :: I
S org/liberty-wall :: Liberty Wall :: dismissed :: a postcard after the event :: rejects :: D
S person/miriam-oduya :: Miriam Oduya :: wrote :: the bill “hands the keys to anyone with a letterhead” :: accuses :: I
D Wed 25 Feb 2026 :: 2026-02-25
D Tuesday :: 2026-02-24
D last October :: 2025-10-01 :: 2025-10-31
D 2011 :: 2011-01-01 :: 2011-12-31
D in {2025} :: 2025-01-01 :: 2025-12-31
D Monday :: 2026-02-23
D 10 March :: 2026-03-10
D Easter :: 2026-04-05
D autumn :: 2026-09-01 :: 2026-11-30
D 2026-02-26 :: 2026-02-26
C {312} to 187 as :: 312 :: exactly :: votes-for :: -
C to {187} as :: 187 :: exactly :: votes-against :: -
C 312 votes :: 312 :: exactly :: votes-for :: -
C votes to {187} :: 187 :: exactly :: votes-against :: -
C 21 abstentions :: 21 :: exactly :: abstentions :: -
C Eleven of his own backbenchers :: 11 :: exactly :: - :: persons
C around £2.7bn :: 2700000000 :: approximately :: loss-amount :: -
E event/commons-second-reading :: vote :: second reading :: 2026-02-24 :: 2026-02-24 :: -
A state/gbr :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: would let Britain {ratify}
A state/gbr :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: ratifying
A state/gbr :: treaty/un-convention-against-cybercrime :: Signature :: actual :: signed
A state/gbr :: treaty/budapest-convention :: EntryIntoForceForParty :: actual :: entered into force
A state/gbr :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: hopes to ratify
