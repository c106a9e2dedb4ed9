# The wall: few words, read from ten metres.
wall-called = حان دور الرقم
wall-recent = آخر النداءات
wall-counters = عند الشبابيك
wall-lines = مدة الانتظار
wall-no-call = لا نداء حتى الآن
wall-no-recent = تظهر هنا آخر النداءات
wall-counter-closed = مغلق
wall-counter-free = متاح
wall-counter-calling = ينادي
wall-counter-serving = مشغول
wall-wait = { $from ->
    [0] { $to ->
        [zero] بلا انتظار
        [one] حتى دقيقة
        [two] حتى دقيقتين
        [few] حتى { $to } دقائق
        [many] حتى { $to } دقيقة
       *[other] حتى { $to } دقيقة
    }
   *[other] { $to ->
        [zero] بلا انتظار
        [one] { $from }–{ $to } دقيقة
        [two] { $from }–{ $to } دقيقة
        [few] { $from }–{ $to } دقائق
        [many] { $from }–{ $to } دقيقة
       *[other] { $from }–{ $to } دقيقة
    }
}
wall-wait-exact = { $minutes ->
    [zero] بعد قليل
    [one] حوالي دقيقة
    [two] حوالي دقيقتين
    [few] حوالي { $minutes } دقائق
    [many] حوالي { $minutes } دقيقة
   *[other] حوالي { $minutes } دقيقة
}
wall-line-closed = مغلق
wall-line-no-time = لا مزيد من الأرقام
wall-stale = لم يُحدَّث منذ الساعة { $time }
wall-stale-advice = انتبه إلى النداء من الشباك
wall-connecting = جارٍ الاتصال
wall-connecting-advice = تعمل الشاشة تلقائيًا عندما يستجيب الخادم
wall-closed = مغلق
wall-opens = يفتح { $moment }
wall-no-opening = لا موعد محدد للفتح
wall-window-title = Turno wall
