# The wall: few words, read from ten metres.
wall-called = Na vrsti je
wall-recent = Zadnji klici
wall-counters = Pri okencih
wall-lines = Predvideno čakanje
wall-no-call = Zaenkrat ni klicev
wall-no-recent = Tu so prikazani zadnji klici
wall-counter-closed = zaprto
wall-counter-free = prosto
wall-counter-calling = kliče
wall-counter-serving = zasedeno
wall-wait = { $from ->
    [0] { $to ->
        [0] brez čakanja
       *[other] do { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = približno { $minutes } min
wall-line-closed = zaprto
wall-line-no-time = ni več številk
wall-stale = Ni osveženo od { $time }
wall-stale-advice = Poslušajte klic z okenca
wall-connecting = Povezovanje
wall-connecting-advice = Zaslon se vklopi sam, ko se strežnik odzove
wall-closed = Zaprto
wall-opens = Odpre se: { $moment }
wall-no-opening = Ni načrtovanih uradnih ur
wall-window-title = Turno wall
