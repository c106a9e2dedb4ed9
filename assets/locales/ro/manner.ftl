### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Mare
kiosk-mode-contrast-word = Contrast
kiosk-mode-low-word = Mai jos
kiosk-mode-large = Text mare
kiosk-mode-contrast = Contrast ridicat
kiosk-mode-low = Comenzi mai jos

## The list of languages

kiosk-languages-more = Alte limbi
kiosk-languages-title = Alegeți limba

## Nobody has touched the screen for a while

kiosk-idle-title = Mai sunteți aici?
kiosk-idle-text = Ecranul revine în curând la început.
kiosk-idle-more = Îmi trebuie mai mult timp

## Before a number: it can be done on the internet

kiosk-online-title = Puteți face asta acum pe internet
kiosk-online-text = Scanați codul cu telefonul sau luați un număr și așteptați aici.
kiosk-online-take = Luați un număr
