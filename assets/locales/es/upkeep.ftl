### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Borrar la última cifra
pad-confirm = Confirmar
pad-count = Cifras escritas: { $count }
pad-empty = El campo está vacío.

## The PIN

upkeep-pin-title = Solo para el personal
upkeep-pin-text = Escriba el PIN y confirme.
upkeep-pin-wrong = Este PIN no es correcto.
upkeep-pin-shut = Demasiados errores. Inténtelo dentro de { $minutes } min.

## The pages

upkeep-title = Mantenimiento
upkeep-printer = Impresora
upkeep-loudspeaker = Altavoz
upkeep-glass = Pantalla
upkeep-network = Red
upkeep-system = Sistema
upkeep-licences = Licencias
upkeep-leave = Salir

## What can be done

upkeep-test-slip = Imprimir una prueba
upkeep-attend = Estoy aquí: liberar la impresora
upkeep-store-logo = Cargar el logotipo
upkeep-speak = Decir una frase
upkeep-ask = Medir la conexión
upkeep-next = Siguiente
upkeep-previous = Anterior

## What stands there

upkeep-state = Estado
upkeep-model = Modelo y puerto
upkeep-server = Servidor
upkeep-link = Conexión
upkeep-place = Sala y máquina
upkeep-version = Programa
upkeep-journal = Registro en disco
upkeep-free = Espacio libre
upkeep-printer-ready = La impresora está lista.
upkeep-printer-low = Lista, pero queda poco papel.
upkeep-printer-busy = La impresora está trabajando.
upkeep-speaks = La voz está configurada.
upkeep-silent = No hay programa de voz.
upkeep-linked = Conectado
upkeep-unlinked = Sin conexión desde las { $time }
upkeep-glass-text = Toque todos los campos.
upkeep-glass-done = Todos los campos han notado el dedo.
upkeep-glass-finger = Esta página necesita un dedo sobre el cristal: con las teclas no se prueba.
upkeep-field = Campo { $number }
upkeep-field-touched = Campo { $number }, tocado

## What came of it

upkeep-slip-printed = La prueba está impresa.
upkeep-slip-failed = La prueba no ha salido.
upkeep-slip-unknown = La impresora no confirma la prueba.
upkeep-not-ready = Primero la impresora tiene que estar lista.
upkeep-attended = La impresora se está liberando: puede salir lo que quedaba dentro.
upkeep-logo-stored = El logotipo está en la memoria de la impresora y sale en cada tique.
upkeep-logo-there = La impresora ya tiene este logotipo.
upkeep-logo-unsupported = Este modelo no guarda logotipos.
upkeep-logo-not-now = Ahora no es posible: revise la impresora.
upkeep-logo-too-often = Demasiadas escrituras hoy. Pruebe mañana.
upkeep-logo-failed = La impresora no confirma el logotipo. Imprima una prueba.
upkeep-logo-unreadable = No se puede leer el archivo del logotipo.
upkeep-answered = El servidor respondió en { $milliseconds } ms.
upkeep-unanswered = El servidor no responde.

## Aloud and on paper

upkeep-spoken = Esta es una prueba del altavoz.
upkeep-slip-title = Prueba: no es un tique
