### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Personne avant vous
        [one] 1 personne avant vous
       *[other] { $count } personnes avant vous
    }
slip-wait = Attente : { $wait }
slip-alone = L’attente n’est pas connue pour l’instant. Vous serez appelé dans l’ordre d’arrivée.
slip-documents = À apporter :
slip-reprint = DUPLICATA
