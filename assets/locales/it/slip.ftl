### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nessuno prima di lei
        [one] 1 persona prima di lei
       *[other] { $count } persone prima di lei
    }
slip-wait = Attesa: { $wait }
slip-alone = L’attesa adesso non si può dire. Sarà chiamato nell’ordine di arrivo.
slip-documents = Porti con sé:
slip-reprint = RISTAMPA
