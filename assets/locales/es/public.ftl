# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Ir al contenido
page-languages = Idioma de esta página
page-home = Lista de oficinas

# Errors as pages
page-not-found-title = Página no encontrada
page-not-found-lead = En esta dirección no hay nada. Compruebe que la ha copiado entera.
page-failed-title = Algo no ha funcionado
page-failed-lead = Es un error del servidor, no suyo. Inténtelo de nuevo en un momento; si se repite, avise a quien gestiona el sistema.
page-ticket-unknown-title = Número no encontrado
page-ticket-unknown-lead = Esta dirección no corresponde a ningún número de hoy. Un número solo vale el día en que se tomó.

# A ticket's own page
page-ticket-title = Su número
page-ticket-waiting = Está en espera
page-ticket-ahead-none = Es usted el siguiente: prepárese.
page-ticket-ahead = { $n ->
    [one] Hay 1 persona antes que usted.
   *[other] Hay { $n } personas antes que usted.
}
page-ticket-forecast-label = Espera prevista
page-ticket-forecast = de { $from } a { $to } minutos
page-ticket-forecast-one = { $n ->
    [one] alrededor de 1 minuto
   *[other] unos { $n } minutos
}
page-ticket-forecast-soon = menos de un minuto
page-ticket-where = Dónde esperar
page-ticket-code = Código del número
page-ticket-qr = Escanee para ver cómo avanza la cola
page-ticket-print = Imprimir
page-ticket-called = Es su turno
page-ticket-called-go = Vaya ahora a
page-ticket-serving = Está en la ventanilla
page-ticket-served = Atendido
page-ticket-served-more = Gracias por su visita.
page-ticket-no-show = Le hemos llamado
page-ticket-no-show-more = No estaba. Si sigue aquí, avise en la ventanilla: pueden devolver su número a la cola.
page-ticket-parked = Su número está apartado
page-ticket-parked-more = La ventanilla le volverá a llamar. No necesita otro número.
page-ticket-withdrawn = Número anulado
page-ticket-withdrawn-more = Para que le llamen, tome un número nuevo en la máquina.
page-ticket-expired = Número caducado
page-ticket-expired-more = El día terminó antes de la llamada. Tome un número nuevo cuando la oficina vuelva a abrir.
page-ticket-as-of = Actualizado a las { $time }
page-ticket-updates-on = Esta página se actualiza sola cada { $n } segundos.
page-ticket-updates-off = Esta página no se actualiza sola.
page-ticket-stop = Detener la actualización
page-ticket-resume = Reanudar actualización
page-ticket-refresh = Actualizar ahora
page-waits-quiet = Cuándo hay menos gente
page-waits-quiet-source = Según las últimas ocho semanas.
