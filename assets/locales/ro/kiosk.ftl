### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Română
kiosk-language-bar = Alegeți limba

## Choose a service

kiosk-choose-title = De ce aveți nevoie?
kiosk-choose-hint = Atingeți un serviciu și luați bonul.
kiosk-choose-hint-alone = Aparatul nu are legătură: numărul este valabil, dar timpul de așteptare nu se știe.
kiosk-choose-line =
    { $count ->
        [0] Nimeni nu așteaptă
        [one] O persoană așteaptă
        [few] { $count } persoane așteaptă
       *[other] { $count } de persoane așteaptă
    }
kiosk-choose-by-appointment = Numai cu programare
kiosk-choose-opens = Închis · se deschide { $moment }
kiosk-choose-closed = Închis
kiosk-choose-no-time = Nu se mai dau numere
kiosk-choose-next-page = Alte servicii
kiosk-choose-previous-page = Anterioare
kiosk-choose-page = Pagina { $page } din { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Este nevoie de programare
kiosk-appointment-text = Pentru acest serviciu nu se dau numere aici. Sunați pentru o programare:
kiosk-documents-title = Aduceți cu dumneavoastră
kiosk-back = Înapoi

## Working on a number

kiosk-printing-title = O clipă…
kiosk-printing-asking = Obținem numărul dumneavoastră.
kiosk-printing-number = Numărul { $number } se tipărește.
kiosk-printing-ordered = Recepția tipărește aici numărul { $number }.

## The number

kiosk-done-your-number = Numărul dumneavoastră
kiosk-done-take-slip = Luați bonul
kiosk-done-no-paper-title = Bonul nu a ieșit
kiosk-done-unknown-title = Aveți bonul?
kiosk-done-no-paper-text = Numărul rămâne valabil. Notați-l sau scanați codul cu telefonul.
kiosk-done-unknown-text = Numărul este valabil oricum. Dacă lipsește bonul, notați-l sau scanați codul.
kiosk-done-no-paper-alone = Numărul este valabil: vă rugăm să îl notați.
kiosk-done-unknown-alone = Numărul este valabil. Fără bon, vă rugăm să îl notați.
kiosk-done-ahead-title = Înaintea dumneavoastră
kiosk-done-ahead =
    { $count ->
        [0] nimeni
        [one] o persoană
        [few] { $count } persoane
       *[other] { $count } de persoane
    }
kiosk-done-ahead-unknown = nu se știe
kiosk-done-wait-title = Timp de așteptare
kiosk-done-where-title = Unde așteptați
kiosk-done-home = Am terminat
kiosk-wait-now = imediat
kiosk-wait-below = sub { $minutes } min
kiosk-wait-about = aproximativ { $minutes } min
kiosk-wait-range = între { $from } și { $to } min
kiosk-wait-unknown = nu se știe

## No number

kiosk-no-closed-title = Acest serviciu este închis
kiosk-no-closed-text = Acum nu se dau numere pentru { $service }.
kiosk-no-time-title = Nu mai este timp
kiosk-no-time-text = Cine ia acum un număr pentru { $service } nu va mai fi chemat înainte de închidere. Reveniți în altă zi sau întrebați la ghișeu.
kiosk-opens-again = Se redeschide { $moment }.
kiosk-no-exhausted-title = Nu mai sunt numere astăzi
kiosk-no-exhausted-text = Pentru { $service } nu mai sunt numere astăzi. Reveniți în altă zi sau întrebați la ghișeu.
kiosk-no-own-exhausted-title = Nu mai sunt numere astăzi
kiosk-no-own-exhausted-text = Aparatul nu mai are numere astăzi. Vă rugăm să întrebați la ghișeu.
kiosk-no-printer-title = Imprimanta nu este gata
kiosk-no-printer-text = Nu s-a luat niciun număr. Încercați din nou într-o clipă.
kiosk-no-slip-title = În imprimantă mai este un bon
kiosk-no-slip-text = Scoateți-l și încercați din nou. Pentru dumneavoastră nu s-a luat niciun număr.
kiosk-no-answer-title = Numărul nu a ajuns
kiosk-no-answer-text = Sistemul nu răspunde. Încercați din nou sau mergeți la ghișeu.
kiosk-no-other-title = Numărul nu poate fi dat
kiosk-no-other-text = Mergeți la ghișeu: cineva vă va ajuta.
kiosk-no-home = Înapoi la servicii

## Closed, and out of service

kiosk-closed-title = Biroul este închis
kiosk-closed-text = Acum nu se dau numere.
kiosk-out-title = Aparatul nu funcționează
kiosk-out-starting-title = Aparatul pornește
kiosk-out-starting-text = În câteva secunde veți putea lua numărul.
kiosk-out-server = Aparatul nu se poate conecta la sistem.
kiosk-out-settings = Aparatul nu este configurat corect.
kiosk-out-name = Un alt aparat funcționează sub același nume.
kiosk-out-disk = Aparatul nu își poate salva datele.
kiosk-out-paper = S-a terminat hârtia.
kiosk-out-cover = Capacul imprimantei este deschis.
kiosk-out-printer-silent = Imprimanta nu răspunde.
kiosk-out-printer-fault = Imprimanta este defectă.
kiosk-out-printer-unplugged = Imprimanta este deconectată.
kiosk-out-cutter = Cuțitul imprimantei este blocat.
kiosk-out-jam = Hârtia s-a blocat.
kiosk-out-hot = Imprimanta este prea caldă: va reporni curând.
kiosk-out-voltage = Imprimanta nu este alimentată corect.
kiosk-out-not-taken = Un bon este blocat în imprimantă.
kiosk-out-leftover = Un bon a rămas în imprimantă.
kiosk-out-help = Vă rugăm să mergeți la ghișeu.
