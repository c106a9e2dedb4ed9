### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Voz
kiosk-mode-speech = Voz y teclado
speech-on = La voz está activada.
speech-keys = Arriba y abajo, o una cifra, llevan a las opciones. Intro elige. Izquierda y derecha cambian el idioma. Cero repite. Más y menos cambian el volumen. La tecla de borrar o el punto vuelve atrás.
speech-time = Son las { $time }, { $day }.

## Moving about

speech-stop = { $index } de { $count }: { $label }
speech-no-stop = Aquí no hay ningún número { $digit }.
speech-mode-on = { $mode }: activado
speech-mode-off = { $mode }: desactivado
speech-chosen = { $name }, idioma elegido
speech-take = Intro le da el número.
speech-more = Intro le dice más.
speech-volume = Volumen { $percent } por ciento

## The slip

speech-slip = En su tique: { $content }
speech-slip-code = El tique lleva también un código: un teléfono que lo escanea muestra cómo va la cola.
