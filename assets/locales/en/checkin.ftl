### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = I have an appointment
kiosk-checkin-text = Type the code of your appointment, or show it to the scanner.
kiosk-checkin-unknown = No appointment of today has this code. It may be for another day or another office.
kiosk-checkin-alone = The totem cannot look appointments up now. Please ask at the desk.

## The appointment

kiosk-checkin-booked = Your appointment
kiosk-checkin-at = At { $time }
kiosk-checkin-late = The time has passed. If the desk has gone on, your place counts from now.

## No number

kiosk-no-early-title = It is still early
kiosk-no-early-text = For { $service } the number is given from { $moment }.
kiosk-no-used-title = You already have number { $number }
kiosk-no-used-text = The number for this appointment was given. If you have no ticket, write it down and wait for the call.
kiosk-no-under-way-title = The number is on its way
kiosk-no-under-way-text = A machine is giving the number for this appointment. Wait a moment and try again, or go to the desk.
