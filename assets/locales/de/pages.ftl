# The web pages of the staff: list of offices, operator's console. In the staff's languages only.
# In the console, names in braces such as { $ticket } are filled in by the page while it runs.

# Signing in
sign-in-title = Anmelden
sign-in-lead = Für alle, die in diesem Amt arbeiten.
sign-in-name = Benutzername
sign-in-password = Passwort
sign-in-do = Anmelden
sign-in-wrong = Benutzername oder Passwort ist falsch.
sign-in-too-soon = { $n ->
    [one] Zu viele Versuche: in einer Sekunde noch einmal.
   *[other] Zu viele Versuche: in { $n } Sekunden noch einmal.
}
sign-in-nobody-yet = Es gibt noch keinen Benutzer. Der erste wird auf dem Server angelegt, mit dem Befehl
session-ended-title = Die Sitzung ist zu Ende
session-ended-lead = Melden Sie sich neu an: Die Konsole macht dort weiter, wo Sie waren, und ein begonnener Tastendruck geht nicht verloren.
sign-out-do = Abmelden
role-greeter = Empfang
role-operator = Schalter
role-manager = Leitung
role-administrator = Verwaltung

# List of offices
page-halls-title = Ämter
page-halls-lead = Wählen Sie, wo Sie arbeiten.
page-halls-console = Am Schalter aufrufen und bedienen
page-halls-reception = Nummern von Hand geben, Wartenden helfen
page-halls-manager = Alle Reihen und Schalter, jetzt
page-halls-reports = Wartezeiten und Besuche nach Tag, Woche und Monat
page-halls-none = Es gibt noch kein Amt. Auf dem Server wird eines hinzugefügt, mit dem Befehl
page-halls-none-then = und erscheint dann von selbst hier.

# The rule of the hall, as a poster
page-rule-title = Wer wann aufgerufen wird
page-rule-lead = Die Regel dieses Saals, für alle gleich.
page-rule-how = Wer der Nächste ist
page-rule-oldest = Aufgerufen wird, wer am längsten wartet, unter allen, die einen Schalter brauchen, der auch Sie bedient.
page-rule-one-in = An jedem Schalter wird nach { $others } Personen ohne Vorrang eine mit Vorrang oder Termin aufgerufen.
page-rule-strict = Wer Vorrang oder einen Termin hat, wird vor den anderen aufgerufen.
page-rule-priority = Wer Anspruch auf Vorrang hat (Schwangerschaft, Behinderung, sehr hohes Alter), zählt, als wäre er { $minutes } Minuten früher gekommen. Fragen Sie am Empfang: Auf Ticket und Bildschirm ist es nicht zu sehen.
page-rule-priority-plain = Wer Anspruch auf Vorrang hat (Schwangerschaft, Behinderung, sehr hohes Alter), fragt am Empfang: Auf Ticket und Bildschirm ist es nicht zu sehen.
page-rule-booking = Ein Termin zählt ab { $minutes } Minuten vor seiner Zeit, wenn Sie höchstens { $late } Minuten danach kommen. Sie dürfen bis zu { $early } Minuten früher kommen. Später zählt Ihre Ankunft wie bei allen.
page-rule-booking-plain = Ein Termin zählt ab seiner Zeit, wenn Sie höchstens { $late } Minuten danach kommen. Sie dürfen bis zu { $early } Minuten früher kommen. Später zählt Ihre Ankunft wie bei allen.
page-rule-promise = Was wir versprechen
page-rule-bound-minutes = Niemand wird von jemandem überholt, der mehr als { $minutes } Minuten später gekommen ist.
page-rule-bound-none-later = Niemand wird von jemandem überholt, der später gekommen ist.
page-rule-bound-one-in = Während Sie warten, ruft jeder Schalter auf je { $others } andere höchstens eine Person mit Vorrang auf.
page-rule-bound-none = Es gibt keine Grenze: Kommen viele Menschen mit Vorrang, so warten die anderen, bis sie fertig sind.
page-rule-bound-booked = Wer einen Termin hat und rechtzeitig kommt, zählt ab dessen Zeit.
page-rule-hand = Am Schalter darf eine andere Nummer gewählt werden, wenn es nötig ist, zum Beispiel wegen eines fehlenden Dokuments. Der Aufruf wird mit seinem Grund festgehalten.
page-rule-missed = Wenn Sie den Aufruf verpassen
page-rule-no-show = Wenn Sie beim Aufruf nicht kommen, steht Ihre Nummer nach { $minutes } Minuten von selbst wieder an ihrem Platz in der Reihe, höchstens { $times } Mal. Sie können auch an einem Schalter fragen.
page-rule-no-show-by-hand = Wenn Sie beim Aufruf nicht kommen, gehen Sie zu einem Schalter oder zum Empfang: Ihre Nummer kommt wieder an ihren Platz in der Reihe.
page-rule-print = Drucken Sie diese Seite mit Ihrem Browser.

# Console: page and connection
console-title = Schalterkonsole
console-noscript = Diese Seite braucht JavaScript. Schalten Sie es im Browser ein und laden Sie die Seite neu.
console-link-connecting = Verbinde…
console-link-live = Aktuell
console-link-stale = Nicht aktuell seit { $time }
console-link-stale-more = Der Server antwortet nicht: Was Sie sehen, kann sich geändert haben. Die Seite verbindet sich von selbst wieder.
console-office-open = Amt geöffnet
console-office-open-until = Amt geöffnet bis { $time }
console-office-closed = Amt geschlossen
console-served-today = Heute bedient: { $n }

# Console: choosing the counter
console-choose-title = An welchem Schalter arbeiten Sie?
console-choose-lead = Dieser Browser merkt ihn sich. Sie können ihn jederzeit wechseln.
console-change-counter = Schalter wechseln

# Console: my counter
console-state-closed = Geschlossen
console-state-free = Frei
console-state-calling = Aufgerufen
console-state-serving = Am Schalter
console-next-is = Nächste Nummer
console-next-why = wartet am längsten
console-nobody = Niemand wartet
console-nobody-more = Die nächste Nummer erscheint hier, sobald jemand eine zieht.
console-closed-more = Öffnen Sie den Schalter, um aufzurufen.
console-called-for = seit
console-serving-for = seit
console-reason-oldest = Wartete am längsten: { $minutes } min
console-reason-chosen = Am Schalter ausgewählt, nach { $minutes } min
console-reason-booked = Termin um { $time }
console-reason-priority = Hat Vorrang: { $minutes } min gewartet
console-reason-one-in = Vorrang, nach { $others } anderen
console-reason-helper-primary-empty = Aushilfe: niemand in den eigenen Reihen ({ $minutes } min gewartet)
console-reason-helper-beyond-threshold = Aushilfe: wartete { $minutes } min, über der Schwelle
console-reason-back-to-you = Zurück zu Ihnen, nach { $minutes } min
console-reason-sent-to-you = An diesen Schalter geschickt, nach { $minutes } min
console-reason-sent-ahead = Nach vorn geschickt, nach { $minutes } min
console-reason-from-roll = Nächste Nummer der Papierrolle
console-recalls = Erneut aufgerufen: { $n }
console-speaks = Sprache: { $language }
console-language-it = Italienisch
console-language-en = Englisch
console-language-de = Deutsch
console-language-fr = Französisch
console-language-es = Spanisch
console-language-ro = Rumänisch
console-language-sq = Albanisch
console-language-sl = Slowenisch
console-language-ar = Arabisch
console-language-zh = Chinesisch
console-language-uk = Ukrainisch

# Console: buttons
console-do-open = Schalter öffnen
console-do-walk-in = Ohne Nummer
console-do-close = Schalter schließen
console-do-next = Nächste Nummer aufrufen
console-do-start = Ist da
console-do-recall = Erneut aufrufen
console-do-no-show = Nicht erschienen
console-do-not-torn = Nummer noch nicht gezogen
console-do-finish = Fertig
console-do-finish-next = Fertig, nächste Nummer
console-do-park = Zurückstellen
console-do-transfer = Weitergeben
console-do-undo = { $ticket } zurücknehmen ({ $secs } s)
console-do-call = Aufrufen
console-do-call-one = { $ticket } aufrufen
console-do-withdraw-one = { $ticket } stornieren
console-do-bring-back = Zurück in die Reihe
console-do-bring-back-one = { $ticket } zurück in die Reihe

# Console: dialogs
console-walk-in-title = Für welches Anliegen?
console-walk-in-lead = Wer ohne Nummer hier ist, bekommt eine und wird sofort aufgerufen: So wird der Besuch gezählt.
console-transfer-title = An welchen Dienst geht { $ticket }?
console-transfer-lead = Nummer und Ankunftszeit bleiben.
console-do-note = Notiz
console-do-keys = Tasten
console-route-counter = An welchen Schalter
console-route-any-counter = Beliebig
console-route-position = Wo in der Reihe
console-route-in-order = Nach der Ankunftszeit
console-route-ahead = Vor allen
console-route-behind = Am Ende
console-route-back = Danach zurück an diesen Schalter
console-note-title = Notiz zu { $ticket }
console-note-lead = Nur Kolleginnen und Kollegen lesen sie. Sie wird gelöscht, wenn der Besuch endet.
console-note-label = Für die nächste Stelle
console-note-keep = Notiz behalten
console-note-is = Notiz: { $note }
console-done-note = Notiz zu { $ticket } behalten.
console-done-no-note = Keine Notiz zu { $ticket }.
console-keys-title = Tasten des Rufgeräts
console-keys-lead = Für ein Rufgerät oder einen Ziffernblock, den der Computer für eine Tastatur hält. Es gilt für diesen Browser.
console-keys-set = Taste wählen
console-keys-press = Taste drücken…
console-keys-clear = Entfernen
console-keys-cleared = { $action }: keine Taste.
console-keys-done = { $action }: Taste { $key }.
console-keys-keypad = { $key } (Ziffernblock)
console-keys-space = Leertaste
console-keys-main = Die große Schaltfläche
console-keys-undo = Zurücknehmen
console-withdraw-title = Nummer { $ticket } stornieren?
console-withdraw-lead = Die Person verliert ihren Platz, und das lässt sich nicht rückgängig machen.
console-withdraw-yes = Ja, Nummer stornieren
console-dialog-close = So lassen

# Console: who is waiting
console-waiting = Wartende
console-waiting-more = Weitere Wartende: { $n }
console-waiting-since = seit { $time }
console-waiting-for = { $minutes } min
console-line-closed = gibt jetzt keine Nummern
console-line-no-time = der Automat gibt keine Nummern mehr: es schließt vorher
console-line-elsewhere = andere Schalter
console-tag-next = als Nächstes
console-tag-priority = Vorrang
console-tag-booked = Termin { $time }
console-tag-counter = für { $counter }
console-paper-on-screen = ohne Papier
console-paper-unknown = Druck unsicher
console-aside = Zurückgestellt
console-aside-none = Niemand ist zurückgestellt.
console-aside-no-show = nicht erschienen um { $time }
console-aside-parked = zurückgestellt um { $time }
console-aside-back-at = zurück um { $time }
console-counters = Alle Schalter

# Console: what a press has led to
console-retrying = Keine Antwort vom Server: Es wird von selbst weiter versucht. Nicht noch einmal drücken.
console-done-open = Schalter geöffnet.
console-done-close = Schalter geschlossen.
console-done-call-next = { $ticket } aufgerufen.
console-done-call = { $ticket } aufgerufen.
console-done-recall = { $ticket } erneut aufgerufen.
console-done-start = { $ticket } ist am Schalter.
console-done-finish = { $ticket } erledigt.
console-done-no-show = { $ticket } nicht erschienen: steht unter den zurückgestellten Nummern.
console-done-park = { $ticket } zurückgestellt.
console-done-transfer = { $ticket } weitergegeben an { $service }.
console-done-undo = { $ticket }: letzter Schritt zurückgenommen.
console-done-bring-back = { $ticket } wieder in der Reihe.
console-done-withdraw = { $ticket } storniert.

# How the totems are
console-totem = Nummernautomat { $totem }
console-totem-since = seit { $time }
console-totem-own = eigene Nummern, noch nicht übergeben: { $n }
console-totem-never-heard = hat sich noch nicht gemeldet
console-totem-gone = antwortet nicht mehr
console-totem-ready = Drucker bereit
console-totem-paper-low = das Papier geht zu Ende
console-totem-busy = druckt
console-totem-starting = startet
console-totem-unplugged = Drucker nicht angeschlossen
console-totem-silent = der Drucker antwortet nicht
console-totem-paper-end = kein Papier
console-totem-cover-open = Druckerdeckel offen
console-totem-cutter = Schneidmesser blockiert
console-totem-jam = Papierstau
console-totem-hot = Drucker zu heiß: macht von selbst weiter
console-totem-voltage = Stromversorgung des Druckers gestört
console-totem-not-taken = ein Zettel steckt noch in der Ausgabe
console-totem-leftover = im Drucker kann ein Zettel stecken: bitte nachsehen
console-totem-fault = Drucker defekt

# Reception
reception-title = Empfang
reception-give = Eine Nummer geben
reception-language = Sprache der Person
reception-waiting = wartend: { $n }
reception-given = Nummer { $ticket } gegeben.
reception-given-at = gezogen um { $time }
reception-ahead = Personen davor: { $n }
reception-wait = voraussichtliche Wartezeit: { $from } bis { $to } Minuten
reception-open = Seite der Nummer öffnen, mit Code und Druck
reception-roll-title = Nummernrolle (Automat außer Betrieb)
reception-roll-lead = Legen Sie eine vorgedruckte Nummernrolle aus: Die Schalter rufen ihre Nummern der Reihe nach auf. Ihr Buchstabe darf zu keinem Dienst oder Automaten gehören.
reception-roll-line = Dienst
reception-roll-first = Erste Nummer der Rolle
reception-roll-put-out = Rolle auslegen
reception-roll-next = { $service }: nächste Nummer { $ticket }
reception-roll-last = Zuletzt gezogene Nummer
reception-roll-count = Wartende zählen
reception-roll-counted = Gezählt bis { $ticket }.
reception-roll-away = Rolle wegnehmen
reception-roll-is-out = Die Rolle für { $service } beginnt mit { $ticket }.
reception-roll-is-away = Die Rolle für { $service } ist weg; wer eine Nummer hat, bleibt in der Reihe.

# Manager: the live view
manager-title = Lage
manager-longest = Längste Wartezeit
manager-open = Offene Schalter
manager-lines = Reihen
manager-state = Nummern
manager-line-open = offen

# Reports
reports-title = Berichte
report-period = Zeitraum
report-period-day = Tag
report-period-week = Woche
report-period-month = Monat
report-date = Datum
report-target = Gute Wartezeit bis (Minuten)
report-show = Anzeigen
report-days = { $from } bis { $to }
report-before = Vorheriger Zeitraum
report-after = Nächster Zeitraum
report-month = Monatsblatt zum Drucken (italienisch)
report-month-title = Bericht für { $month } { $year }
report-nothing = An diesen Tagen wurde keine Nummer gegeben.
report-taken = Gegebene Nummern
report-served = Bedient
report-no-shows = Nicht erschienen
report-left = Gegangen
report-mean = Mittlere Wartezeit
report-median = Median
report-p90 = 9 von 10 bis
report-max = Längste
report-within = Bis { $n } Min.
report-minutes = Wartezeiten in Minuten, von der Ankunft bis zum ersten Aufruf.
report-under-way = Noch nicht abgeschlossen: { $n }.
report-privacy = Nur Gruppensummen: Keine Zahl betrifft eine einzelne Person oder einen einzelnen Schalter.
report-chart-arrivals = Gegebene Nummern nach Ankunftsstunde
report-chart-waits = Mittlere Wartezeit in Minuten nach Ankunftsstunde
report-by-service = Nach Anliegen
report-by-hour = Nach Ankunftsstunde
report-by-weekday = Nach Wochentag
report-by-channel = Nach Ausgabeort
report-by-day = Nach Tag
report-service = Anliegen
report-hour = Stunde
report-weekday = Wochentag
report-channel = Ausgabeort
report-day = Datum
report-channel-kiosk = Automat
report-channel-kiosk-offline = Automat ohne Server
report-channel-reception = Empfang oder Schalter
report-channel-roll = Nummernrolle

# Errors in words, one for each code
error-unknown-hall = Dieses Amt gibt es auf diesem Server nicht.
error-unknown-service = Diesen Dienst gibt es in diesem Amt nicht.
error-unknown-counter = Diesen Schalter gibt es in diesem Amt nicht.
error-unknown-ticket = Diese Nummer gibt es heute nicht.
error-unknown-kiosk = Dieser Automat ist in diesem Amt nicht eingetragen.
error-unknown-zone = Diesen Bereich gibt es in diesem Amt nicht.
error-appointment-used = Für diesen Termin wurde schon eine Nummer vergeben.
error-unknown-appointment = Kein Termin von heute hat diesen Code.
error-unknown-route = Diese Adresse gibt es auf dem Server nicht.
error-not-signed-in = Die Sitzung ist zu Ende: bitte neu anmelden.
error-not-allowed = Ihre Rolle erlaubt das nicht.
error-too-many-tries = Zu viele Versuche: bitte einige Sekunden warten.
error-method-not-allowed = Der Server nimmt das unter dieser Adresse nicht an.
error-service-closed = Der Dienst ist geschlossen: Er gibt jetzt keine Nummern.
error-appointment-only = Diesen Dienst gibt es nur mit Termin.
error-no-time-left = Wer jetzt eine Nummer zieht, wird vor der Schließung nicht mehr aufgerufen.
error-too-early = Der Termin zählt später: Die Nummer gibt es kurz davor.
error-numbers-exhausted = Die heutigen Nummern dieses Dienstes sind aufgebraucht.
error-nobody-waiting = Für diesen Schalter wartet niemand.
error-ticket-in-hand = Der Schalter hat schon eine Nummer: Schließen Sie sie ab, bevor Sie die nächste aufrufen.
error-not-in-hand = Diese Nummer ist nicht mehr an Ihrem Schalter.
error-nothing-to-undo = Es gibt nichts mehr zurückzunehmen: Seitdem ist anderes geschehen.
error-too-late-to-undo = Es ist zu viel Zeit vergangen: Dieser Schritt bleibt.
error-wrong-state = Das geht jetzt nicht: Der Stand dieser Nummer hat sich geändert.
error-counter-closed = Der Schalter ist geschlossen: Öffnen Sie ihn, um weiterzumachen.
error-not-served-here = Ihr Schalter bedient diesen Dienst nicht.
error-number-taken = Diese Nummer ist schon eingetragen.
error-roll-is-out = Für diesen Dienst liegt schon eine Rolle aus.
error-no-roll = Für diesen Dienst liegt keine Rolle aus.
error-letter-taken = Diesen Buchstaben hat schon ein Dienst, ein Automat oder eine andere Rolle.
error-not-on-roll = Diese Nummer ist nicht unter den nächsten der Rolle.
error-request-id-reused = Die Anfrage galt schon etwas anderem: Drücken Sie noch einmal.
error-foreign-number = Der Automat darf diese Nummer nicht ausgeben.
error-outside-day = Die Uhrzeit liegt außerhalb des Arbeitstages.
error-malformed = Der Server hat die Anfrage nicht verstanden: Laden Sie die Seite neu.
error-too-large = Die Anfrage ist zu groß.
error-not-json = Der Server hat die Form der Anfrage nicht verstanden: Laden Sie die Seite neu.
error-overloaded = Beim Server warten zu viele Anfragen: Versuchen Sie es gleich noch einmal.
error-storage-failed = Der Server kann nicht auf die Platte schreiben: Es ist nichts geschehen. Melden Sie es der Systembetreuung.
error-stopping = Der Server fährt herunter: Versuchen Sie es gleich noch einmal.
error-internal = Ein Fehler des Servers. Versuchen Sie es noch einmal; geschieht es wieder, melden Sie es der Systembetreuung.
error-other = Der Server hat das abgelehnt: Laden Sie die Seite neu und versuchen Sie es noch einmal.
