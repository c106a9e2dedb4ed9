# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Na vsebino
page-languages = Jezik te strani
page-home = Seznam uradov

# Errors as pages
page-not-found-title = Strani ni mogoče najti
page-not-found-lead = Na tem naslovu ni ničesar. Preverite, ali ste ga kopirali v celoti.
page-failed-title = Nekaj ni delovalo
page-failed-lead = To je napaka strežnika, ne vaša. Kmalu poskusite znova; če se ponovi, obvestite skrbnika sistema.
page-ticket-unknown-title = Številke ni mogoče najti
page-ticket-unknown-lead = Ta naslov ne pripada nobeni današnji številki. Številka velja samo na dan, ko je bila vzeta.

# A ticket's own page
page-ticket-title = Vaša številka
page-ticket-waiting = Čakate
page-ticket-ahead-none = Naslednji ste na vrsti: pripravite se.
page-ticket-ahead = { $n ->
    [one] Pred vami je { $n } oseba.
    [two] Pred vami sta { $n } osebi.
    [few] Pred vami so { $n } osebe.
   *[other] Pred vami je { $n } oseb.
}
page-ticket-forecast-label = Predvideno čakanje
page-ticket-forecast = { $to ->
    [one] od { $from } do { $to } minute
    [two] od { $from } do { $to } minut
    [few] od { $from } do { $to } minut
   *[other] od { $from } do { $to } minut
}
page-ticket-forecast-one = { $n ->
    [one] približno { $n } minuta
    [two] približno { $n } minuti
    [few] približno { $n } minute
   *[other] približno { $n } minut
}
page-ticket-forecast-soon = manj kot minuta
page-ticket-where = Kje počakati
page-ticket-code = Koda številke
page-ticket-qr = Skenirajte in spremljajte vrsto
page-ticket-print = Natisnite
page-ticket-called = Na vrsti ste
page-ticket-called-go = Pojdite zdaj k:
page-ticket-serving = Ste pri okencu
page-ticket-served = Opravljeno
page-ticket-served-more = Hvala za obisk.
page-ticket-no-show = Poklicali smo vas
page-ticket-no-show-more = Ni vas bilo. Če ste še tukaj, povejte pri okencu: vašo številko lahko vrnejo v vrsto.
page-ticket-parked = Vaša številka je dana na stran
page-ticket-parked-more = Okence vas bo znova poklicalo. Druge številke ne potrebujete.
page-ticket-withdrawn = Številka je preklicana
page-ticket-withdrawn-more = Da vas pokličejo, vzemite novo številko na napravi.
page-ticket-expired = Številka je potekla
page-ticket-expired-more = Dan se je končal pred klicem. Vzemite novo številko, ko se urad znova odpre.
page-ticket-as-of = Osveženo ob { $time }
page-ticket-updates-on = { $n ->
    [one] Stran se sama osveži vsako { $n } sekundo.
    [two] Stran se sama osveži vsaki { $n } sekundi.
    [few] Stran se sama osveži vsake { $n } sekunde.
   *[other] Stran se sama osveži vsakih { $n } sekund.
}
page-ticket-updates-off = Stran se ne osvežuje sama.
page-ticket-stop = Ustavite osveževanje
page-ticket-resume = Samodejno osveževanje
page-ticket-refresh = Osvežite zdaj
page-waits-quiet = Kdaj je manj ljudi
page-waits-quiet-source = Po podatkih zadnjih osmih tednov.
