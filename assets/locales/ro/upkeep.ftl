### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Ștergeți ultima cifră
pad-confirm = Confirmați
pad-count = Cifre scrise: { $count }
pad-empty = Câmpul este gol.

## The PIN

upkeep-pin-title = Numai pentru personal
upkeep-pin-text = Scrieți PIN-ul și confirmați.
upkeep-pin-wrong = PIN-ul nu este corect.
upkeep-pin-shut = Prea multe greșeli. Încercați din nou peste { $minutes } min.

## The pages

upkeep-title = Întreținere
upkeep-printer = Imprimantă
upkeep-loudspeaker = Difuzor
upkeep-glass = Ecran tactil
upkeep-network = Rețea
upkeep-system = Sistem
upkeep-licences = Licențe
upkeep-leave = Ieșire

## What can be done

upkeep-test-slip = Tipăriți o probă
upkeep-attend = Sunt aici: eliberați imprimanta
upkeep-store-logo = Încărcați sigla
upkeep-speak = Spuneți o frază
upkeep-ask = Măsurați legătura
upkeep-next = Înainte
upkeep-previous = Precedent

## What stands there

upkeep-state = Stare
upkeep-model = Model și port
upkeep-server = Server
upkeep-link = Legătură
upkeep-place = Sală și aparat
upkeep-version = Program
upkeep-journal = Jurnal pe disc
upkeep-free = Spațiu liber
upkeep-printer-ready = Imprimanta este gata.
upkeep-printer-low = Gata, dar hârtia e pe terminate.
upkeep-printer-busy = Imprimanta lucrează.
upkeep-speaks = Vocea este configurată.
upkeep-silent = Niciun program de voce.
upkeep-linked = Conectat
upkeep-unlinked = Neconectat de la { $time }
upkeep-glass-text = Atingeți toate câmpurile.
upkeep-glass-done = Toate câmpurile au simțit degetul.
upkeep-glass-finger = Această pagină cere un deget pe sticlă: cu tastele nu se verifică.
upkeep-field = Câmpul { $number }
upkeep-field-touched = Câmpul { $number }, atins

## What came of it

upkeep-slip-printed = Proba este tipărită.
upkeep-slip-failed = Proba nu a ieșit.
upkeep-slip-unknown = Imprimanta nu confirmă proba.
upkeep-not-ready = Mai întâi imprimanta trebuie să fie gata.
upkeep-attended = Imprimanta se eliberează: poate ieși ce a rămas în ea.
upkeep-logo-stored = Sigla este în memoria imprimantei și apare pe fiecare bon.
upkeep-logo-there = Imprimanta are deja această siglă.
upkeep-logo-unsupported = Acest model nu păstrează sigle.
upkeep-logo-not-now = Acum nu se poate: verificați imprimanta.
upkeep-logo-too-often = Prea multe scrieri astăzi. Încercați mâine.
upkeep-logo-failed = Imprimanta nu confirmă sigla. Tipăriți o probă.
upkeep-logo-unreadable = Fișierul siglei nu poate fi citit.
upkeep-answered = Serverul a răspuns în { $milliseconds } ms.
upkeep-unanswered = Serverul nu răspunde.

## Aloud and on paper

upkeep-spoken = Aceasta este o probă a difuzorului.
upkeep-slip-title = Probă: nu este bon
