### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Ho un appuntamento
kiosk-checkin-text = Scriva il codice del suo appuntamento, o lo mostri al lettore.
kiosk-checkin-unknown = Nessun appuntamento di oggi ha questo codice. Forse è di un altro giorno o di un altro ufficio.
kiosk-checkin-alone = Adesso il totem non può leggere gli appuntamenti. Si rivolga allo sportello.

## The appointment

kiosk-checkin-booked = Il suo appuntamento
kiosk-checkin-at = Ore { $time }
kiosk-checkin-late = L’ora è già passata. Se lo sportello è andato avanti, il suo posto conta da adesso.

## No number

kiosk-no-early-title = È ancora presto
kiosk-no-early-text = Per { $service } il numero si prende da { $moment }.
kiosk-no-used-title = Ha già il numero { $number }
kiosk-no-used-text = Per questo appuntamento il numero è stato dato. Se non ha il biglietto, lo scriva e aspetti la chiamata.
kiosk-no-under-way-title = Il numero sta arrivando
kiosk-no-under-way-text = Un totem sta dando il numero di questo appuntamento. Aspetti un momento e riprovi, oppure si rivolga allo sportello.
