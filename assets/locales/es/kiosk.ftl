### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Español
kiosk-language-bar = Elija el idioma

## Choose a service

kiosk-choose-title = ¿Qué necesita?
kiosk-choose-hint = Toque un servicio y recoja su tique.
kiosk-choose-hint-alone = La máquina está sin conexión: su número es válido, pero la espera ahora no se sabe.
kiosk-choose-line =
    { $count ->
        [0] Nadie esperando
        [one] 1 persona esperando
       *[other] { $count } personas esperando
    }
kiosk-choose-by-appointment = Solo con cita previa
kiosk-choose-opens = Cerrado · abre { $moment }
kiosk-choose-closed = Cerrado
kiosk-choose-no-time = No hay más números
kiosk-choose-next-page = Más servicios
kiosk-choose-previous-page = Anteriores
kiosk-choose-page = Página { $page } de { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Necesita cita previa
kiosk-appointment-text = Para este servicio no se dan números aquí. Llame para pedir cita:
kiosk-documents-title = Traiga consigo
kiosk-back = Atrás

## Working on a number

kiosk-printing-title = Espere un momento…
kiosk-printing-asking = Estamos pidiendo su número.
kiosk-printing-number = Su número { $number } se está imprimiendo.
kiosk-printing-ordered = La recepción imprime aquí el número { $number }.

## The number

kiosk-done-your-number = Su número
kiosk-done-take-slip = Recoja su tique
kiosk-done-no-paper-title = El tique no ha salido
kiosk-done-unknown-title = ¿Tiene el tique?
kiosk-done-no-paper-text = Su número vale igualmente. Anótelo o escanee el código con el teléfono.
kiosk-done-unknown-text = Su número vale en todo caso. Sin tique, anótelo o escanee el código.
kiosk-done-no-paper-alone = Su número es válido: anótelo, por favor.
kiosk-done-unknown-alone = Su número es válido. Sin tique, anótelo, por favor.
kiosk-done-ahead-title = Antes que usted
kiosk-done-ahead =
    { $count ->
        [0] nadie
        [one] una persona
       *[other] { $count } personas
    }
kiosk-done-ahead-unknown = no se sabe
kiosk-done-wait-title = Espera prevista
kiosk-done-where-title = Dónde esperar
kiosk-done-home = He terminado
kiosk-wait-now = enseguida
kiosk-wait-below = menos de { $minutes } min
kiosk-wait-about = unos { $minutes } min
kiosk-wait-range = de { $from } a { $to } min
kiosk-wait-unknown = no se sabe

## No number

kiosk-no-closed-title = Este servicio está cerrado
kiosk-no-closed-text = Ahora no se dan números para { $service }.
kiosk-no-time-title = Ya no queda tiempo
kiosk-no-time-text = Si toma ahora un número para { $service }, no se le llamará antes del cierre. Vuelva otro día o pregunte en la ventanilla.
kiosk-opens-again = Abre de nuevo { $moment }.
kiosk-no-exhausted-title = No quedan números hoy
kiosk-no-exhausted-text = Hoy ya no hay números para { $service }. Vuelva otro día o pregunte en la ventanilla.
kiosk-no-own-exhausted-title = No hay más números hoy
kiosk-no-own-exhausted-text = La máquina no tiene más números hoy. Pregunte en la ventanilla, por favor.
kiosk-no-printer-title = La impresora no está lista
kiosk-no-printer-text = No se ha tomado ningún número. Inténtelo de nuevo en un momento.
kiosk-no-slip-title = Todavía hay un tique en la impresora
kiosk-no-slip-text = Retírelo e inténtelo de nuevo. No se ha tomado ningún número para usted.
kiosk-no-answer-title = El número no ha llegado
kiosk-no-answer-text = El sistema no responde. Inténtelo de nuevo o diríjase a la ventanilla.
kiosk-no-other-title = No se puede dar el número
kiosk-no-other-text = Diríjase a la ventanilla: alguien le ayudará.
kiosk-no-home = Volver a los servicios

## Closed, and out of service

kiosk-closed-title = La oficina está cerrada
kiosk-closed-text = Ahora no se dan números.
kiosk-out-title = Fuera de servicio
kiosk-out-starting-title = La máquina se enciende
kiosk-out-starting-text = En unos segundos podrá tomar su número.
kiosk-out-server = Esta máquina no puede conectarse al sistema.
kiosk-out-settings = Esta máquina no está bien configurada.
kiosk-out-name = Otra máquina está en servicio con el mismo nombre.
kiosk-out-disk = Esta máquina no puede guardar sus datos.
kiosk-out-paper = Se ha acabado el papel.
kiosk-out-cover = La tapa de la impresora está abierta.
kiosk-out-printer-silent = La impresora no responde.
kiosk-out-printer-fault = La impresora está averiada.
kiosk-out-printer-unplugged = La impresora está desconectada.
kiosk-out-cutter = La cuchilla de la impresora está atascada.
kiosk-out-jam = El papel está atascado.
kiosk-out-hot = La impresora está muy caliente: seguirá pronto.
kiosk-out-voltage = La impresora no recibe bien la corriente.
kiosk-out-not-taken = Un tique está atascado en la impresora.
kiosk-out-leftover = Un tique se quedó en la impresora.
kiosk-out-help = Por favor, diríjase a la ventanilla.
