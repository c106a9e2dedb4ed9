# The wall: few words, read from ten metres.
wall-called = E ka radhën
wall-recent = Thirrjet e fundit
wall-counters = Në sportele
wall-lines = Koha e pritjes
wall-no-call = Ende asnjë thirrje
wall-no-recent = Këtu shfaqen thirrjet e fundit
wall-counter-closed = mbyllur
wall-counter-free = i lirë
wall-counter-calling = thërret
wall-counter-serving = i zënë
wall-wait = { $from ->
    [0] { $to ->
        [0] pa pritje
       *[other] deri në { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = rreth { $minutes } min
wall-line-closed = mbyllur
wall-line-no-time = nuk ka më numra
wall-stale = Pa përditësim që nga ora { $time }
wall-stale-advice = Dëgjoni thirrjen nga sporteli
wall-connecting = Duke u lidhur
wall-connecting-advice = Ekrani ndizet vetë sapo të përgjigjet serveri
wall-closed = Mbyllur
wall-opens = Hapet { $moment }
wall-no-opening = Asnjë hapje e planifikuar
wall-window-title = Turno wall
