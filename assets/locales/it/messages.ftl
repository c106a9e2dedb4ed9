# What the wall says of the hour and the hall, on a line of its own.
message-closing = Si chiude alle { $time }
message-one-counter = È aperto un solo sportello
