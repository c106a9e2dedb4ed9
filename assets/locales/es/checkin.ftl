### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Tengo cita previa
kiosk-checkin-text = Escriba el código de su cita, o muéstrelo al lector.
kiosk-checkin-unknown = Ninguna cita de hoy tiene este código. Quizá sea de otro día o de otra oficina.
kiosk-checkin-alone = La máquina no puede consultar las citas ahora. Diríjase a la ventanilla.

## The appointment

kiosk-checkin-booked = Su cita
kiosk-checkin-at = A las { $time }
kiosk-checkin-late = La hora ya pasó. Si la ventanilla ha avanzado, su turno cuenta desde ahora.

## No number

kiosk-no-early-title = Todavía es pronto
kiosk-no-early-text = Para { $service } el número se da desde { $moment }.
kiosk-no-used-title = Ya tiene el número { $number }
kiosk-no-used-text = El número de esta cita ya se dio. Si no tiene el tique, anótelo y espere la llamada.
kiosk-no-under-way-title = El número está en camino
kiosk-no-under-way-text = Una máquina está dando el número de esta cita. Espere un momento e inténtelo de nuevo, o diríjase a la ventanilla.
