### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Grande
kiosk-mode-contrast-word = Contrasto
kiosk-mode-low-word = In basso
kiosk-mode-large = Testo grande
kiosk-mode-contrast = Alto contrasto
kiosk-mode-low = Comandi in basso

## The list of languages

kiosk-languages-more = Altre lingue
kiosk-languages-title = Scelga la lingua

## Nobody has touched the screen for a while

kiosk-idle-title = È ancora qui?
kiosk-idle-text = Tra poco il totem torna all’inizio.
kiosk-idle-more = Mi serve più tempo

## Before a number: it can be done on the internet

kiosk-online-title = Può farlo subito su internet
kiosk-online-text = Inquadri il codice con il telefono, oppure prenda un numero e aspetti qui.
kiosk-online-take = Prendi un numero
