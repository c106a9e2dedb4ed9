# The wall: few words, read from ten metres.
wall-called = Jetzt an der Reihe
wall-recent = Letzte Aufrufe
wall-counters = An den Schaltern
wall-lines = Wartezeit
wall-no-call = Noch kein Aufruf
wall-no-recent = Hier stehen die letzten Aufrufe
wall-counter-closed = geschlossen
wall-counter-free = frei
wall-counter-calling = ruft auf
wall-counter-serving = bedient
wall-wait = { $from ->
    [0] { $to ->
        [0] sofort
       *[other] bis { $to } Min.
    }
   *[other] { $from }–{ $to } Min.
}
wall-wait-exact = etwa { $minutes } Min.
wall-line-closed = geschlossen
wall-line-no-time = keine Nummern mehr
wall-stale = Nicht aktualisiert seit { $time } Uhr
wall-stale-advice = Bitte achten Sie auf den Aufruf vom Schalter
wall-connecting = Verbindung wird hergestellt
wall-connecting-advice = Die Anzeige startet von selbst, sobald der Server antwortet
wall-closed = Geschlossen
wall-opens = Öffnet { $moment }
wall-no-opening = Keine Öffnung geplant
wall-window-title = Turno wall
