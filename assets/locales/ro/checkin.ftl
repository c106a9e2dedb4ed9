### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Am o programare
kiosk-checkin-text = Scrieți codul programării sau arătați-l la cititor.
kiosk-checkin-unknown = Nicio programare de azi nu are acest cod. Poate e pentru altă zi sau alt birou.
kiosk-checkin-alone = Aparatul nu poate vedea programările acum. Adresați-vă la ghișeu.

## The appointment

kiosk-checkin-booked = Programarea dumneavoastră
kiosk-checkin-at = Ora { $time }
kiosk-checkin-late = Ora a trecut. Dacă ghișeul a mers mai departe, locul dumneavoastră contează de acum.

## No number

kiosk-no-early-title = Este încă devreme
kiosk-no-early-text = Pentru { $service } numărul se poate lua { $moment }.
kiosk-no-used-title = Aveți deja numărul { $number }
kiosk-no-used-text = Numărul pentru această programare a fost dat. Dacă nu aveți bonul, notați-l și așteptați apelul.
kiosk-no-under-way-title = Numărul vine imediat
kiosk-no-under-way-text = Un aparat dă chiar acum numărul pentru această programare. Așteptați o clipă și încercați din nou sau mergeți la ghișeu.
