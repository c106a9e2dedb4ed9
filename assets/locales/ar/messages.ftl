# What the wall says of the hour and the hall, on a line of its own.
message-closing = نغلق الساعة { $time }
message-one-counter = شباك واحد فقط مفتوح
