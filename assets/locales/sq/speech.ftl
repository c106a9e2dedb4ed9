### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Zëri
kiosk-mode-speech = Zëri dhe tastiera
speech-on = Zëri është i ndezur.
speech-keys = Lart dhe poshtë, ose një shifër, çojnë te zgjedhjet. Enter zgjedh. Majtas dhe djathtas ndërrojnë gjuhën. Zero përsërit. Plus dhe minus ndryshojnë volumin. Tasti i fshirjes ose pika kthen mbrapa.
speech-time = Ora është { $time }, { $day }.

## Moving about

speech-stop = { $index } nga { $count }: { $label }
speech-no-stop = Këtu nuk ka numër { $digit }.
speech-mode-on = { $mode }: ndezur
speech-mode-off = { $mode }: fikur
speech-chosen = { $name }, gjuha e zgjedhur
speech-take = Enter ju jep numrin.
speech-more = Enter ju thotë më shumë.
speech-volume = Volumi { $percent } për qind

## The slip

speech-slip = Në biletën tuaj: { $content }
speech-slip-code = Në biletë ka edhe një kod: telefoni që e skanon tregon ku ka arritur radha.
