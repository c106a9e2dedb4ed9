# What the wall says aloud. $letter is the line's letter, $count the ticket's count without leading zeros,
# $counter the counter's own name. Each message is one clip, so it must be able to stand alone.
voice-number = Numéro { $letter }, { $count }.
voice-counter = { $counter }.
