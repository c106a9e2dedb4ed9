### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = Я маю запис
kiosk-checkin-text = Введіть код запису або покажіть його сканеру.
kiosk-checkin-unknown = Сьогодні немає запису з цим кодом. Можливо, він на інший день або до іншої установи.
kiosk-checkin-alone = Автомат зараз не бачить записів. Зверніться до віконця.

## The appointment

kiosk-checkin-booked = Ваш запис
kiosk-checkin-at = Час: { $time }
kiosk-checkin-late = Час уже минув. Якщо черга просунулася, ваше місце рахується відтепер.

## No number

kiosk-no-early-title = Ще рано
kiosk-no-early-text = На послугу «{ $service }» номер видадуть: { $moment }.
kiosk-no-used-title = Ви вже маєте номер { $number }
kiosk-no-used-text = Номер для цього запису видано. Якщо немає талона, запишіть його й чекайте виклику.
kiosk-no-under-way-title = Номер уже видається
kiosk-no-under-way-text = Автомат саме видає номер для цього запису. Зачекайте хвилину і спробуйте ще раз або зверніться до віконця.
