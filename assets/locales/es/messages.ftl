# What the wall says of the hour and the hall, on a line of its own.
message-closing = Cerramos a las { $time }
message-one-counter = Solo hay una ventanilla abierta
