### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Imam termin
kiosk-checkin-text = Vpišite kodo termina ali jo pokažite čitalniku.
kiosk-checkin-unknown = Danes noben termin nima te kode. Morda je za drug dan ali drug urad.
kiosk-checkin-alone = Naprava zdaj ne more preveriti terminov. Obrnite se na okence.

## The appointment

kiosk-checkin-booked = Vaš termin
kiosk-checkin-at = Ob { $time }
kiosk-checkin-late = Ura je že minila. Če je okence že dalje, vaše mesto šteje od zdaj.

## No number

kiosk-no-early-title = Še je prezgodaj
kiosk-no-early-text = Za storitev { $service } dobite številko: { $moment }.
kiosk-no-used-title = Številko { $number } že imate
kiosk-no-used-text = Številka za ta termin je bila izdana. Če nimate listka, si jo zapišite in počakajte na klic.
kiosk-no-under-way-title = Številka prihaja
kiosk-no-under-way-text = Naprava pravkar izdaja številko za ta termin. Počakajte trenutek in poskusite znova ali pojdite k okencu.
