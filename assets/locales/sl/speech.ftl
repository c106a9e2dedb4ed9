### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Govor
kiosk-mode-speech = Govor in tipkovnica
speech-on = Govor je vklopljen.
speech-keys = Gor in dol ali števka vodijo po izbirah. Enter izbere. Levo in desno zamenjata jezik. Ničla ponovi. Plus in minus spremenita glasnost. Vračalka ali pika vodi nazaj.
speech-time = Ura je { $time }, { $day }.

## Moving about

speech-stop = { $index } od { $count }: { $label }
speech-no-stop = Tukaj ni številke { $digit }.
speech-mode-on = { $mode }: vklopljeno
speech-mode-off = { $mode }: izklopljeno
speech-chosen = { $name }, izbrani jezik
speech-take = Enter vam da številko.
speech-more = Enter vam pove več.
speech-volume = Glasnost { $percent } odstotkov

## The slip

speech-slip = Na vašem listku: { $content }
speech-slip-code = Na listku je tudi koda: telefon, ki jo prebere, pokaže, kako daleč je vrsta.
