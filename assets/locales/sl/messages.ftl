# What the wall says of the hour and the hall, on a line of its own.
message-closing = Zapremo ob { $time }
message-one-counter = Odprto je samo eno okence
