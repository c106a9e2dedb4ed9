### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Niemand vor Ihnen
        [one] 1 Person vor Ihnen
       *[other] { $count } Personen vor Ihnen
    }
slip-wait = Wartezeit: { $wait }
slip-alone = Die Wartezeit ist jetzt nicht bekannt. Sie werden in der Reihenfolge der Ankunft aufgerufen.
slip-documents = Bitte mitbringen:
slip-reprint = NACHDRUCK
