### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Larger
kiosk-mode-contrast-word = Contrast
kiosk-mode-low-word = Lower
kiosk-mode-large = Large text
kiosk-mode-contrast = High contrast
kiosk-mode-low = Controls lower down

## The list of languages

kiosk-languages-more = More languages
kiosk-languages-title = Choose your language

## Nobody has touched the screen for a while

kiosk-idle-title = Are you still there?
kiosk-idle-text = This screen soon goes back to the start.
kiosk-idle-more = I need more time

## Before a number: it can be done on the internet

kiosk-online-title = You can do this online now
kiosk-online-text = Scan the code with your phone, or take a number and wait here.
kiosk-online-take = Take a number
