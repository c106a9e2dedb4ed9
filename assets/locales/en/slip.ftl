### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nobody before you
        [one] 1 person before you
       *[other] { $count } people before you
    }
slip-wait = Wait: { $wait }
slip-documents = Please bring:
slip-reprint = REPRINT
