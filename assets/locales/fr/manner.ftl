### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Grand
kiosk-mode-contrast-word = Contraste
kiosk-mode-low-word = Plus bas
kiosk-mode-large = Grands caractères
kiosk-mode-contrast = Fort contraste
kiosk-mode-low = Commandes plus bas

## The list of languages

kiosk-languages-more = Autres langues
kiosk-languages-title = Choisissez la langue

## Nobody has touched the screen for a while

kiosk-idle-title = Êtes-vous encore là ?
kiosk-idle-text = L’écran va bientôt revenir au début.
kiosk-idle-more = Il me faut plus de temps

## Before a number: it can be done on the internet

kiosk-online-title = Vous pouvez le faire en ligne
kiosk-online-text = Scannez le code avec votre téléphone, ou prenez un numéro et attendez ici.
kiosk-online-take = Prendre un numéro
