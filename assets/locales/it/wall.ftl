# The wall: few words, read from ten metres.
wall-called = È il turno di
wall-recent = Ultime chiamate
wall-counters = Agli sportelli
wall-lines = Attesa prevista
wall-no-call = Nessuna chiamata per ora
wall-no-recent = Qui si leggono le ultime chiamate
wall-counter-closed = chiuso
wall-counter-free = libero
wall-counter-calling = chiama
wall-counter-serving = serve
wall-wait = { $from ->
    [0] { $to ->
        [0] nessuna attesa
       *[other] fino a { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = circa { $minutes } min
wall-line-closed = chiuso
wall-line-no-time = niente più numeri
wall-stale = Non aggiornato dalle { $time }
wall-stale-advice = Ascolti la chiamata dello sportello
wall-connecting = In collegamento
wall-connecting-advice = Il tabellone si accende da solo appena il server risponde
wall-closed = Chiuso
wall-opens = Apre { $moment }
wall-no-opening = Nessuna apertura in programma
wall-window-title = Turno wall
