### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = لديّ موعد
kiosk-checkin-text = اكتب رمز موعدك أو اعرضه على القارئ.
kiosk-checkin-unknown = لا يوجد موعد اليوم بهذا الرمز. ربما هو ليوم آخر أو مكتب آخر.
kiosk-checkin-alone = لا يمكن للجهاز الاطلاع على المواعيد الآن. توجّه إلى الشباك.

## The appointment

kiosk-checkin-booked = موعدك
kiosk-checkin-at = الساعة { $time }
kiosk-checkin-late = مضى وقت موعدك. إذا تقدّم الدور عند الشباك فسيُحسب دورك من الآن.

## No number

kiosk-no-early-title = الوقت ما زال مبكرًا
kiosk-no-early-text = لخدمة { $service } يُعطى الرقم ابتداءً من { $moment }.
kiosk-no-used-title = لديك بالفعل الرقم { $number }
kiosk-no-used-text = أُعطي رقم هذا الموعد. إن لم تكن معك التذكرة فاكتب الرقم وانتظر النداء.
kiosk-no-under-way-title = الرقم في الطريق
kiosk-no-under-way-text = جهاز يصدر الآن رقم هذا الموعد. انتظر لحظة ثم حاول مرة أخرى، أو توجّه إلى الشباك.
