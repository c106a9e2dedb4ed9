### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Nadie antes que usted
        [one] 1 persona antes que usted
       *[other] { $count } personas antes que usted
    }
slip-wait = Espera: { $wait }
slip-alone = La espera ahora no se sabe. Le llamaremos por orden de llegada.
slip-documents = Traiga:
slip-reprint = DUPLICADO
