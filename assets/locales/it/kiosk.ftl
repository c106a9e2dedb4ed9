### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Italiano
kiosk-language-bar = Scelga la lingua

## Choose a service

kiosk-choose-title = Di che cosa ha bisogno?
kiosk-choose-hint = Tocchi un servizio e prenda il biglietto.
kiosk-choose-hint-alone = Il totem lavora da solo: il numero vale, ma l’attesa adesso non si può dire.
kiosk-choose-line =
    { $count ->
        [0] Nessuno in attesa
        [one] 1 persona in attesa
       *[other] { $count } persone in attesa
    }
kiosk-choose-by-appointment = Solo su appuntamento
kiosk-choose-opens = Chiuso · apre { $moment }
kiosk-choose-closed = Chiuso
kiosk-choose-no-time = Niente più numeri
kiosk-choose-next-page = Altri servizi
kiosk-choose-previous-page = Servizi precedenti
kiosk-choose-page = Pagina { $page } di { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Serve un appuntamento
kiosk-appointment-text = Per questo servizio il totem non dà numeri. Telefoni per prendere un appuntamento:
kiosk-documents-title = Porti con sé
kiosk-back = Indietro

## Working on a number

kiosk-printing-title = Un momento…
kiosk-printing-asking = Stiamo prendendo il suo numero.
kiosk-printing-number = Il suo numero { $number } è in stampa.
kiosk-printing-ordered = L’accoglienza stampa qui il numero { $number }.

## The number

kiosk-done-your-number = Il suo numero
kiosk-done-take-slip = Prenda il biglietto
kiosk-done-no-paper-title = Il biglietto non è uscito
kiosk-done-unknown-title = Ha il biglietto?
kiosk-done-no-paper-text = Il numero vale lo stesso. Lo scriva, oppure inquadri il codice con il telefono.
kiosk-done-unknown-text = Il numero vale comunque. Se manca la carta, lo scriva o inquadri il codice con il telefono.
kiosk-done-no-paper-alone = Il numero vale lo stesso: lo scriva.
kiosk-done-unknown-alone = Il numero vale. Se manca la carta, lo scriva.
kiosk-done-ahead-title = Prima di lei
kiosk-done-ahead =
    { $count ->
        [0] nessuno
        [one] 1 persona
       *[other] { $count } persone
    }
kiosk-done-ahead-unknown = non si sa
kiosk-done-wait-title = Attesa prevista
kiosk-done-where-title = Dove aspettare
kiosk-done-home = Ho finito
kiosk-wait-now = tra poco
kiosk-wait-below = meno di { $minutes } min
kiosk-wait-about = circa { $minutes } min
kiosk-wait-range = { $from }–{ $to } min
kiosk-wait-unknown = non si sa

## No number

kiosk-no-closed-title = Questo servizio è chiuso
kiosk-no-closed-text = Adesso non si danno numeri per { $service }.
kiosk-no-time-title = Non c’è più tempo
kiosk-no-time-text = Chi prende un numero per { $service } adesso non viene chiamato prima della chiusura. Torni un altro giorno, o chieda allo sportello.
kiosk-opens-again = Riapre { $moment }.
kiosk-no-exhausted-title = Numeri finiti per oggi
kiosk-no-exhausted-text = Per { $service } oggi non ci sono più numeri. Torni un altro giorno o chieda allo sportello.
kiosk-no-own-exhausted-title = Numeri finiti per oggi
kiosk-no-own-exhausted-text = Il totem oggi non ha più numeri. Per favore si rivolga allo sportello.
kiosk-no-printer-title = La stampante non è pronta
kiosk-no-printer-text = Nessun numero è stato preso. Riprovi tra un momento.
kiosk-no-slip-title = C’è ancora un biglietto nella stampante
kiosk-no-slip-text = Lo tolga e riprovi. Per lei nessun numero è stato preso.
kiosk-no-answer-title = Il numero non è arrivato
kiosk-no-answer-text = Il sistema non risponde. Riprovi, oppure si rivolga allo sportello.
kiosk-no-other-title = Il numero non si può dare
kiosk-no-other-text = Per favore si rivolga allo sportello: qualcuno la aiuterà.
kiosk-no-home = Torna ai servizi

## Closed, and out of service

kiosk-closed-title = L’ufficio è chiuso
kiosk-closed-text = Adesso non si danno numeri.
kiosk-out-title = Totem fuori servizio
kiosk-out-starting-title = Il totem si sta accendendo
kiosk-out-starting-text = Tra pochi secondi potrà prendere il suo numero.
kiosk-out-server = Il totem non riesce a collegarsi al sistema.
kiosk-out-settings = Questo totem non è impostato correttamente.
kiosk-out-name = È già in servizio un altro totem con lo stesso nome.
kiosk-out-disk = Il totem non riesce a salvare i dati.
kiosk-out-paper = È finita la carta.
kiosk-out-cover = Il coperchio della stampante è aperto.
kiosk-out-printer-silent = La stampante non risponde.
kiosk-out-printer-fault = La stampante è guasta.
kiosk-out-printer-unplugged = La stampante è scollegata.
kiosk-out-cutter = La taglierina della stampante è bloccata.
kiosk-out-jam = La carta è inceppata.
kiosk-out-hot = La stampante è troppo calda: tra poco riprende.
kiosk-out-voltage = La stampante non ha la corrente giusta.
kiosk-out-not-taken = Un biglietto è fermo nella stampante.
kiosk-out-leftover = Un biglietto è rimasto nella stampante.
kiosk-out-help = Per favore si rivolga allo sportello.
