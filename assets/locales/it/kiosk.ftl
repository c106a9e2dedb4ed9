### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Italiano
language-bar = Scelga la lingua

## Choose a service

choose-title = Di che cosa ha bisogno?
choose-hint = Tocchi un servizio: esce il biglietto con il suo numero.
choose-line =
    { $count ->
        [0] Nessuno in attesa
        [one] 1 persona in attesa
       *[other] { $count } persone in attesa
    }
choose-by-appointment = Solo su appuntamento
choose-opens = Chiuso · apre { $moment }
choose-closed = Chiuso
choose-next-page = Altri servizi
choose-previous-page = Servizi precedenti
choose-page = Pagina { $page } di { $pages }

## About a service that is by appointment only

appointment-title = Serve un appuntamento
appointment-text = Per questo servizio il totem non dà numeri. Telefoni per prendere un appuntamento:
documents-title = Porti con sé
back = Indietro

## Working on a number

printing-title = Un momento…
printing-asking = Stiamo prendendo il suo numero.
printing-number = Il suo numero { $number } è in stampa.

## The number

done-your-number = Il suo numero
done-take-slip = Prenda il biglietto
done-no-paper-title = Il biglietto non è uscito
done-unknown-title = Il biglietto è uscito?
done-no-paper-text = Il numero vale lo stesso. Lo scriva, oppure inquadri il codice con il telefono.
done-unknown-text = Il numero vale comunque. Se manca la carta, lo scriva o inquadri il codice con il telefono.
done-ahead-title = Prima di lei
done-ahead =
    { $count ->
        [0] nessuno
        [one] 1 persona
       *[other] { $count } persone
    }
done-wait-title = Attesa prevista
done-where-title = Dove aspettare
done-home = Ho finito
wait-now = tra poco
wait-about = circa { $minutes } min
wait-range = da { $from } a { $to } min

## No number

no-closed-title = Questo servizio è chiuso
no-closed-text = Adesso non si danno numeri per { $service }.
opens-again = Riapre { $moment }.
no-exhausted-title = Numeri finiti per oggi
no-exhausted-text = Per { $service } oggi non ci sono più numeri. Torni un altro giorno o chieda allo sportello.
no-printer-title = La stampante non è pronta
no-printer-text = Nessun numero è stato preso. Riprovi tra un momento.
no-answer-title = Il numero non è arrivato
no-answer-text = Il sistema non risponde. Riprovi, oppure si rivolga allo sportello.
no-other-title = Il numero non si può dare
no-other-text = Per favore si rivolga allo sportello: qualcuno la aiuterà.
no-home = Torna ai servizi

## Closed, and out of service

closed-title = L’ufficio è chiuso
closed-text = Adesso non si danno numeri.
out-title = Totem fuori servizio
out-starting-title = Il totem si sta accendendo
out-starting-text = Tra pochi secondi potrà prendere il suo numero.
out-server = Il totem non riesce a collegarsi al sistema.
out-paper = È finita la carta.
out-cover = Il coperchio della stampante è aperto.
out-printer-silent = La stampante non risponde.
out-printer-fault = La stampante è guasta.
out-help = Per favore si rivolga allo sportello: il suo turno le verrà dato lì.
