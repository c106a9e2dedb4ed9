# What the wall says of the hour and the hall, on a line of its own.
message-closing = Mbyllet në orën { $time }
message-one-counter = Është hapur vetëm një sportel
