### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Fshini shifrën e fundit
pad-confirm = Konfirmoni
pad-count = Shifra të shkruara: { $count }
pad-empty = Fusha është bosh.

## The PIN

upkeep-pin-title = Vetëm për stafin
upkeep-pin-text = Shkruani PIN-in dhe konfirmoni.
upkeep-pin-wrong = PIN-i nuk është i saktë.
upkeep-pin-shut = Shumë gabime. Provoni përsëri pas { $minutes } min.

## The pages

upkeep-title = Mirëmbajtje
upkeep-printer = Printeri
upkeep-loudspeaker = Altoparlanti
upkeep-glass = Ekrani
upkeep-network = Rrjeti
upkeep-system = Sistemi
upkeep-licences = Licencat
upkeep-leave = Dilni

## What can be done

upkeep-test-slip = Printoni një provë
upkeep-attend = Jam këtu: lironi printerin
upkeep-store-logo = Ngarkoni logon
upkeep-speak = Thoni një fjali
upkeep-ask = Matni lidhjen
upkeep-next = Para
upkeep-previous = Mbrapa

## What stands there

upkeep-state = Gjendja
upkeep-model = Modeli dhe porta
upkeep-server = Serveri
upkeep-link = Lidhja
upkeep-place = Salla dhe pajisja
upkeep-version = Programi
upkeep-journal = Regjistri në disk
upkeep-free = Hapësirë e lirë
upkeep-printer-ready = Printeri është gati.
upkeep-printer-low = Gati, por letra po mbaron.
upkeep-printer-busy = Printeri po punon.
upkeep-speaks = Zëri është konfiguruar.
upkeep-silent = Nuk ka program zëri.
upkeep-linked = I lidhur
upkeep-unlinked = Pa lidhje që nga { $time }
upkeep-glass-text = Prekni të gjitha fushat.
upkeep-glass-done = Të gjitha fushat e ndien gishtin.
upkeep-glass-finger = Kjo faqe kërkon një gisht mbi xham: me tastet nuk provohet.
upkeep-field = Fusha { $number }
upkeep-field-touched = Fusha { $number }, e prekur

## What came of it

upkeep-slip-printed = Prova u printua.
upkeep-slip-failed = Prova nuk doli.
upkeep-slip-unknown = Printeri nuk e konfirmon provën.
upkeep-not-ready = Më parë printeri duhet të jetë gati.
upkeep-attended = Printeri po lirohet: mund të dalë çfarë kishte mbetur brenda.
upkeep-logo-stored = Logoja është në kujtesën e printerit dhe del në çdo biletë.
upkeep-logo-there = Printeri e ka tashmë këtë logo.
upkeep-logo-unsupported = Ky model nuk ruan logo.
upkeep-logo-not-now = Tani nuk mundet: shikoni printerin.
upkeep-logo-too-often = Shumë shkrime sot. Provoni nesër.
upkeep-logo-failed = Printeri nuk e konfirmon logon. Printoni një provë.
upkeep-logo-unreadable = Skedari i logos nuk lexohet.
upkeep-answered = Serveri u përgjigj për { $milliseconds } ms.
upkeep-unanswered = Serveri nuk përgjigjet.

## Aloud and on paper

upkeep-spoken = Kjo është një provë e altoparlantit.
upkeep-slip-title = Provë: nuk është biletë
