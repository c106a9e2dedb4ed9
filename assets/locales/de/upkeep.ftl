### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Letzte Ziffer löschen
pad-confirm = Bestätigen
pad-count = Eingegebene Ziffern: { $count }
pad-empty = Das Feld ist leer.

## The PIN

upkeep-pin-title = Nur für das Personal
upkeep-pin-text = Geben Sie die PIN ein und bestätigen Sie.
upkeep-pin-wrong = Diese PIN stimmt nicht.
upkeep-pin-shut = Zu viele Fehler. Bitte in { $minutes } Min. wieder versuchen.

## The pages

upkeep-title = Wartung
upkeep-printer = Drucker
upkeep-loudspeaker = Lautsprecher
upkeep-glass = Touchscreen
upkeep-network = Netzwerk
upkeep-system = System
upkeep-licences = Lizenzen
upkeep-leave = Verlassen

## What can be done

upkeep-test-slip = Probe drucken
upkeep-attend = Ich bin da: Drucker freigeben
upkeep-store-logo = Logo übertragen
upkeep-speak = Satz sprechen
upkeep-ask = Verbindung messen
upkeep-next = Weiter
upkeep-previous = Zurückblättern

## What stands there

upkeep-state = Zustand
upkeep-model = Modell und Anschluss
upkeep-server = Server
upkeep-link = Verbindung
upkeep-place = Halle und Automat
upkeep-version = Programm
upkeep-journal = Journal auf der Platte
upkeep-free = Freier Platz
upkeep-printer-ready = Der Drucker ist bereit.
upkeep-printer-low = Bereit, aber das Papier geht zu Ende.
upkeep-printer-busy = Der Drucker arbeitet.
upkeep-speaks = Die Sprachausgabe ist eingerichtet.
upkeep-silent = Kein Sprachprogramm eingestellt.
upkeep-linked = Verbunden
upkeep-unlinked = Nicht verbunden seit { $time }
upkeep-glass-text = Berühren Sie alle Felder.
upkeep-glass-done = Alle Felder haben den Finger gespürt.
upkeep-glass-finger = Diese Seite braucht einen Finger auf dem Glas: Tasten können sie nicht prüfen.
upkeep-field = Feld { $number }
upkeep-field-touched = Feld { $number }, berührt

## What came of it

upkeep-slip-printed = Die Probe ist gedruckt.
upkeep-slip-failed = Die Probe kam nicht heraus.
upkeep-slip-unknown = Der Drucker bestätigt die Probe nicht.
upkeep-not-ready = Zuerst muss der Drucker bereit sein.
upkeep-attended = Der Drucker wird frei: Was noch darin war, kann herauskommen.
upkeep-logo-stored = Das Logo ist im Speicher des Druckers und steht auf jedem Ticket.
upkeep-logo-there = Der Drucker hat dieses Logo schon.
upkeep-logo-unsupported = Dieses Modell speichert keine Logos.
upkeep-logo-not-now = Jetzt nicht möglich: Sehen Sie nach dem Drucker.
upkeep-logo-too-often = Heute wurde zu oft geschrieben. Versuchen Sie es morgen wieder.
upkeep-logo-failed = Der Drucker bestätigt das Logo nicht. Drucken Sie eine Probe.
upkeep-logo-unreadable = Die Logodatei ist nicht lesbar.
upkeep-answered = Der Server antwortete in { $milliseconds } ms.
upkeep-unanswered = Der Server antwortet nicht.

## Aloud and on paper

upkeep-spoken = Dies ist eine Probe des Lautsprechers.
upkeep-slip-title = Probe: kein Ticket
