### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nobody before you
        [one] 1 person before you
       *[other] { $count } people before you
    }
slip-wait = Wait: { $wait }
slip-alone = The wait cannot be told now. You will be called in the order of arrival.
slip-documents = Please bring:
slip-reprint = REPRINT
