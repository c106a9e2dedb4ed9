# What the wall says of the hour and the hall, on a line of its own.
message-closing = Wir schließen um { $time } Uhr
message-one-counter = Nur ein Schalter ist geöffnet
