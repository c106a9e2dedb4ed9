# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Zum Inhalt
page-languages = Sprache dieser Seite
page-home = Liste der Ämter

# Errors as pages
page-not-found-title = Seite nicht gefunden
page-not-found-lead = Unter dieser Adresse gibt es nichts. Prüfen Sie, ob Sie sie vollständig kopiert haben.
page-failed-title = Etwas ist schiefgegangen
page-failed-lead = Das ist ein Fehler des Servers, nicht Ihrer. Versuchen Sie es gleich noch einmal; geschieht es wieder, melden Sie es der Systembetreuung.
page-ticket-unknown-title = Nummer nicht gefunden
page-ticket-unknown-lead = Diese Adresse gehört zu keiner heutigen Nummer. Eine Nummer gilt nur an dem Tag, an dem sie gezogen wurde.

# A ticket's own page
page-ticket-title = Ihre Nummer
page-ticket-waiting = Sie warten
page-ticket-ahead-none = Sie sind als Nächstes dran: Halten Sie sich bereit.
page-ticket-ahead = { $n ->
    [one] Vor Ihnen ist 1 Person.
   *[other] Vor Ihnen sind { $n } Personen.
}
page-ticket-forecast-label = Voraussichtliche Wartezeit
page-ticket-forecast = { $from } bis { $to } Minuten
page-ticket-forecast-one = { $n ->
    [one] etwa 1 Minute
   *[other] etwa { $n } Minuten
}
page-ticket-forecast-soon = weniger als eine Minute
page-ticket-where = Wo Sie warten
page-ticket-code = Code der Nummer
page-ticket-qr = Scannen und sehen, wie es weitergeht
page-ticket-print = Drucken
page-ticket-called = Sie sind dran
page-ticket-called-go = Gehen Sie jetzt zu
page-ticket-serving = Sie sind am Schalter
page-ticket-served = Erledigt
page-ticket-served-more = Danke für Ihren Besuch.
page-ticket-no-show = Wir haben Sie aufgerufen
page-ticket-no-show-more = Sie waren nicht da. Wenn Sie noch hier sind, melden Sie sich am Schalter: Ihre Nummer kann zurück in die Reihe.
page-ticket-parked = Ihre Nummer ist zurückgestellt
page-ticket-parked-more = Der Schalter ruft Sie wieder auf. Sie brauchen keine neue Nummer.
page-ticket-withdrawn = Nummer storniert
page-ticket-withdrawn-more = Um aufgerufen zu werden, ziehen Sie am Automaten eine neue Nummer.
page-ticket-expired = Nummer abgelaufen
page-ticket-expired-more = Der Tag war vor Ihrem Aufruf zu Ende. Ziehen Sie eine neue Nummer, wenn das Amt wieder öffnet.
page-ticket-as-of = Stand { $time }
page-ticket-updates-on = Diese Seite aktualisiert sich alle { $n } Sekunden selbst.
page-ticket-updates-off = Diese Seite aktualisiert sich nicht selbst.
page-ticket-stop = Nicht mehr aktualisieren
page-ticket-resume = Automatisch neu laden
page-ticket-refresh = Jetzt aktualisieren
page-waits-quiet = Wann wenig los ist
page-waits-quiet-source = Nach den letzten acht Wochen.
