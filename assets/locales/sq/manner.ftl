### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Më madh
kiosk-mode-contrast-word = Kontrast
kiosk-mode-low-word = Më poshtë
kiosk-mode-large = Shkronja të mëdha
kiosk-mode-contrast = Kontrast i lartë
kiosk-mode-low = Komandat më poshtë

## The list of languages

kiosk-languages-more = Gjuhë të tjera
kiosk-languages-title = Zgjidhni gjuhën

## Nobody has touched the screen for a while

kiosk-idle-title = A jeni ende këtu?
kiosk-idle-text = Ekrani së shpejti kthehet në fillim.
kiosk-idle-more = Më duhet më shumë kohë

## Before a number: it can be done on the internet

kiosk-online-title = Mund ta bëni tani në internet
kiosk-online-text = Skanoni kodin me telefon, ose merrni një numër dhe prisni këtu.
kiosk-online-take = Merrni një numër
