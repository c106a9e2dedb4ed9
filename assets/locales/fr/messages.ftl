# What the wall says of the hour and the hall, on a line of its own.
message-closing = Fermeture à { $time }
message-one-counter = Un seul guichet est ouvert
