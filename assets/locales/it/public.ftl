# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Vai al contenuto
page-languages = Lingua della pagina
page-home = Elenco degli uffici

# Errors as pages
page-not-found-title = Pagina non trovata
page-not-found-lead = A questo indirizzo non c’è nulla. Controlla di averlo copiato per intero.
page-failed-title = Qualcosa non ha funzionato
page-failed-lead = È un errore del server, non tuo. Riprova tra poco; se succede ancora, avvisa chi gestisce il sistema.
page-ticket-unknown-title = Numero non trovato
page-ticket-unknown-lead = Questo indirizzo non corrisponde a nessun numero di oggi. I numeri valgono solo per il giorno in cui sono stati presi.

# A ticket's own page
page-ticket-title = Il tuo numero
page-ticket-waiting = Sei in attesa
page-ticket-ahead-none = Sei il prossimo: preparati.
page-ticket-ahead = { $n ->
    [one] C’è 1 persona prima di te.
   *[other] Ci sono { $n } persone prima di te.
}
page-ticket-forecast-label = Attesa prevista
page-ticket-forecast = da { $from } a { $to } minuti
page-ticket-forecast-one = { $n ->
    [one] circa 1 minuto
   *[other] circa { $n } minuti
}
page-ticket-forecast-soon = meno di un minuto
page-ticket-where = Dove aspettare
page-ticket-code = Codice del numero
page-ticket-qr = Inquadra per vedere a che punto è la coda
page-ticket-print = Stampa
page-ticket-called = Tocca a te
page-ticket-called-go = Vai ora a
page-ticket-serving = Sei allo sportello
page-ticket-served = Servito
page-ticket-served-more = Grazie per la visita.
page-ticket-no-show = Ti abbiamo chiamato
page-ticket-no-show-more = Non ti abbiamo trovato. Se sei ancora qui, avvisa lo sportello: possono rimettere il tuo numero in coda.
page-ticket-parked = Il tuo numero è da parte
page-ticket-parked-more = Lo sportello ti richiamerà. Non serve prendere un altro numero.
page-ticket-withdrawn = Numero annullato
page-ticket-withdrawn-more = Per essere chiamato prendi un nuovo numero al totem.
page-ticket-expired = Numero scaduto
page-ticket-expired-more = La giornata è finita prima della chiamata. Prendi un nuovo numero quando l’ufficio riapre.
page-ticket-as-of = Aggiornato alle { $time }
page-ticket-updates-on = La pagina si aggiorna da sola ogni { $n } secondi.
page-ticket-updates-off = La pagina non si aggiorna da sola.
page-ticket-stop = Ferma l’aggiornamento
page-ticket-resume = Aggiorna da sola
page-ticket-refresh = Aggiorna ora
page-waits-quiet = Quando c’è meno gente
page-waits-quiet-source = Secondo le ultime otto settimane.
