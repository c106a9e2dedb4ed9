### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nessuno prima di lei
        [one] 1 persona prima di lei
       *[other] { $count } persone prima di lei
    }
slip-wait = Attesa: { $wait }
slip-documents = Porti con sé:
slip-reprint = RISTAMPA
