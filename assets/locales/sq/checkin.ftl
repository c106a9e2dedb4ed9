### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Kam një takim
kiosk-checkin-text = Shkruani kodin e takimit, ose tregojani lexuesit.
kiosk-checkin-unknown = Asnjë takim i sotëm nuk e ka këtë kod. Ndoshta është për një ditë ose zyrë tjetër.
kiosk-checkin-alone = Pajisja nuk mund t’i shohë takimet tani. Drejtojuni sportelit.

## The appointment

kiosk-checkin-booked = Takimi juaj
kiosk-checkin-at = Ora { $time }
kiosk-checkin-late = Ora e takimit kaloi. Nëse sporteli ka vazhduar, vendi juaj numërohet nga tani.

## No number

kiosk-no-early-title = Është ende herët
kiosk-no-early-text = Për { $service } numri jepet nga { $moment }.
kiosk-no-used-title = E keni tashmë numrin { $number }
kiosk-no-used-text = Numri për këtë takim është dhënë. Nëse s’keni biletën, shënojeni dhe prisni thirrjen.
kiosk-no-under-way-title = Numri po vjen
kiosk-no-under-way-text = Një pajisje po jep numrin për këtë takim. Prisni pak dhe provoni përsëri, ose drejtohuni te sporteli.
