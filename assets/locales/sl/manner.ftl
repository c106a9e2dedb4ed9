### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Večje
kiosk-mode-contrast-word = Kontrast
kiosk-mode-low-word = Nižje
kiosk-mode-large = Velike črke
kiosk-mode-contrast = Visok kontrast
kiosk-mode-low = Gumbi nižje

## The list of languages

kiosk-languages-more = Drugi jeziki
kiosk-languages-title = Izberite jezik

## Nobody has touched the screen for a while

kiosk-idle-title = Ste še tukaj?
kiosk-idle-text = Zaslon se bo kmalu vrnil na začetek.
kiosk-idle-more = Potrebujem več časa

## Before a number: it can be done on the internet

kiosk-online-title = To lahko uredite takoj na spletu
kiosk-online-text = Skenirajte kodo s telefonom ali vzemite številko in počakajte tukaj.
kiosk-online-take = Vzemite številko
