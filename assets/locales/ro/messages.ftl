# What the wall says of the hour and the hall, on a line of its own.
message-closing = Se închide la { $time }
message-one-counter = Este deschis un singur ghișeu
