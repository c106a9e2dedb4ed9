# Afishja me rregullin e sallës: kush thirret dhe kur.
page-rule-title = Kush thirret dhe kur
page-rule-lead = Rregulli i kësaj salle, i njëjtë për të gjithë.
page-rule-how = Kush është i radhës
page-rule-oldest = Thirret kush pret prej më shumë kohësh, ndër ata që kanë nevojë për një sportel që ju shërben edhe juve.
page-rule-one-in = Në çdo sportel, pas { $others ->
    [one] një personi
   *[other] { $others } personave
} pa përparësi thirret një me përparësi ose me takim.
page-rule-strict = Personat me përparësi ose me takim thirren para të tjerëve.
page-rule-priority = Kush ka të drejtë të kalojë përpara (shtatzëni, aftësi e kufizuar, moshë shumë e madhe) llogaritet sikur të kishte ardhur { $minutes ->
    [one] një minutë
   *[other] { $minutes } minuta
} më parë. Pyesni në pritje: nuk duket në asnjë biletë dhe në asnjë ekran.
page-rule-priority-plain = Kush ka të drejtë të kalojë përpara (shtatzëni, aftësi e kufizuar, moshë shumë e madhe) pyet në pritje: nuk duket në asnjë biletë dhe në asnjë ekran.
page-rule-booking = Një takim llogaritet nga { $minutes ->
    [one] një minutë
   *[other] { $minutes } minuta
} para orës së tij, nëse vini më së shumti { $late ->
    [one] një minutë
   *[other] { $late } minuta
} pas saj. Mund të vini deri { $early ->
    [one] një minutë
   *[other] { $early } minuta
} më herët. Më vonë, llogaritet ardhja juaj si për të gjithë.
page-rule-booking-plain = Një takim llogaritet nga ora e tij, nëse vini më së shumti { $late ->
    [one] një minutë
   *[other] { $late } minuta
} pas saj. Mund të vini deri { $early ->
    [one] një minutë
   *[other] { $early } minuta
} më herët. Më vonë, llogaritet ardhja juaj si për të gjithë.
page-rule-promise = Çfarë premtojmë
page-rule-bound-minutes = Askujt nuk i kalon përpara dikush që ka ardhur më shumë se { $minutes ->
    [one] një minutë
   *[other] { $minutes } minuta
} më vonë.
page-rule-bound-none-later = Askujt nuk i kalon përpara dikush që ka ardhur më vonë.
page-rule-bound-one-in = Ndërsa prisni, çdo sportel thërret më së shumti një person me përparësi për çdo { $others ->
    [one] person tjetër
   *[other] { $others } të tjerë
}.
page-rule-bound-none = Nuk ka kufi: nëse vijnë shumë persona me përparësi, të tjerët presin derisa ata të mbarojnë.
page-rule-bound-booked = Kush ka takim dhe vjen në kohë llogaritet nga ora e takimit.
page-rule-hand = Dy gjëra janë jashtë këtij rregulli. Një operator mund të zgjedhë një numër tjetër kur duhet, për shembull për një dokument që mungon. Dhe kush ka nevojë vetëm për një çast mund të dërgohet përpara. Çdo herë thirrja ruhet me arsyen e saj.
page-rule-missed = Nëse ju ikën thirrja
page-rule-no-show = Nëse nuk vini kur thirreni, numri juaj kthehet vetë në radhë pas { $minutes ->
    [one] një minute
   *[other] { $minutes } minutash
}, më së shumti { $times ->
    [one] një herë
   *[other] { $times } herë
}, në vendin që kishte. Mund të pyesni edhe në një sportel.
page-rule-no-show-by-hand = Nëse nuk vini kur thirreni, shkoni te një sportel ose te pritja: numri juaj kthehet në radhë në vendin që kishte.
page-rule-print = Shtypeni këtë faqe me shfletuesin tuaj.
