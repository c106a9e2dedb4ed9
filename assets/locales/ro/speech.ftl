### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Voce
kiosk-mode-speech = Voce și tastatură
speech-on = Vocea este pornită.
speech-keys = Sus și jos, sau o cifră, duc la opțiuni. Enter alege. Stânga și dreapta schimbă limba. Zero repetă. Plus și minus schimbă volumul. Tasta de ștergere sau punctul duce înapoi.
speech-time = Este ora { $time }, { $day }.

## Moving about

speech-stop = { $index } din { $count }: { $label }
speech-no-stop = Aici nu există numărul { $digit }.
speech-mode-on = { $mode }: pornit
speech-mode-off = { $mode }: oprit
speech-chosen = { $name }, limba aleasă
speech-take = Enter vă dă numărul.
speech-more = Enter vă spune mai multe.
speech-volume = Volum { $percent } la sută

## The slip

speech-slip = Pe bonul dumneavoastră: { $content }
speech-slip-code = Pe bon este și un cod: un telefon care îl scanează arată unde a ajuns rândul.
