# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Te përmbajtja
page-languages = Gjuha e kësaj faqeje
page-home = Lista e zyrave

# Errors as pages
page-not-found-title = Faqja nuk u gjet
page-not-found-lead = Në këtë adresë nuk ka asgjë. Kontrolloni nëse e keni kopjuar të plotë.
page-failed-title = Diçka nuk funksionoi
page-failed-lead = Është gabim i serverit, jo juaji. Provoni përsëri pas pak; nëse përsëritet, njoftoni administratorin e sistemit.
page-ticket-unknown-title = Numri nuk u gjet
page-ticket-unknown-lead = Kjo adresë nuk i përket asnjë numri të sotëm. Numri vlen vetëm ditën kur është marrë.

# A ticket's own page
page-ticket-title = Numri juaj
page-ticket-waiting = Jeni në pritje
page-ticket-ahead-none = Jeni i radhës: përgatituni.
page-ticket-ahead = { $n ->
    [one] Është 1 person para jush.
   *[other] Janë { $n } persona para jush.
}
page-ticket-forecast-label = Koha e pritjes
page-ticket-forecast = nga { $from } deri në { $to } minuta
page-ticket-forecast-one = { $n ->
    [one] rreth 1 minutë
   *[other] rreth { $n } minuta
}
page-ticket-forecast-soon = më pak se një minutë
page-ticket-where = Ku të prisni
page-ticket-code = Kodi i numrit
page-ticket-qr = Skanoni për të parë si ecën radha
page-ticket-print = Printoni
page-ticket-called = Është radha juaj
page-ticket-called-go = Shkoni tani te
page-ticket-serving = Jeni në sportel
page-ticket-served = Përfunduar
page-ticket-served-more = Faleminderit për vizitën.
page-ticket-no-show = Ju thirrëm
page-ticket-no-show-more = Nuk ishit aty. Nëse jeni ende këtu, njoftoni sportelin: numri juaj mund të kthehet në radhë.
page-ticket-parked = Numri juaj është vënë mënjanë
page-ticket-parked-more = Sporteli do t’ju thërrasë përsëri. Nuk ju duhet numër tjetër.
page-ticket-withdrawn = Numri u anulua
page-ticket-withdrawn-more = Për t’u thirrur, merrni një numër të ri te pajisja.
page-ticket-expired = Numri ka skaduar
page-ticket-expired-more = Dita mbaroi para thirrjes. Merrni një numër të ri kur zyra të hapet përsëri.
page-ticket-as-of = Përditësuar në orën { $time }
page-ticket-updates-on = Kjo faqe përditësohet vetë çdo { $n } sekonda.
page-ticket-updates-off = Kjo faqe nuk përditësohet vetë.
page-ticket-stop = Ndalni përditësimin
page-ticket-resume = Përditësim automatik
page-ticket-refresh = Përditësoni tani
page-waits-quiet = Kur ka më pak njerëz
page-waits-quiet-source = Sipas tetë javëve të fundit.
