# The web pages of the staff: list of offices, operator's console. In the staff's languages only.
# In the console, names in braces such as { $ticket } are filled in by the page while it runs.

# Signing in
sign-in-title = Accedi
sign-in-lead = Per chi lavora in questo ufficio.
sign-in-name = Nome utente
sign-in-password = Password
sign-in-do = Accedi
sign-in-wrong = Nome utente o password non corretti.
sign-in-too-soon = { $n ->
    [one] Troppi tentativi: riprova tra un secondo.
   *[other] Troppi tentativi: riprova tra { $n } secondi.
}
sign-in-nobody-yet = Non c'è ancora nessun utente. Il primo si crea sul server, con il comando
session-ended-title = La sessione è finita
session-ended-lead = Accedi di nuovo: la console riprende da dove eri, e quello che stavi premendo non va perso.
sign-out-do = Esci
role-greeter = accoglienza
role-operator = operatore
role-manager = responsabile
role-administrator = amministratore

# List of offices
page-halls-title = Uffici
page-halls-lead = Scegli dove lavori.
page-halls-console = Chiamare e servire allo sportello
page-halls-reception = Dare numeri a mano, aiutare chi attende
page-halls-manager = Tutte le code e gli sportelli, adesso
page-halls-reports = Attese e affluenza per giorno, settimana e mese
page-halls-none = Non c'è ancora nessun ufficio. Si aggiunge dal server, con il comando
page-halls-none-then = e appare qui da solo.

# The rule of the hall, as a poster
page-rule-title = Chi viene chiamato, e quando
page-rule-lead = La regola di questa sala, uguale per tutti.
page-rule-how = Chi è il prossimo
page-rule-oldest = Viene chiamato chi aspetta da più tempo, tra chi ha bisogno di uno sportello che serve anche te.
page-rule-one-in = A ogni sportello, dopo { $others } persone senza precedenza ne viene chiamata una con la precedenza o con appuntamento.
page-rule-strict = Chi ha la precedenza o un appuntamento viene chiamato prima degli altri.
page-rule-priority = Chi ha diritto alla precedenza (gravidanza, disabilità, età molto avanzata) conta come se fosse arrivato { $minutes } minuti prima. Chiedila all'accoglienza: sul biglietto e sullo schermo non si vede.
page-rule-priority-plain = Chi ha diritto alla precedenza (gravidanza, disabilità, età molto avanzata) la chiede all'accoglienza: sul biglietto e sullo schermo non si vede.
page-rule-booking = Chi ha un appuntamento conta da { $minutes } minuti prima dell'ora fissata, se si presenta entro { $late } minuti dall'ora. Può arrivare fino a { $early } minuti prima. Dopo, conta dall'arrivo come tutti.
page-rule-booking-plain = Un appuntamento conta dalla sua ora, se ti presenti entro { $late } minuti. Puoi arrivare fino a { $early } minuti prima. Dopo, conta dall'arrivo come tutti.
page-rule-promise = Quello che ti promettiamo
page-rule-bound-minutes = Nessuno viene superato da chi è arrivato più di { $minutes } minuti dopo.
page-rule-bound-none-later = Nessuno viene superato da chi è arrivato dopo.
page-rule-bound-one-in = Mentre aspetti, ogni sportello chiama al massimo una persona con la precedenza ogni { $others } altre.
page-rule-bound-none = Non c'è un limite: se arrivano molte persone con la precedenza, gli altri aspettano finché non sono finite.
page-rule-bound-booked = Chi ha un appuntamento e arriva in tempo conta dall'ora fissata.
page-rule-hand = Un operatore può scegliere un numero diverso quando serve, per esempio per un documento che manca. La chiamata resta scritta con il suo motivo.
page-rule-missed = Se non senti la chiamata
page-rule-no-show = Se non ti presenti quando sei chiamato, il tuo numero torna in coda da solo dopo { $minutes } minuti, { $times } volte al massimo, al posto che avevi. Puoi anche chiedere a uno sportello.
page-rule-no-show-by-hand = Se non ti presenti quando sei chiamato, vai a uno sportello o all'accoglienza: il tuo numero torna in coda al posto che aveva.
page-rule-print = Stampa questa pagina con il comando del browser.

# Console: page and connection
console-title = Console dell'operatore
console-noscript = Questa pagina ha bisogno di JavaScript. Attivalo nel browser e ricarica.
console-link-connecting = Mi collego…
console-link-live = In diretta
console-link-stale = Non aggiornato dalle { $time }
console-link-stale-more = Il server non risponde: quello che vedi può essere cambiato. La pagina si ricollega da sola.
console-office-open = Ufficio aperto
console-office-open-until = Ufficio aperto fino alle { $time }
console-office-closed = Ufficio chiuso
console-served-today = Serviti oggi: { $n }

# Console: choosing the counter
console-choose-title = A quale sportello lavori?
console-choose-lead = Questo browser se lo ricorda. Puoi cambiarlo quando vuoi.
console-change-counter = Cambia sportello

# Console: my counter
console-state-closed = Chiuso
console-state-free = Libero
console-state-calling = Chiamato
console-state-serving = Allo sportello
console-next-is = Prossimo numero
console-next-why = attende da più tempo
console-nobody = Nessuno in attesa
console-nobody-more = Il prossimo numero appare qui appena qualcuno lo prende.
console-closed-more = Apri lo sportello per cominciare a chiamare.
console-called-for = da
console-serving-for = da
console-reason-oldest = Attendeva da più tempo: { $minutes } min
console-reason-chosen = Scelto dall'operatore, dopo { $minutes } min
console-reason-booked = Prenotato per le { $time }
console-reason-priority = Ha la precedenza: { $minutes } min di attesa
console-reason-one-in = Precedenza, dopo { $others } senza
console-reason-helper-primary-empty = Aiuto: nessuno nelle code dello sportello ({ $minutes } min di attesa)
console-reason-helper-beyond-threshold = Aiuto: attendeva da { $minutes } min, oltre la soglia
console-reason-back-to-you = Torna da te, dopo { $minutes } min
console-reason-sent-to-you = Mandato a questo sportello, dopo { $minutes } min
console-reason-sent-ahead = Mandato avanti, dopo { $minutes } min
console-reason-from-roll = Prossimo numero del rotolo
console-recalls = Richiami: { $n }
console-speaks = Lingua: { $language }
console-language-it = italiano
console-language-en = inglese
console-language-de = tedesco
console-language-fr = francese
console-language-es = spagnolo
console-language-ro = rumeno
console-language-sq = albanese
console-language-sl = sloveno
console-language-ar = arabo
console-language-zh = cinese
console-language-uk = ucraino

# Console: buttons
console-do-open = Apri lo sportello
console-do-walk-in = Senza numero
console-do-close = Chiudi lo sportello
console-do-next = Chiama il prossimo
console-do-start = È qui
console-do-recall = Richiama
console-do-no-show = Non si presenta
console-do-not-torn = Numero non ancora preso
console-do-finish = Fatto
console-do-finish-next = Fatto, avanti il prossimo
console-do-park = Metti da parte
console-do-transfer = Trasferisci
console-do-undo = Torna indietro con { $ticket } ({ $secs } s)
console-do-call = Chiama
console-do-call-one = Chiama { $ticket }
console-do-withdraw-one = Annulla { $ticket }
console-do-bring-back = Rimetti in coda
console-do-bring-back-one = Rimetti in coda { $ticket }

# Console: dialogs
console-walk-in-title = Per quale servizio?
console-walk-in-lead = Chi è qui senza numero ne riceve uno, ed è chiamato subito: così la visita è contata.
console-transfer-title = A quale servizio passa { $ticket }?
console-transfer-lead = Tiene il numero e l'ora di arrivo.
console-do-note = Nota
console-do-keys = Tasti
console-route-counter = A quale sportello
console-route-any-counter = Qualsiasi
console-route-position = Dove in coda
console-route-in-order = Secondo l'ora di arrivo
console-route-ahead = Davanti a tutti
console-route-behind = In fondo
console-route-back = Poi torna a questo sportello
console-note-title = Nota su { $ticket }
console-note-lead = La leggono solo i colleghi. Si cancella quando la visita finisce.
console-note-label = Per chi servirà dopo
console-note-keep = Salva la nota
console-note-is = Nota: { $note }
console-done-note = Nota su { $ticket } salvata.
console-done-no-note = Nessuna nota su { $ticket }.
console-keys-title = Tasti della pulsantiera
console-keys-lead = Per una pulsantiera o un tastierino che il computer vede come tastiera. Vale per questo browser.
console-keys-set = Scegli un tasto
console-keys-press = Premi il tasto…
console-keys-clear = Togli
console-keys-cleared = { $action }: nessun tasto.
console-keys-done = { $action }: tasto { $key }.
console-keys-keypad = { $key } (tastierino)
console-keys-space = Spazio
console-keys-main = Pulsante grande
console-keys-undo = Torna indietro
console-withdraw-title = Annullare il numero { $ticket }?
console-withdraw-lead = La persona perde il posto e non si può tornare indietro.
console-withdraw-yes = Sì, annulla il numero
console-dialog-close = Lascia com'è

# Console: who is waiting
console-waiting = In attesa
console-waiting-more = Altri in attesa: { $n }
console-waiting-since = dalle { $time }
console-waiting-for = { $minutes } min
console-line-closed = non dà numeri ora
console-line-no-time = il totem non dà più numeri: si chiude prima
console-line-elsewhere = altri sportelli
console-tag-next = prossimo
console-tag-priority = precedenza
console-tag-booked = prenotato { $time }
console-tag-counter = per { $counter }
console-paper-on-screen = senza carta
console-paper-unknown = stampa incerta
console-aside = Da parte
console-aside-none = Nessuno è da parte.
console-aside-no-show = non si è presentato alle { $time }
console-aside-parked = messo da parte alle { $time }
console-aside-back-at = torna alle { $time }
console-counters = Tutti gli sportelli

# Console: what a press has led to
console-retrying = Nessuna risposta dal server: riprovo da solo. Non premere di nuovo.
console-done-open = Sportello aperto.
console-done-close = Sportello chiuso.
console-done-call-next = Chiamato { $ticket }.
console-done-call = Chiamato { $ticket }.
console-done-recall = { $ticket } richiamato.
console-done-start = { $ticket } è allo sportello.
console-done-finish = { $ticket } servito.
console-done-no-show = { $ticket } non si è presentato: è tra i numeri da parte.
console-done-park = { $ticket } messo da parte.
console-done-transfer = { $ticket } passato a { $service }.
console-done-undo = { $ticket }: ultimo passo ripreso.
console-done-bring-back = { $ticket } di nuovo in coda.
console-done-withdraw = { $ticket } annullato.

# How the totems are
console-totem = Totem { $totem }
console-totem-since = dalle { $time }
console-totem-own = numeri propri non ancora consegnati: { $n }
console-totem-never-heard = non si è ancora fatto sentire
console-totem-gone = non risponde più
console-totem-ready = stampante pronta
console-totem-paper-low = la carta sta per finire
console-totem-busy = sta stampando
console-totem-starting = si sta avviando
console-totem-unplugged = stampante scollegata
console-totem-silent = la stampante non risponde
console-totem-paper-end = carta finita
console-totem-cover-open = coperchio della stampante aperto
console-totem-cutter = taglierina bloccata
console-totem-jam = carta inceppata
console-totem-hot = stampante surriscaldata: riprende da sola
console-totem-voltage = alimentazione della stampante non regolare
console-totem-not-taken = un biglietto è rimasto nella bocca della stampante
console-totem-leftover = nella stampante può essere rimasto un biglietto: controllare
console-totem-fault = stampante guasta

# Reception
reception-title = Accoglienza
reception-give = Dai un numero
reception-language = Lingua della persona
reception-waiting = in attesa: { $n }
reception-given = Dato il numero { $ticket }.
reception-given-at = preso alle { $time }
reception-ahead = persone prima: { $n }
reception-wait = attesa prevista: da { $from } a { $to } minuti
reception-open = Apri la pagina del numero, con codice e stampa
reception-roll-title = Rotolo numerato (totem fuori servizio)
reception-roll-lead = Metti fuori un rotolo già numerato: gli sportelli chiamano i suoi numeri in ordine. La lettera non deve essere di nessun altro servizio o totem.
reception-roll-line = Servizio
reception-roll-first = Primo numero del rotolo
reception-roll-put-out = Metti fuori il rotolo
reception-roll-next = { $service }: prossimo numero { $ticket }
reception-roll-last = Ultimo numero preso
reception-roll-count = Conta chi aspetta
reception-roll-counted = Contati fino a { $ticket }.
reception-roll-away = Togli il rotolo
reception-roll-is-out = Il rotolo per { $service } comincia da { $ticket }.
reception-roll-is-away = Il rotolo per { $service } è tolto; chi ha un numero resta in coda.

# Manager: the live view
manager-title = Situazione
manager-longest = Attesa più lunga
manager-open = Sportelli aperti
manager-lines = Code
manager-state = Numeri
manager-line-open = aperto

# Reports
reports-title = Rapporti
report-period = Periodo
report-period-day = giorno
report-period-week = settimana
report-period-month = mese
report-date = Data
report-target = Attesa buona entro (minuti)
report-show = Mostra
report-days = da { $from } a { $to }
report-before = Periodo precedente
report-after = Periodo successivo
report-month = Foglio del mese, da stampare
report-month-title = Rapporto di { $month } { $year }
report-nothing = In questi giorni non è stato dato nessun numero.
report-taken = Numeri dati
report-served = Serviti
report-no-shows = Non presentati
report-left = Andati via
report-mean = Attesa media
report-median = Mediana
report-p90 = 9 su 10 entro
report-max = Massima
report-within = Entro { $n } min
report-minutes = Le attese sono in minuti, dall'arrivo alla prima chiamata.
report-under-way = Ancora in corso: { $n }.
report-privacy = Solo totali di gruppo: nessun dato riguarda un singolo operatore o sportello.
report-chart-arrivals = Numeri dati per ora di arrivo
report-chart-waits = Attesa media in minuti per ora di arrivo
report-by-service = Per servizio
report-by-hour = Per ora di arrivo
report-by-weekday = Per giorno della settimana
report-by-channel = Per canale
report-by-day = Per giorno
report-service = Servizio
report-hour = Ora
report-weekday = Giorno
report-channel = Canale
report-day = Data
report-channel-kiosk = totem
report-channel-kiosk-offline = totem, senza server
report-channel-reception = accoglienza o sportello
report-channel-roll = rotolo numerato

# Errors in words, one for each code
error-unknown-hall = Questo ufficio non esiste su questo server.
error-unknown-service = Questo servizio non esiste in questo ufficio.
error-unknown-counter = Questo sportello non esiste in questo ufficio.
error-unknown-ticket = Questo numero non esiste oggi.
error-unknown-kiosk = Questo totem non è registrato in questo ufficio.
error-unknown-zone = Questa zona non esiste in questo ufficio.
error-appointment-used = Per questo appuntamento il numero è già stato dato.
error-unknown-appointment = Nessun appuntamento di oggi ha questo codice.
error-unknown-route = Questo indirizzo non esiste sul server.
error-not-signed-in = La sessione è finita: accedi di nuovo.
error-not-allowed = Il tuo ruolo non permette questa operazione.
error-too-many-tries = Troppi tentativi: aspetta qualche secondo.
error-method-not-allowed = Il server non accetta questa operazione a questo indirizzo.
error-service-closed = Il servizio è chiuso: ora non dà numeri.
error-appointment-only = Questo servizio è solo su appuntamento.
error-no-time-left = Chi prende un numero adesso non viene chiamato prima della chiusura.
error-too-early = La prenotazione vale più tardi: il numero si dà quando manca poco.
error-numbers-exhausted = I numeri di oggi per questo servizio sono finiti.
error-nobody-waiting = Nessuno in attesa per questo sportello.
error-ticket-in-hand = Lo sportello ha già un numero in corso: concludilo prima di chiamarne un altro.
error-not-in-hand = Questo numero non è più al tuo sportello.
error-nothing-to-undo = Non c'è più niente da riprendere: dopo quel passo è successo altro.
error-too-late-to-undo = È passato troppo tempo: quel passo resta.
error-wrong-state = Non si può fare ora: la situazione di questo numero è cambiata.
error-counter-closed = Lo sportello è chiuso: aprilo per continuare.
error-not-served-here = Il tuo sportello non serve questo servizio.
error-number-taken = Questo numero è già stato registrato.
error-roll-is-out = Per questo servizio c'è già un rotolo.
error-no-roll = Per questo servizio non c'è nessun rotolo.
error-letter-taken = Questa lettera è già di un servizio, di un totem o di un altro rotolo.
error-not-on-roll = Questo numero non è tra i prossimi del rotolo.
error-request-id-reused = La richiesta è già servita per altro: premi di nuovo.
error-foreign-number = Il totem non può dare questo numero.
error-outside-day = L'orario è fuori dalla giornata di lavoro.
error-malformed = Il server non ha capito la richiesta: ricarica la pagina.
error-too-large = La richiesta è troppo grande.
error-not-json = Il server non ha capito il formato della richiesta: ricarica la pagina.
error-overloaded = Il server ha troppe richieste in attesa: riprova tra poco.
error-storage-failed = Il server non riesce a scrivere su disco: l'operazione non è stata fatta. Avvisa chi gestisce il sistema.
error-stopping = Il server si sta spegnendo: riprova tra poco.
error-internal = Errore del server. Riprova; se succede ancora, avvisa chi gestisce il sistema.
error-other = Il server ha rifiutato l'operazione: ricarica la pagina e riprova.
