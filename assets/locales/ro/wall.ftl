# The wall: few words, read from ten metres.
wall-called = Este rândul
wall-recent = Ultimele apeluri
wall-counters = La ghișee
wall-lines = Timp de așteptare
wall-no-call = Niciun apel deocamdată
wall-no-recent = Aici apar ultimele apeluri
wall-counter-closed = închis
wall-counter-free = liber
wall-counter-calling = cheamă
wall-counter-serving = ocupat
wall-wait = { $from ->
    [0] { $to ->
        [0] fără așteptare
       *[other] până la { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = aproximativ { $minutes } min
wall-line-closed = închis
wall-line-no-time = nu se mai dau numere
wall-stale = Neactualizat de la { $time }
wall-stale-advice = Ascultați apelul de la ghișeu
wall-connecting = Se conectează
wall-connecting-advice = Ecranul pornește singur imediat ce serverul răspunde
wall-closed = Închis
wall-opens = Se deschide { $moment }
wall-no-opening = Nicio deschidere programată
wall-window-title = Turno wall
