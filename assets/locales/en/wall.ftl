# The wall: few words, read from ten metres.
wall-called = Now calling
wall-recent = Latest calls
wall-counters = At the counters
wall-lines = Expected wait
wall-no-call = No call yet
wall-no-recent = The latest calls will be shown here
wall-counter-closed = closed
wall-counter-free = free
wall-counter-calling = calling
wall-counter-serving = serving
wall-wait = { $from ->
    [0] { $to ->
        [0] no wait
       *[other] up to { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = about { $minutes } min
wall-line-closed = closed
wall-line-no-time = no more numbers
wall-stale = Not updated since { $time }
wall-stale-advice = Please listen for the call from the counter
wall-connecting = Connecting
wall-connecting-advice = The wall starts by itself as soon as the server answers
wall-closed = Closed
wall-opens = Opens { $moment }
wall-no-opening = No opening is planned
wall-window-title = Turno wall
