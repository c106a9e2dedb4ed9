### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Ich habe einen Termin
kiosk-checkin-text = Geben Sie den Code Ihres Termins ein oder zeigen Sie ihn dem Lesegerät.
kiosk-checkin-unknown = Heute hat kein Termin diesen Code. Vielleicht gilt er für einen anderen Tag oder ein anderes Amt.
kiosk-checkin-alone = Der Automat kann jetzt keine Termine abrufen. Bitte wenden Sie sich an den Schalter.

## The appointment

kiosk-checkin-booked = Ihr Termin
kiosk-checkin-at = { $time } Uhr
kiosk-checkin-late = Ihre Zeit ist schon vorbei. Ist der Schalter schon weiter, zählt Ihr Platz ab jetzt.

## No number

kiosk-no-early-title = Es ist noch zu früh
kiosk-no-early-text = Für { $service } gibt es die Nummer erst { $moment }.
kiosk-no-used-title = Sie haben schon die Nummer { $number }
kiosk-no-used-text = Die Nummer für diesen Termin wurde schon ausgegeben. Ohne Ticket notieren Sie sie und warten Sie auf den Aufruf.
kiosk-no-under-way-title = Die Nummer kommt gleich
kiosk-no-under-way-text = Ein Automat gibt die Nummer für diesen Termin gerade aus. Warten Sie einen Moment und versuchen Sie es noch einmal oder gehen Sie zum Schalter.
