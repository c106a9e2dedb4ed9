### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Slovenščina
kiosk-language-bar = Izberite jezik

## Choose a service

kiosk-choose-title = Kaj potrebujete?
kiosk-choose-hint = Dotaknite se storitve in vzemite listek.
kiosk-choose-hint-alone = Naprava je brez povezave: vaša številka velja, čas čakanja pa zdaj ni znan.
kiosk-choose-line =
    { $count ->
        [0] Nihče ne čaka
        [one] { $count } oseba čaka
        [two] { $count } osebi čakata
        [few] { $count } osebe čakajo
       *[other] { $count } oseb čaka
    }
kiosk-choose-by-appointment = Samo s terminom
kiosk-choose-opens = Zaprto · odpre se: { $moment }
kiosk-choose-closed = Zaprto
kiosk-choose-no-time = Ni več številk
kiosk-choose-next-page = Druge storitve
kiosk-choose-previous-page = Prejšnje
kiosk-choose-page = Stran { $page } od { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Potreben je termin
kiosk-appointment-text = Za to storitev tu ne dajemo številk. Pokličite za termin:
kiosk-documents-title = Prinesite s seboj
kiosk-back = Nazaj

## Working on a number

kiosk-printing-title = Trenutek…
kiosk-printing-asking = Pridobivamo vašo številko.
kiosk-printing-number = Vaša številka { $number } se tiska.
kiosk-printing-ordered = Sprejemna pisarna tukaj tiska številko { $number }.

## The number

kiosk-done-your-number = Vaša številka
kiosk-done-take-slip = Vzemite listek
kiosk-done-no-paper-title = Listek ni prišel ven
kiosk-done-unknown-title = Imate listek?
kiosk-done-no-paper-text = Številka kljub temu velja. Zapišite jo ali skenirajte kodo s telefonom.
kiosk-done-unknown-text = Številka velja v vsakem primeru. Brez papirja jo zapišite ali skenirajte kodo.
kiosk-done-no-paper-alone = Številka velja: prosimo, zapišite si jo.
kiosk-done-unknown-alone = Številka velja. Če ni listka, si jo prosimo zapišite.
kiosk-done-ahead-title = Pred vami
kiosk-done-ahead =
    { $count ->
        [0] nihče
        [one] { $count } oseba
        [two] { $count } osebi
        [few] { $count } osebe
       *[other] { $count } oseb
    }
kiosk-done-ahead-unknown = ni znano
kiosk-done-wait-title = Predvideno čakanje
kiosk-done-where-title = Kje počakati
kiosk-done-home = Končano
kiosk-wait-now = takoj
kiosk-wait-below = manj kot { $minutes } min
kiosk-wait-about = približno { $minutes } min
kiosk-wait-range = od { $from } do { $to } min
kiosk-wait-unknown = ni znano

## No number

kiosk-no-closed-title = Ta storitev je zaprta
kiosk-no-closed-text = Trenutno ne dajemo številk za storitev { $service }.
kiosk-no-time-title = Ni več dovolj časa
kiosk-no-time-text = Kdor zdaj vzame številko za storitev { $service }, pred zaprtjem ne pride na vrsto. Pridite drug dan ali vprašajte pri okencu.
kiosk-opens-again = Znova se odpre: { $moment }.
kiosk-no-exhausted-title = Danes ni več številk
kiosk-no-exhausted-text = Za storitev { $service } danes ni več številk. Pridite drug dan ali vprašajte pri okencu.
kiosk-no-own-exhausted-title = Za danes ni več številk
kiosk-no-own-exhausted-text = Naprava danes nima več številk. Prosimo, obrnite se na okence.
kiosk-no-printer-title = Tiskalnik ni pripravljen
kiosk-no-printer-text = Številka ni bila izdana. Čez trenutek poskusite znova.
kiosk-no-slip-title = V tiskalniku je še listek
kiosk-no-slip-text = Vzemite ga ven in poskusite znova. Za vas številka ni bila izdana.
kiosk-no-answer-title = Številka ni prispela
kiosk-no-answer-text = Sistem se ne odziva. Poskusite znova ali pojdite k okencu.
kiosk-no-other-title = Številke ni mogoče izdati
kiosk-no-other-text = Pojdite k okencu: tam vam bodo pomagali.
kiosk-no-home = Nazaj na storitve

## Closed, and out of service

kiosk-closed-title = Urad je zaprt
kiosk-closed-text = Trenutno ne dajemo številk.
kiosk-out-title = Naprava ne deluje
kiosk-out-starting-title = Naprava se zaganja
kiosk-out-starting-text = Čez nekaj sekund boste lahko vzeli številko.
kiosk-out-server = Naprava nima povezave s sistemom.
kiosk-out-settings = Naprava ni pravilno nastavljena.
kiosk-out-name = Pod istim imenom že deluje druga naprava.
kiosk-out-disk = Naprava ne more shraniti podatkov.
kiosk-out-paper = Zmanjkalo je papirja.
kiosk-out-cover = Pokrov tiskalnika je odprt.
kiosk-out-printer-silent = Tiskalnik se ne odziva.
kiosk-out-printer-fault = Tiskalnik je pokvarjen.
kiosk-out-printer-unplugged = Tiskalnik je odklopljen.
kiosk-out-cutter = Nož tiskalnika je zataknjen.
kiosk-out-jam = Papir je zataknjen.
kiosk-out-hot = Tiskalnik je prevroč: kmalu bo nadaljeval.
kiosk-out-voltage = Tiskalnik nima pravega napajanja.
kiosk-out-not-taken = Listek je obtičal v tiskalniku.
kiosk-out-leftover = Listek je ostal v tiskalniku.
kiosk-out-help = Prosimo, pojdite k okencu.
