set: .
lang: en
published: 2026-04-15
topic: signing-and-meeting
---TEXT---
Colombia signs UN cybercrime convention in New York

NEW YORK — Colombia signed the United Nations Convention against Cybercrime here on Tuesday, 14 April 2026, in a short ceremony before a full hall.

The convention was signed by Rosario Etchegaray, Minister of the Interior of Colombia. Her signature raises the tally a little further: 77 states have now signed it.

“No state can stop ransomware alone,” Etchegaray said once the pen had been put down.

After the signing, she met Ganbold Tserendorj, Deputy Prime Minister of Mongolia. The meeting took place behind closed doors at the headquarters of the United Nations, away from the cameras that had filled the hall. No joint communiqué was issued when it ended, and neither side lingered in the corridor. Both delegations agreed, however, to train police officers together.

Mongolia has not yet signed the convention. The deputy prime minister said that his country intends to sign it in September 2026. The parliament in Ulaanbaatar, he added, must be heard first.

For the country that has just signed the matter is anything but abstract. The Ministry of the Interior of Colombia said it had registered more than 9,400 attacks on hospitals and schools in twelve months. The Colombian government plans to ratify the convention, although no date has been given for that step.

It will not be walking that road by itself. Nearly 30 states are preparing their ratification, according to the United Nations Office on Drugs and Crime (UNODC).
---CODE---
M state state/col :: Colombia || Colombian
M state state/mng :: Mongolia
M treaty treaty/un-convention-against-cybercrime :: UN cybercrime convention || United Nations Convention against Cybercrime || The {convention} was || the {convention}. The || the {convention}, although
M body org/un :: United Nations
M body org/unodc :: United Nations Office on Drugs and Crime || UNODC
M body org/col-ministry-of-the-interior :: Ministry of the Interior of Colombia
M body org/col-government :: Colombian government
M body org/mng-parliament :: parliament
M person person/rosario-etchegaray :: Rosario Etchegaray || Etchegaray
M person person/ganbold-tserendorj :: Ganbold Tserendorj
M place place/new-york :: NEW YORK || New York
M place place/ulaanbaatar :: Ulaanbaatar
M group group/states-signed :: 77 states
M group group/delegations :: delegations
M group group/states-preparing-ratification :: Nearly 30 states
P person/rosario-etchegaray :: {Minister of the Interior} of Colombia. Her :: org/col-ministry-of-the-interior :: state/col
P person/ganbold-tserendorj :: Deputy Prime Minister :: - :: state/mng
S person/rosario-etchegaray :: Etchegaray#2 :: Etchegaray {said} :: No state can stop ransomware alone :: asserts :: D
S person/ganbold-tserendorj :: deputy prime minister :: minister {said} :: his country intends to sign it in September 2026 :: commits :: I
S person/ganbold-tserendorj :: , {he} added :: added :: The parliament ... heard first :: asserts :: I
S org/col-ministry-of-the-interior :: Ministry of the Interior of Colombia :: Colombia {said} :: it had registered ... twelve months :: asserts :: I
S org/unodc :: United Nations Office on Drugs and Crime :: according to :: Nearly 30 states are preparing their ratification :: asserts :: I
D Tuesday, 14 April 2026 :: 2026-04-14
D September 2026 :: 2026-09-01 :: 2026-09-30
C 77 states :: 77 :: exactly :: states-signed :: states
C more than 9,400 attacks :: 9400 :: more-than :: attacks :: -
C Nearly 30 states :: 30 :: nearly :: - :: states
E event/colombia-signing :: signing :: ceremony :: 2026-04-14 :: 2026-04-14 :: place/new-york
E event/colombia-mongolia-meeting :: meeting :: meeting :: 2026-04-14 :: 2026-04-14 :: place/new-york
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: signs
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: Colombia {signed}
A state/col :: treaty/un-convention-against-cybercrime :: Signature :: actual :: was signed
A state/mng :: treaty/un-convention-against-cybercrime :: Signature :: denied :: has not yet signed
A state/mng :: treaty/un-convention-against-cybercrime :: Signature :: prospective :: intends to sign
A state/col :: treaty/un-convention-against-cybercrime :: Ratification :: prospective :: plans to ratify
