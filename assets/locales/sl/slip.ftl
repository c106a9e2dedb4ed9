### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Pred vami ni nikogar
        [one] { $count } oseba pred vami
        [two] { $count } osebi pred vami
        [few] { $count } osebe pred vami
       *[other] { $count } oseb pred vami
    }
slip-wait = Čakanje: { $wait }
slip-alone = Čas čakanja zdaj ni znan. Poklicani boste po vrstnem redu prihoda.
slip-documents = Prinesite:
slip-reprint = PONOVNI IZPIS
