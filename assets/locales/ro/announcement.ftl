# What the wall says aloud, in pieces: each message is one clip. Letters and numbers between them are read by the program.
# Before the ticket's number, for example "Numero | A | quarantadue | Sportello 1.".
announcement-number = Numărul
# After it: where to go. $counter is the counter's own name.
announcement-counter = { $counter }.
# Before the number of somebody who was called before and did not come.
announcement-again = Repetăm apelul.
# Some minutes before the office closes.
announcement-closing = Biroul se închide peste { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
}.
