### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nimeni înaintea dumneavoastră
        [one] O persoană înaintea dumneavoastră
        [few] { $count } persoane înaintea dumneavoastră
       *[other] { $count } de persoane înaintea dumneavoastră
    }
slip-wait = Așteptare: { $wait }
slip-alone = Timpul de așteptare nu se știe acum. Veți fi chemat în ordinea sosirii.
slip-documents = Aduceți:
slip-reprint = DUPLICAT
