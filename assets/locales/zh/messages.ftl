# What the wall says of the hour and the hall, on a line of its own.
message-closing = { $time } 关门
message-one-counter = 仅开放一个窗口
