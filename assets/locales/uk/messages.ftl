# What the wall says of the hour and the hall, on a line of its own.
message-closing = Зачиняємося о { $time }
message-one-counter = Відкрите лише одне віконце
