### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nimeni înaintea dumneavoastră
        [one] O persoană înaintea dumneavoastră
        [few] { $count } persoane înaintea dumneavoastră
       *[other] { $count } de persoane înaintea dumneavoastră
    }
slip-wait = Așteptare: { $wait }
slip-documents = Aduceți:
slip-reprint = DUPLICAT
