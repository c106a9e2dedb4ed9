### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = J’ai un rendez-vous
kiosk-checkin-text = Saisissez le code de votre rendez-vous, ou présentez-le au lecteur.
kiosk-checkin-unknown = Aucun rendez-vous d’aujourd’hui n’a ce code. Il est peut-être pour un autre jour ou un autre bureau.
kiosk-checkin-alone = La borne ne peut pas consulter les rendez-vous maintenant. Adressez-vous au guichet.

## The appointment

kiosk-checkin-booked = Votre rendez-vous
kiosk-checkin-at = À { $time }
kiosk-checkin-late = L’heure est passée. Si le guichet a avancé, votre place compte à partir de maintenant.

## No number

kiosk-no-early-title = C’est encore trop tôt
kiosk-no-early-text = Pour { $service }, le numéro est donné dès { $moment }.
kiosk-no-used-title = Vous avez déjà le numéro { $number }
kiosk-no-used-text = Le numéro de ce rendez-vous a été donné. Sans ticket, notez-le et attendez l’appel.
kiosk-no-under-way-title = Le numéro arrive
kiosk-no-under-way-text = Une borne est en train de donner le numéro de ce rendez-vous. Attendez un instant et réessayez, ou adressez-vous au guichet.
