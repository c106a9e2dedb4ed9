# What the wall says aloud, in pieces: each message is one clip. Letters and numbers between them are read by the program.
# Before the ticket's number, for example "Numero | A | quarantadue | Sportello 1.".
announcement-number = 请
# After it: where to go. $counter is the counter's own name.
announcement-counter = 号到{ $counter }。
# Before the number of somebody who was called before and did not come.
announcement-again = 再次叫号。
# Some minutes before the office closes.
announcement-closing = 办事处将在 { $minutes } 分钟后关门。
