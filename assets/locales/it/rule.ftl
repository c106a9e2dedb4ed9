# Il cartello con la regola della sala: chi viene chiamato, e quando.
page-rule-title = Chi viene chiamato, e quando
page-rule-lead = La regola di questa sala, uguale per tutti.
page-rule-how = Chi è il prossimo
page-rule-oldest = Viene chiamato chi aspetta da più tempo, tra chi ha bisogno di uno sportello che serve anche te.
page-rule-one-in = A ogni sportello, { $others ->
    [one] dopo una persona senza precedenza
   *[other] dopo { $others } persone senza precedenza
} ne viene chiamata una con la precedenza o con appuntamento.
page-rule-strict = Chi ha la precedenza o un appuntamento viene chiamato prima degli altri.
page-rule-priority = Chi ha diritto alla precedenza (gravidanza, disabilità, età molto avanzata) conta come se fosse arrivato { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
} prima. Chiedila all’accoglienza: sul biglietto e sullo schermo non si vede.
page-rule-priority-plain = Chi ha diritto alla precedenza (gravidanza, disabilità, età molto avanzata) la chiede all’accoglienza: sul biglietto e sullo schermo non si vede.
page-rule-booking = Chi ha un appuntamento conta da { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
} prima dell’ora fissata, se si presenta entro { $late ->
    [one] un minuto
   *[other] { $late } minuti
} dall’ora. Può arrivare fino a { $early ->
    [one] un minuto
   *[other] { $early } minuti
} prima. Dopo, conta dall’arrivo come tutti.
page-rule-booking-plain = Un appuntamento conta dalla sua ora, se ti presenti entro { $late ->
    [one] un minuto
   *[other] { $late } minuti
}. Puoi arrivare fino a { $early ->
    [one] un minuto
   *[other] { $early } minuti
} prima. Dopo, conta dall’arrivo come tutti.
page-rule-promise = Quello che ti promettiamo
page-rule-bound-minutes = Nessuno viene superato da chi è arrivato più di { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
} dopo.
page-rule-bound-none-later = Nessuno viene superato da chi è arrivato dopo.
page-rule-bound-one-in = Mentre aspetti, ogni sportello chiama al massimo una persona con la precedenza { $others ->
    [one] dopo ogni altra
   *[other] ogni { $others } altre
}.
page-rule-bound-none = Non c’è un limite: se arrivano molte persone con la precedenza, gli altri aspettano finché non sono finite.
page-rule-bound-booked = Chi ha un appuntamento e arriva in tempo conta dall’ora fissata.
page-rule-hand = Due cose stanno fuori da questa regola. Un operatore può scegliere un numero diverso quando serve, per esempio per un documento che manca. E chi ha bisogno solo di un momento può essere mandato davanti. Ogni volta la chiamata resta scritta con il suo motivo.
page-rule-missed = Se non senti la chiamata
page-rule-no-show = Se non ti presenti quando sei chiamato, il tuo numero torna in coda da solo dopo { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
}, { $times ->
    [one] una volta
   *[other] { $times } volte
} al massimo, al posto che avevi. Puoi anche chiedere a uno sportello.
page-rule-no-show-by-hand = Se non ti presenti quando sei chiamato, vai a uno sportello o all’accoglienza: il tuo numero torna in coda al posto che aveva.
page-rule-print = Stampa questa pagina con il comando del browser.
