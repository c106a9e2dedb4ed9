# What the wall says aloud, in pieces: each message is one clip. Letters and numbers between them are read by the program.
# Before the ticket's number, for example "Numero | A | quarantadue | Sportello 1.".
announcement-number = Numri
# After it: where to go. $counter is the counter's own name.
announcement-counter = { $counter }.
# Before the number of somebody who was called before and did not come.
announcement-again = Po e përsërisim thirrjen.
# Some minutes before the office closes.
announcement-closing = Zyra mbyllet pas { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutash
}.
