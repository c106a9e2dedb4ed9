### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Deutsch
language-bar = Sprache wählen

## Choose a service

choose-title = Was brauchen Sie?
choose-hint = Tippen Sie auf einen Dienst: Ihre Nummer wird gedruckt.
choose-line =
    { $count ->
        [0] Niemand wartet
        [one] 1 Person wartet
       *[other] { $count } Personen warten
    }
choose-by-appointment = Nur mit Termin
choose-opens = Geschlossen · öffnet { $moment }
choose-closed = Geschlossen
choose-next-page = Weitere Dienste
choose-previous-page = Vorherige Dienste
choose-page = Seite { $page } von { $pages }

## About a service that is by appointment only

appointment-title = Sie brauchen einen Termin
appointment-text = Für diesen Dienst gibt es hier keine Nummern. Bitte vereinbaren Sie telefonisch einen Termin:
documents-title = Bitte mitbringen
back = Zurück

## Working on a number

printing-title = Einen Moment…
printing-asking = Wir holen Ihre Nummer.
printing-number = Ihre Nummer { $number } wird gedruckt.

## The number

done-your-number = Ihre Nummer
done-take-slip = Nehmen Sie Ihr Ticket
done-no-paper-title = Das Ticket wurde nicht gedruckt
done-unknown-title = Ist das Ticket herausgekommen?
done-no-paper-text = Ihre Nummer gilt trotzdem. Notieren Sie sie oder scannen Sie den Code mit dem Telefon.
done-unknown-text = Ihre Nummer gilt auf jeden Fall. Ohne Papier: notieren Sie sie oder scannen Sie den Code.
done-ahead-title = Vor Ihnen
done-ahead =
    { $count ->
        [0] niemand
        [one] 1 Person
       *[other] { $count } Personen
    }
done-wait-title = Wartezeit
done-where-title = Wo Sie warten
done-home = Fertig
wait-now = gleich
wait-about = etwa { $minutes } Min.
wait-range = { $from } bis { $to } Min.

## No number

no-closed-title = Dieser Dienst ist geschlossen
no-closed-text = Für { $service } gibt es jetzt keine Nummern.
opens-again = Öffnet wieder { $moment }.
no-exhausted-title = Heute keine Nummern mehr
no-exhausted-text = Für { $service } gibt es heute keine Nummern mehr. Kommen Sie an einem anderen Tag oder fragen Sie am Schalter.
no-printer-title = Der Drucker ist nicht bereit
no-printer-text = Es wurde keine Nummer gezogen. Versuchen Sie es gleich noch einmal.
no-answer-title = Die Nummer ist nicht angekommen
no-answer-text = Das System antwortet nicht. Versuchen Sie es erneut oder gehen Sie zum Schalter.
no-other-title = Keine Nummer möglich
no-other-text = Bitte gehen Sie zum Schalter: Dort hilft man Ihnen.
no-home = Zurück zu den Diensten

## Closed, and out of service

closed-title = Das Amt ist geschlossen
closed-text = Zurzeit gibt es keine Nummern.
out-title = Automat außer Betrieb
out-starting-title = Der Automat startet
out-starting-text = In wenigen Sekunden können Sie Ihre Nummer ziehen.
out-server = Der Automat hat keine Verbindung zum System.
out-paper = Das Papier ist aufgebraucht.
out-cover = Die Abdeckung des Druckers ist offen.
out-printer-silent = Der Drucker antwortet nicht.
out-printer-fault = Der Drucker ist defekt.
out-help = Bitte gehen Sie zum Schalter: Dort kommen Sie an die Reihe.
