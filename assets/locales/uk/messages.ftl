# What the wall says of the hour and the hall, on a line of its own.
message-closing = Працюємо до { $time }
message-one-counter = Відкрите лише одне віконце
