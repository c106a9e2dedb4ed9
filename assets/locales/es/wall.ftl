# The wall: few words, read from ten metres.
wall-called = Es el turno de
wall-recent = Últimas llamadas
wall-counters = En las ventanillas
wall-lines = Espera prevista
wall-no-call = Ninguna llamada por ahora
wall-no-recent = Aquí se ven las últimas llamadas
wall-counter-closed = cerrada
wall-counter-free = libre
wall-counter-calling = llama
wall-counter-serving = atiende
wall-wait = { $from ->
    [0] { $to ->
        [0] sin espera
       *[other] hasta { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = unos { $minutes } min
wall-line-closed = cerrado
wall-line-no-time = no hay más números
wall-stale = Sin actualizar desde las { $time }
wall-stale-advice = Esté atento a la llamada de la ventanilla
wall-connecting = Conectando
wall-connecting-advice = La pantalla se enciende sola cuando el servidor responde
wall-closed = Cerrado
wall-opens = Abre { $moment }
wall-no-opening = Ninguna apertura prevista
wall-window-title = Turno wall
