# What the wall says of the hour and the hall, on a line of its own.
message-closing = Closing at { $time }
message-one-counter = Only one counter is open
