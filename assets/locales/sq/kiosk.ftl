### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Shqip
kiosk-language-bar = Zgjidhni gjuhën

## Choose a service

kiosk-choose-title = Për çfarë keni nevojë?
kiosk-choose-hint = Prekni një shërbim dhe merrni biletën.
kiosk-choose-hint-alone = Pajisja është pa lidhje: numri juaj vlen, por koha e pritjes tani nuk dihet.
kiosk-choose-line =
    { $count ->
        [0] Askush në pritje
        [one] 1 person në pritje
       *[other] { $count } persona në pritje
    }
kiosk-choose-by-appointment = Vetëm me takim
kiosk-choose-opens = Mbyllur · hapet { $moment }
kiosk-choose-closed = Mbyllur
kiosk-choose-no-time = Nuk ka më numra
kiosk-choose-next-page = Shërbime të tjera
kiosk-choose-previous-page = Të mëparshmet
kiosk-choose-page = Faqja { $page } nga { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Duhet të lini takim
kiosk-appointment-text = Për këtë shërbim këtu nuk jepen numra. Telefononi për të lënë takim:
kiosk-documents-title = Sillni me vete
kiosk-back = Mbrapa

## Working on a number

kiosk-printing-title = Një çast…
kiosk-printing-asking = Po marrim numrin tuaj.
kiosk-printing-number = Numri juaj { $number } po printohet.
kiosk-printing-ordered = Pritja po printon këtu numrin { $number }.

## The number

kiosk-done-your-number = Numri juaj
kiosk-done-take-slip = Merrni biletën
kiosk-done-no-paper-title = Bileta nuk doli
kiosk-done-unknown-title = A e keni biletën?
kiosk-done-no-paper-text = Numri vlen njësoj. Shënojeni ose skanoni kodin me telefon.
kiosk-done-unknown-text = Numri vlen gjithsesi. Nëse mungon bileta, shënojeni ose skanoni kodin.
kiosk-done-no-paper-alone = Numri juaj vlen: ju lutemi shënojeni.
kiosk-done-unknown-alone = Numri juaj vlen. Pa biletë, ju lutemi shënojeni.
kiosk-done-ahead-title = Para jush
kiosk-done-ahead =
    { $count ->
        [0] askush
        [one] 1 person
       *[other] { $count } persona
    }
kiosk-done-ahead-unknown = nuk dihet
kiosk-done-wait-title = Koha e pritjes
kiosk-done-where-title = Ku të prisni
kiosk-done-home = Mbarova
kiosk-wait-now = së shpejti
kiosk-wait-below = më pak se { $minutes } min
kiosk-wait-about = rreth { $minutes } min
kiosk-wait-range = { $from } deri { $to } min
kiosk-wait-unknown = nuk dihet

## No number

kiosk-no-closed-title = Ky shërbim është i mbyllur
kiosk-no-closed-text = Tani nuk jepen numra për { $service }.
kiosk-no-time-title = Nuk ka më kohë
kiosk-no-time-text = Kush merr tani një numër për { $service } nuk thirret para mbylljes. Ejani një ditë tjetër ose pyesni në sportel.
kiosk-opens-again = Hapet përsëri { $moment }.
kiosk-no-exhausted-title = Numrat mbaruan për sot
kiosk-no-exhausted-text = Për { $service } sot nuk ka më numra. Ejani një ditë tjetër ose pyesni në sportel.
kiosk-no-own-exhausted-title = Nuk ka më numra për sot
kiosk-no-own-exhausted-text = Pajisja nuk ka më numra për sot. Ju lutemi pyesni në sportel.
kiosk-no-printer-title = Printeri nuk është gati
kiosk-no-printer-text = Nuk u mor asnjë numër. Provoni përsëri pas pak.
kiosk-no-slip-title = Në printer ka ende një biletë
kiosk-no-slip-text = Hiqeni dhe provoni përsëri. Për ju nuk u mor asnjë numër.
kiosk-no-answer-title = Numri nuk mbërriti
kiosk-no-answer-text = Sistemi nuk përgjigjet. Provoni përsëri ose shkoni në sportel.
kiosk-no-other-title = Numri nuk mund të jepet
kiosk-no-other-text = Ju lutemi shkoni në sportel: dikush do t’ju ndihmojë.
kiosk-no-home = Kthehuni te shërbimet

## Closed, and out of service

kiosk-closed-title = Zyra është e mbyllur
kiosk-closed-text = Tani nuk jepen numra.
kiosk-out-title = Pajisja nuk punon
kiosk-out-starting-title = Pajisja po ndizet
kiosk-out-starting-text = Pas disa sekondash mund të merrni numrin tuaj.
kiosk-out-server = Pajisja nuk lidhet dot me sistemin.
kiosk-out-settings = Pajisja nuk është konfiguruar si duhet.
kiosk-out-name = Një pajisje tjetër është në punë me të njëjtin emër.
kiosk-out-disk = Pajisja nuk i ruan dot të dhënat.
kiosk-out-paper = Letra mbaroi.
kiosk-out-cover = Kapaku i printerit është i hapur.
kiosk-out-printer-silent = Printeri nuk përgjigjet.
kiosk-out-printer-fault = Printeri është i prishur.
kiosk-out-printer-unplugged = Printeri është i shkëputur.
kiosk-out-cutter = Thika e printerit ka ngecur.
kiosk-out-jam = Letra ka ngecur.
kiosk-out-hot = Printeri është shumë i nxehtë: vazhdon së shpejti.
kiosk-out-voltage = Printeri nuk merr rrymën e duhur.
kiosk-out-not-taken = Një biletë ka ngecur në printer.
kiosk-out-leftover = Një biletë ka mbetur në printer.
kiosk-out-help = Ju lutemi shkoni në sportel.
