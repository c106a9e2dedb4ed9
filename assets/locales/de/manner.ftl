### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Größer
kiosk-mode-contrast-word = Kontrast
kiosk-mode-low-word = Tiefer
kiosk-mode-large = Große Schrift
kiosk-mode-contrast = Hoher Kontrast
kiosk-mode-low = Bedienung tiefer

## The list of languages

kiosk-languages-more = Weitere Sprachen
kiosk-languages-title = Sprache wählen

## Nobody has touched the screen for a while

kiosk-idle-title = Sind Sie noch da?
kiosk-idle-text = Gleich beginnt die Anzeige von vorn.
kiosk-idle-more = Ich brauche mehr Zeit

## Before a number: it can be done on the internet

kiosk-online-title = Das geht sofort im Internet
kiosk-online-text = Scannen Sie den Code mit dem Telefon oder ziehen Sie eine Nummer und warten Sie hier.
kiosk-online-take = Nummer ziehen
