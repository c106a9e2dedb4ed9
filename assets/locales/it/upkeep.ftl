### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Cancella l’ultima cifra
pad-confirm = Conferma
pad-count = Cifre scritte: { $count }
pad-empty = Il campo è vuoto.

## The PIN

upkeep-pin-title = Solo per il personale
upkeep-pin-text = Scriva il PIN e confermi.
upkeep-pin-wrong = Il PIN non è giusto.
upkeep-pin-shut = Troppi errori. Riprovi tra { $minutes } min.

## The pages

upkeep-title = Manutenzione
upkeep-printer = Stampante
upkeep-loudspeaker = Altoparlante
upkeep-glass = Schermo
upkeep-network = Rete
upkeep-system = Sistema
upkeep-licences = Licenze
upkeep-leave = Esci

## What can be done

upkeep-test-slip = Stampa una prova
upkeep-attend = Sono qui: libera la stampante
upkeep-store-logo = Carica il logo
upkeep-speak = Di’ una frase
upkeep-ask = Misura il collegamento
upkeep-next = Avanti
upkeep-previous = Precedente

## What stands there

upkeep-state = Stato
upkeep-model = Modello e porta
upkeep-server = Server
upkeep-link = Collegamento
upkeep-place = Sala e totem
upkeep-version = Programma
upkeep-journal = Registro su disco
upkeep-free = Spazio libero
upkeep-printer-ready = La stampante è pronta.
upkeep-printer-low = Pronta, ma la carta sta per finire.
upkeep-printer-busy = La stampante sta lavorando.
upkeep-speaks = La voce è impostata.
upkeep-silent = Nessun programma per la voce.
upkeep-linked = Collegato
upkeep-unlinked = Non collegato dalle { $time }
upkeep-glass-text = Tocchi tutti i campi.
upkeep-glass-done = Tutti i campi hanno sentito il dito.
upkeep-glass-finger = Questa pagina vuole un dito sul vetro: con i tasti non si prova.
upkeep-field = Campo { $number }
upkeep-field-touched = Campo { $number }, toccato

## What came of it

upkeep-slip-printed = La prova è stampata.
upkeep-slip-failed = La prova non è uscita.
upkeep-slip-unknown = La stampante non conferma la prova.
upkeep-not-ready = Prima la stampante deve essere pronta.
upkeep-attended = La stampante si libera: può uscire quello che vi era rimasto.
upkeep-logo-stored = Il logo è nella memoria della stampante, e sta su ogni biglietto.
upkeep-logo-there = La stampante ha già questo logo.
upkeep-logo-unsupported = Questo modello non conserva loghi.
upkeep-logo-not-now = Adesso non si può: guardi la stampante.
upkeep-logo-too-often = Il logo è stato scritto troppe volte oggi. Riprovi domani.
upkeep-logo-failed = La stampante non conferma il logo. Stampi una prova e guardi.
upkeep-logo-unreadable = Il file del logo non si può leggere.
upkeep-answered = Il server ha risposto in { $milliseconds } ms.
upkeep-unanswered = Il server non risponde.

## Aloud and on paper

upkeep-spoken = Questa è una prova dell’altoparlante.
upkeep-slip-title = Prova: non è un biglietto
