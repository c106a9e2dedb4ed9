# El cartel con la regla de la sala: a quién se llama y cuándo.
page-rule-title = A quién se llama, y cuándo
page-rule-lead = La regla de esta sala, igual para todos.
page-rule-how = Quién es el siguiente
page-rule-oldest = Se llama a quien lleva más tiempo esperando, entre quienes necesitan un mostrador que también le atiende a usted.
page-rule-one-in = En cada mostrador, después de { $others ->
    [one] una persona
   *[other] { $others } personas
} sin preferencia se llama a una con preferencia o con cita.
page-rule-strict = Las personas con preferencia o con cita se llaman antes que las demás.
page-rule-priority = Quienes tienen derecho a pasar antes (embarazo, discapacidad, edad muy avanzada) cuentan como si hubieran llegado { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} antes. Pregunte en la recepción: no aparece en ningún billete ni pantalla.
page-rule-priority-plain = Quienes tienen derecho a pasar antes (embarazo, discapacidad, edad muy avanzada) preguntan en la recepción: no aparece en ningún billete ni pantalla.
page-rule-booking = Una cita cuenta desde { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} antes de su hora, si llega como mucho { $late ->
    [one] un minuto
   *[other] { $late } minutos
} después. Puede llegar hasta { $early ->
    [one] un minuto
   *[other] { $early } minutos
} antes. Más tarde, cuenta desde su llegada como todos.
page-rule-booking-plain = Una cita cuenta desde su hora, si llega como mucho { $late ->
    [one] un minuto
   *[other] { $late } minutos
} después. Puede llegar hasta { $early ->
    [one] un minuto
   *[other] { $early } minutos
} antes. Más tarde, cuenta desde su llegada como todos.
page-rule-promise = Lo que prometemos
page-rule-bound-minutes = A nadie le pasa delante alguien que llegó más de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
} después.
page-rule-bound-none-later = A nadie le pasa delante alguien que llegó después.
page-rule-bound-one-in = Mientras espera, cada mostrador llama como mucho a una persona con preferencia por cada { $others ->
    [one] una
   *[other] { $others }
} de las demás.
page-rule-bound-none = No hay límite: si llegan muchas personas con preferencia, las demás esperan hasta que terminen.
page-rule-bound-booked = Quien tiene cita y llega a tiempo cuenta desde la hora de la cita.
page-rule-hand = Dos cosas quedan fuera de esta regla. Un operador puede elegir otro número cuando hace falta, por ejemplo si faltaba un documento. Y quien solo necesita un momento puede pasar delante. Cada vez la llamada queda registrada con su motivo.
page-rule-missed = Si no oye su llamada
page-rule-no-show = Si no viene cuando se le llama, su número vuelve solo a la fila después de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}, como mucho { $times ->
    [one] una vez
   *[other] { $times } veces
}, en el lugar que tenía. También puede pedirlo en un mostrador.
page-rule-no-show-by-hand = Si no viene cuando se le llama, vaya a un mostrador o a la recepción: su número vuelve a la fila en el lugar que tenía.
page-rule-print = Imprima esta página con su navegador.
