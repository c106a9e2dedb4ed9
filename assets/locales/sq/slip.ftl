### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Askush para jush
        [one] 1 person para jush
       *[other] { $count } persona para jush
    }
slip-wait = Pritja: { $wait }
slip-alone = Koha e pritjes tani nuk dihet. Do të thirreni sipas radhës së ardhjes.
slip-documents = Sillni me vete:
slip-reprint = RIPRINTIM
