### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Vorlesen
kiosk-mode-speech = Vorlesen und Tasten
speech-on = Das Vorlesen ist eingeschaltet.
speech-keys = Auf und ab oder eine Ziffer führen zur Auswahl. Die Eingabetaste wählt. Links und rechts wechseln die Sprache. Null wiederholt. Plus und minus ändern die Lautstärke. Die Rücktaste oder der Punkt führt zurück.
speech-time = Es ist { $time } Uhr, { $day }.

## Moving about

speech-stop = { $index } von { $count }: { $label }
speech-no-stop = Eine Nummer { $digit } gibt es hier nicht.
speech-mode-on = { $mode }: an
speech-mode-off = { $mode }: aus
speech-chosen = { $name }, gewählt
speech-take = Die Eingabetaste gibt Ihnen die Nummer.
speech-more = Die Eingabetaste sagt Ihnen mehr.
speech-volume = Lautstärke { $percent } Prozent

## The slip

speech-slip = Auf Ihrem Ticket: { $content }
speech-slip-code = Auf dem Ticket steht auch ein Code: Ein Telefon, das ihn scannt, zeigt den Stand der Warteschlange.
