### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Voce
kiosk-mode-speech = Voce e tastierino
speech-on = La voce è attiva.
speech-keys = Su e giù, o una cifra, portano alle scelte. Invio sceglie. Sinistra e destra cambiano lingua. Zero ripete. Più e meno cambiano il volume. Il tasto di cancellazione o il punto torna indietro.
speech-time = Sono le { $time }, { $day }.

## Moving about

speech-stop = { $index } di { $count }: { $label }
speech-no-stop = Qui non c’è un numero { $digit }.
speech-mode-on = { $mode }: attivo
speech-mode-off = { $mode }: spento
speech-chosen = { $name }, lingua scelta
speech-take = Invio le dà il numero.
speech-more = Invio le dice di più.
speech-volume = Volume { $percent } per cento

## The slip

speech-slip = Sul suo biglietto: { $content }
speech-slip-code = Sul biglietto c’è anche un codice: un telefono che lo inquadra mostra a che punto è la fila.
