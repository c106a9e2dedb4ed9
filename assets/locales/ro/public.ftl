# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Salt la conținut
page-languages = Limba acestei pagini
page-home = Lista birourilor

# Errors as pages
page-not-found-title = Pagina nu a fost găsită
page-not-found-lead = La această adresă nu există nimic. Verificați dacă ați copiat-o în întregime.
page-failed-title = Ceva nu a funcționat
page-failed-lead = Este o eroare a serverului, nu a dumneavoastră. Încercați din nou în curând; dacă se repetă, anunțați pe cine administrează sistemul.
page-ticket-unknown-title = Numărul nu a fost găsit
page-ticket-unknown-lead = Această adresă nu corespunde niciunui număr de astăzi. Un număr este valabil numai în ziua în care a fost luat.

# A ticket's own page
page-ticket-title = Numărul dumneavoastră
page-ticket-waiting = Sunteți în așteptare
page-ticket-ahead-none = Urmați dumneavoastră: pregătiți-vă.
page-ticket-ahead = { $n ->
    [one] Este o persoană înaintea dumneavoastră.
    [few] Sunt { $n } persoane înaintea dumneavoastră.
   *[other] Sunt { $n } de persoane înaintea dumneavoastră.
}
page-ticket-forecast-label = Timp de așteptare
page-ticket-forecast = { $to ->
    [one] între { $from } și { $to } minut
    [few] între { $from } și { $to } minute
   *[other] între { $from } și { $to } de minute
}
page-ticket-forecast-one = { $n ->
    [one] aproximativ un minut
    [few] aproximativ { $n } minute
   *[other] aproximativ { $n } de minute
}
page-ticket-forecast-soon = mai puțin de un minut
page-ticket-where = Unde așteptați
page-ticket-code = Codul numărului
page-ticket-qr = Scanați pentru a vedea cum avansează rândul
page-ticket-print = Tipăriți
page-ticket-called = Este rândul dumneavoastră
page-ticket-called-go = Mergeți acum la
page-ticket-serving = Sunteți la ghișeu
page-ticket-served = Servit
page-ticket-served-more = Vă mulțumim pentru vizită.
page-ticket-no-show = V-am chemat
page-ticket-no-show-more = Nu v-am găsit. Dacă mai sunteți aici, anunțați la ghișeu: numărul poate fi pus din nou la rând.
page-ticket-parked = Numărul este pus deoparte
page-ticket-parked-more = Ghișeul vă va chema din nou. Nu aveți nevoie de alt număr.
page-ticket-withdrawn = Număr anulat
page-ticket-withdrawn-more = Pentru a fi chemat, luați un număr nou de la aparat.
page-ticket-expired = Număr expirat
page-ticket-expired-more = Ziua s-a încheiat înainte de apel. Luați un număr nou când biroul se redeschide.
page-ticket-as-of = Actualizat la { $time }
page-ticket-updates-on = { $n ->
    [one] Pagina se actualizează singură la fiecare secundă.
    [few] Pagina se actualizează singură la fiecare { $n } secunde.
   *[other] Pagina se actualizează singură la fiecare { $n } de secunde.
}
page-ticket-updates-off = Pagina nu se actualizează singură.
page-ticket-stop = Opriți actualizarea
page-ticket-resume = Actualizare automată
page-ticket-refresh = Actualizați acum
page-waits-quiet = Când sunt mai puțini oameni
page-waits-quiet-source = Pe baza ultimelor opt săptămâni.
