### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = العربية
kiosk-language-bar = اختر اللغة

## Choose a service

kiosk-choose-title = ماذا تحتاج؟
kiosk-choose-hint = المس الخدمة وخذ تذكرتك.
kiosk-choose-hint-alone = الجهاز بلا اتصال: رقمك صالح، لكن مدة الانتظار غير معروفة الآن.
kiosk-choose-line =
    { $count ->
        [zero] لا أحد ينتظر
        [one] شخص واحد ينتظر
        [two] شخصان ينتظران
        [few] { $count } أشخاص ينتظرون
        [many] { $count } شخصًا ينتظرون
       *[other] { $count } شخص ينتظرون
    }
kiosk-choose-by-appointment = بموعد مسبق فقط
kiosk-choose-opens = مغلق · يفتح { $moment }
kiosk-choose-closed = مغلق
kiosk-choose-no-time = لا مزيد من الأرقام
kiosk-choose-next-page = خدمات أخرى
kiosk-choose-previous-page = الخدمات السابقة
kiosk-choose-page = صفحة { $page } من { $pages }

## About a service that is by appointment only

kiosk-appointment-title = يلزم حجز موعد
kiosk-appointment-text = لا تُعطى أرقام لهذه الخدمة هنا. اتصل لحجز موعد:
kiosk-documents-title = أحضر معك
kiosk-back = رجوع

## Working on a number

kiosk-printing-title = لحظة من فضلك…
kiosk-printing-asking = نطلب رقمك الآن.
kiosk-printing-number = رقمك { $number } قيد الطباعة.
kiosk-printing-ordered = الاستقبال يطبع هنا الرقم { $number }.

## The number

kiosk-done-your-number = رقمك
kiosk-done-take-slip = خذ تذكرتك
kiosk-done-no-paper-title = لم تخرج التذكرة
kiosk-done-unknown-title = هل معك التذكرة؟
kiosk-done-no-paper-text = رقمك صالح رغم ذلك. اكتبه أو صوّر الرمز بهاتفك.
kiosk-done-unknown-text = رقمك صالح في كل الأحوال. إن لم تخرج التذكرة فاكتبه أو صوّر الرمز.
kiosk-done-no-paper-alone = رقمك صالح: يرجى كتابته.
kiosk-done-unknown-alone = رقمك صالح. إن لم تجد التذكرة فاكتبه من فضلك.
kiosk-done-ahead-title = قبلك
kiosk-done-ahead =
    { $count ->
        [zero] لا أحد
        [one] شخص واحد
        [two] شخصان
        [few] { $count } أشخاص
        [many] { $count } شخصًا
       *[other] { $count } شخص
    }
kiosk-done-ahead-unknown = غير معروف
kiosk-done-wait-title = الانتظار المتوقع
kiosk-done-where-title = مكان الانتظار
kiosk-done-home = انتهيت
kiosk-wait-now = بعد قليل
kiosk-wait-below =
    { $minutes ->
        [zero] أقل من دقيقة
        [one] أقل من دقيقة
        [two] أقل من دقيقتين
        [few] أقل من { $minutes } دقائق
        [many] أقل من { $minutes } دقيقة
       *[other] أقل من { $minutes } دقيقة
    }
kiosk-wait-about =
    { $minutes ->
        [zero] بعد قليل
        [one] حوالي دقيقة
        [two] حوالي دقيقتين
        [few] حوالي { $minutes } دقائق
        [many] حوالي { $minutes } دقيقة
       *[other] حوالي { $minutes } دقيقة
    }
kiosk-wait-range =
    { $to ->
        [zero] بعد قليل
        [one] من { $from } إلى { $to } دقيقة
        [two] من { $from } إلى { $to } دقيقة
        [few] من { $from } إلى { $to } دقائق
        [many] من { $from } إلى { $to } دقيقة
       *[other] من { $from } إلى { $to } دقيقة
    }
kiosk-wait-unknown = غير معروفة

## No number

kiosk-no-closed-title = هذه الخدمة مغلقة
kiosk-no-closed-text = لا تُعطى أرقام الآن لخدمة { $service }.
kiosk-no-time-title = لم يبق وقت
kiosk-no-time-text = من يأخذ رقمًا الآن لخدمة { $service } لن يُنادى عليه قبل الإغلاق. عُد في يوم آخر أو اسأل عند الشباك.
kiosk-opens-again = يفتح من جديد { $moment }.
kiosk-no-exhausted-title = انتهت أرقام اليوم
kiosk-no-exhausted-text = لا توجد أرقام أخرى اليوم لخدمة { $service }. عُد في يوم آخر أو اسأل عند الشباك.
kiosk-no-own-exhausted-title = انتهت الأرقام اليوم
kiosk-no-own-exhausted-text = لم تعد لدى الجهاز أرقام اليوم. يرجى السؤال عند الشباك.
kiosk-no-printer-title = الطابعة غير جاهزة
kiosk-no-printer-text = لم يُؤخذ أي رقم. حاول مرة أخرى بعد لحظة.
kiosk-no-slip-title = ما زالت هناك تذكرة في الطابعة
kiosk-no-slip-text = أخرجها ثم حاول مرة أخرى. لم يُؤخذ أي رقم لك.
kiosk-no-answer-title = لم يصل الرقم
kiosk-no-answer-text = النظام لا يستجيب. حاول مرة أخرى أو توجّه إلى الشباك.
kiosk-no-other-title = لا يمكن إعطاء رقم
kiosk-no-other-text = توجّه إلى الشباك من فضلك: سيساعدك أحد الموظفين.
kiosk-no-home = العودة إلى الخدمات

## Closed, and out of service

kiosk-closed-title = المكتب مغلق
kiosk-closed-text = لا تُعطى أرقام الآن.
kiosk-out-title = الجهاز خارج الخدمة
kiosk-out-starting-title = الجهاز قيد التشغيل
kiosk-out-starting-text = بعد ثوانٍ قليلة يمكنك أخذ رقمك.
kiosk-out-server = لا يستطيع الجهاز الاتصال بالنظام.
kiosk-out-settings = لم يُضبط هذا الجهاز بشكل صحيح.
kiosk-out-name = جهاز آخر يعمل بالاسم نفسه.
kiosk-out-disk = لا يستطيع الجهاز حفظ بياناته.
kiosk-out-paper = انتهى الورق.
kiosk-out-cover = غطاء الطابعة مفتوح.
kiosk-out-printer-silent = الطابعة لا تستجيب.
kiosk-out-printer-fault = الطابعة معطّلة.
kiosk-out-printer-unplugged = الطابعة غير موصولة.
kiosk-out-cutter = قاطع الطابعة عالق.
kiosk-out-jam = الورق عالق.
kiosk-out-hot = الطابعة ساخنة جدًا: ستعود بعد قليل.
kiosk-out-voltage = تغذية الطابعة بالكهرباء غير سليمة.
kiosk-out-not-taken = تذكرة عالقة في الطابعة.
kiosk-out-leftover = بقيت تذكرة في الطابعة.
kiosk-out-help = توجّه إلى الشباك من فضلك.
