### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Deutsch
kiosk-language-bar = Sprache wählen

## Choose a service

kiosk-choose-title = Was brauchen Sie?
kiosk-choose-hint = Dienst antippen und Ticket nehmen.
kiosk-choose-hint-alone = Der Automat ist ohne Verbindung: Ihre Nummer gilt, aber die Wartezeit ist nicht bekannt.
kiosk-choose-line =
    { $count ->
        [0] Niemand wartet
        [one] 1 Person wartet
       *[other] { $count } Personen warten
    }
kiosk-choose-by-appointment = Nur mit Termin
kiosk-choose-opens = Geschlossen · öffnet { $moment }
kiosk-choose-closed = Geschlossen
kiosk-choose-no-time = Keine Nummern mehr
kiosk-choose-next-page = Weitere Dienste
kiosk-choose-previous-page = Vorherige Dienste
kiosk-choose-page = Seite { $page } von { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Sie brauchen einen Termin
kiosk-appointment-text = Für diesen Dienst gibt es hier keine Nummern. Bitte vereinbaren Sie telefonisch einen Termin:
kiosk-documents-title = Bitte mitbringen
kiosk-back = Zurück

## Working on a number

kiosk-printing-title = Einen Moment …
kiosk-printing-asking = Wir holen Ihre Nummer.
kiosk-printing-number = Ihre Nummer { $number } wird gedruckt.
kiosk-printing-ordered = Der Empfang druckt hier die Nummer { $number }.

## The number

kiosk-done-your-number = Ihre Nummer
kiosk-done-take-slip = Nehmen Sie Ihr Ticket
kiosk-done-no-paper-title = Das Ticket wurde nicht gedruckt
kiosk-done-unknown-title = Haben Sie das Ticket?
kiosk-done-no-paper-text = Ihre Nummer gilt trotzdem. Notieren Sie sie oder scannen Sie den Code mit dem Telefon.
kiosk-done-unknown-text = Ihre Nummer gilt auf jeden Fall. Kam kein Ticket, notieren Sie sie oder scannen Sie den Code.
kiosk-done-no-paper-alone = Ihre Nummer gilt: Bitte notieren.
kiosk-done-unknown-alone = Ihre Nummer gilt. Ohne Ticket bitte notieren.
kiosk-done-ahead-title = Vor Ihnen
kiosk-done-ahead =
    { $count ->
        [0] niemand
        [one] 1 Person
       *[other] { $count } Personen
    }
kiosk-done-ahead-unknown = unbekannt
kiosk-done-wait-title = Wartezeit
kiosk-done-where-title = Wo Sie warten
kiosk-done-home = Fertig
kiosk-wait-now = gleich
kiosk-wait-below = unter { $minutes } Min.
kiosk-wait-about = etwa { $minutes } Min.
kiosk-wait-range = { $from }–{ $to } Min.
kiosk-wait-unknown = unbekannt

## No number

kiosk-no-closed-title = Dieser Dienst ist geschlossen
kiosk-no-closed-text = Für { $service } gibt es jetzt keine Nummern.
kiosk-no-time-title = Die Zeit reicht nicht mehr
kiosk-no-time-text = Wer jetzt eine Nummer für { $service } zieht, wird vor der Schließung nicht mehr aufgerufen. Kommen Sie an einem anderen Tag wieder oder fragen Sie am Schalter.
kiosk-opens-again = Öffnet wieder { $moment }.
kiosk-no-exhausted-title = Heute keine Nummern mehr
kiosk-no-exhausted-text = Für { $service } gibt es heute keine Nummern mehr. Kommen Sie ein andermal wieder oder fragen Sie am Schalter.
kiosk-no-own-exhausted-title = Keine Nummern mehr für heute
kiosk-no-own-exhausted-text = Der Automat hat heute keine Nummern mehr. Bitte wenden Sie sich an den Schalter.
kiosk-no-printer-title = Der Drucker ist nicht bereit
kiosk-no-printer-text = Es wurde keine Nummer gezogen. Versuchen Sie es gleich noch einmal.
kiosk-no-slip-title = Im Drucker steckt noch ein Ticket
kiosk-no-slip-text = Nehmen Sie es heraus und versuchen Sie es noch einmal. Für Sie wurde keine Nummer gezogen.
kiosk-no-answer-title = Die Nummer ist nicht angekommen
kiosk-no-answer-text = Das System antwortet nicht. Versuchen Sie es erneut oder gehen Sie zum Schalter.
kiosk-no-other-title = Keine Nummer möglich
kiosk-no-other-text = Bitte gehen Sie zum Schalter: Dort hilft man Ihnen.
kiosk-no-home = Zurück zu den Diensten

## Closed, and out of service

kiosk-closed-title = Das Amt ist geschlossen
kiosk-closed-text = Zurzeit gibt es keine Nummern.
kiosk-out-title = Automat außer Betrieb
kiosk-out-starting-title = Der Automat startet
kiosk-out-starting-text = In wenigen Sekunden können Sie Ihre Nummer ziehen.
kiosk-out-server = Der Automat hat keine Verbindung zum System.
kiosk-out-settings = Der Automat ist nicht richtig eingerichtet.
kiosk-out-name = Ein anderer Automat ist unter demselben Namen in Betrieb.
kiosk-out-disk = Der Automat kann seine Daten nicht speichern.
kiosk-out-paper = Das Papier ist aufgebraucht.
kiosk-out-cover = Die Abdeckung des Druckers ist offen.
kiosk-out-printer-silent = Der Drucker antwortet nicht.
kiosk-out-printer-fault = Der Drucker ist defekt.
kiosk-out-printer-unplugged = Der Drucker ist nicht angeschlossen.
kiosk-out-cutter = Das Messer des Druckers klemmt.
kiosk-out-jam = Das Papier klemmt.
kiosk-out-hot = Der Drucker ist zu heiß: Es geht bald weiter.
kiosk-out-voltage = Die Spannung am Drucker stimmt nicht.
kiosk-out-not-taken = Ein Ticket steckt im Drucker.
kiosk-out-leftover = Ein Ticket ist im Drucker geblieben.
kiosk-out-help = Bitte wenden Sie sich an den Schalter.
