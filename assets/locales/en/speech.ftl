### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Speech
kiosk-mode-speech = Speech and keypad
speech-on = Speech is on.
speech-keys = Up and down, or a digit, lead to what can be chosen. Enter chooses. Left and right change the language. Zero repeats. Plus and minus change the volume. The backspace or the dot goes back.
speech-time = It is { $time }, { $day }.

## Moving about

speech-stop = { $index } of { $count }: { $label }
speech-no-stop = There is no number { $digit } here.
speech-mode-on = { $mode }: on
speech-mode-off = { $mode }: off
speech-chosen = { $name }, chosen
speech-take = Enter gives you the number.
speech-more = Enter tells you more.
speech-volume = Volume { $percent } percent

## The slip

speech-slip = On your ticket: { $content }
speech-slip-code = The ticket also carries a code: a phone that scans it shows how far the queue is.
