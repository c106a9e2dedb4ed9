### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Grande
kiosk-mode-contrast-word = Contraste
kiosk-mode-low-word = Abajo
kiosk-mode-large = Letra grande
kiosk-mode-contrast = Alto contraste
kiosk-mode-low = Controles más abajo

## The list of languages

kiosk-languages-more = Otros idiomas
kiosk-languages-title = Elija el idioma

## Nobody has touched the screen for a while

kiosk-idle-title = ¿Sigue ahí?
kiosk-idle-text = La pantalla volverá pronto al inicio.
kiosk-idle-more = Necesito más tiempo

## Before a number: it can be done on the internet

kiosk-online-title = Puede hacerlo ya por internet
kiosk-online-text = Escanee el código con el teléfono, o tome un número y espere aquí.
kiosk-online-take = Tomar número
