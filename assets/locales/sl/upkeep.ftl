### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Izbrišite zadnjo števko
pad-confirm = Potrdite
pad-count = Vpisane števke: { $count }
pad-empty = Polje je prazno.

## The PIN

upkeep-pin-title = Samo za osebje
upkeep-pin-text = Vpišite PIN in potrdite.
upkeep-pin-wrong = PIN ni pravilen.
upkeep-pin-shut = Preveč napak. Poskusite znova čez { $minutes } min.

## The pages

upkeep-title = Vzdrževanje
upkeep-printer = Tiskalnik
upkeep-loudspeaker = Zvočnik
upkeep-glass = Zaslon
upkeep-network = Omrežje
upkeep-system = Sistem
upkeep-licences = Licence
upkeep-leave = Izhod

## What can be done

upkeep-test-slip = Natisnite preizkus
upkeep-attend = Tu sem: sprostite tiskalnik
upkeep-store-logo = Naložite logotip
upkeep-speak = Izgovorite stavek
upkeep-ask = Izmerite povezavo
upkeep-next = Naprej
upkeep-previous = Prejšnja

## What stands there

upkeep-state = Stanje
upkeep-model = Model in vrata
upkeep-server = Strežnik
upkeep-link = Povezava
upkeep-place = Urad in naprava
upkeep-version = Program
upkeep-journal = Dnevnik na disku
upkeep-free = Prosti prostor
upkeep-printer-ready = Tiskalnik je pripravljen.
upkeep-printer-low = Pripravljen, a papir se končuje.
upkeep-printer-busy = Tiskalnik dela.
upkeep-speaks = Govor je nastavljen.
upkeep-silent = Ni programa za govor.
upkeep-linked = Povezan
upkeep-unlinked = Brez povezave od { $time }
upkeep-glass-text = Dotaknite se vseh polj.
upkeep-glass-done = Vsa polja so zaznala prst.
upkeep-glass-finger = Ta stran potrebuje prst na steklu: s tipkami je ni mogoče preizkusiti.
upkeep-field = Polje { $number }
upkeep-field-touched = Polje { $number }, dotaknjeno

## What came of it

upkeep-slip-printed = Preizkus je natisnjen.
upkeep-slip-failed = Preizkus ni prišel ven.
upkeep-slip-unknown = Tiskalnik preizkusa ne potrdi.
upkeep-not-ready = Najprej mora biti tiskalnik pripravljen.
upkeep-attended = Tiskalnik se sprošča: lahko pride ven, kar je ostalo v njem.
upkeep-logo-stored = Logotip je v pomnilniku tiskalnika in je na vsakem listku.
upkeep-logo-there = Tiskalnik ta logotip že ima.
upkeep-logo-unsupported = Ta model ne hrani logotipov.
upkeep-logo-not-now = Zdaj ni mogoče: preglejte tiskalnik.
upkeep-logo-too-often = Danes prevečkrat zapisano. Poskusite jutri.
upkeep-logo-failed = Tiskalnik logotipa ne potrdi. Natisnite preizkus.
upkeep-logo-unreadable = Datoteke logotipa ni mogoče prebrati.
upkeep-answered = Strežnik je odgovoril v { $milliseconds } ms.
upkeep-unanswered = Strežnik se ne odziva.

## Aloud and on paper

upkeep-spoken = To je preizkus zvočnika.
upkeep-slip-title = Preizkus: to ni listek
