# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = انتقل إلى المحتوى
page-languages = لغة هذه الصفحة
page-home = قائمة المكاتب

# Errors as pages
page-not-found-title = الصفحة غير موجودة
page-not-found-lead = لا يوجد شيء في هذا العنوان. تأكد من أنك نسخته كاملًا.
page-failed-title = حدث خطأ
page-failed-lead = هذا خطأ في الخادم وليس منك. حاول مرة أخرى بعد قليل، وإذا تكرر فأخبر المسؤول عن النظام.
page-ticket-unknown-title = الرقم غير موجود
page-ticket-unknown-lead = هذا العنوان لا يخص أي رقم من أرقام اليوم. الرقم صالح فقط في اليوم الذي أُخذ فيه.

# A ticket's own page
page-ticket-title = رقمك
page-ticket-waiting = أنت في الانتظار
page-ticket-ahead-none = أنت التالي: استعد.
page-ticket-ahead = { $n ->
    [zero] لا أحد قبلك.
    [one] شخص واحد قبلك.
    [two] شخصان قبلك.
    [few] { $n } أشخاص قبلك.
    [many] { $n } شخصًا قبلك.
   *[other] { $n } شخص قبلك.
}
page-ticket-forecast-label = الانتظار المتوقع
page-ticket-forecast = { $to ->
    [zero] بعد قليل
    [one] من { $from } إلى { $to } دقيقة
    [two] من { $from } إلى { $to } دقيقة
    [few] من { $from } إلى { $to } دقائق
    [many] من { $from } إلى { $to } دقيقة
   *[other] من { $from } إلى { $to } دقيقة
}
page-ticket-forecast-one = { $n ->
    [zero] أقل من دقيقة
    [one] حوالي دقيقة
    [two] حوالي دقيقتين
    [few] حوالي { $n } دقائق
    [many] حوالي { $n } دقيقة
   *[other] حوالي { $n } دقيقة
}
page-ticket-forecast-soon = أقل من دقيقة
page-ticket-where = مكان الانتظار
page-ticket-code = رمز الرقم
page-ticket-qr = صوّر الرمز لمتابعة الدور
page-ticket-print = طباعة
page-ticket-called = حان دورك
page-ticket-called-go = توجّه الآن إلى
page-ticket-serving = أنت عند الشباك
page-ticket-served = تمت الخدمة
page-ticket-served-more = شكرًا لزيارتك.
page-ticket-no-show = لقد نادينا عليك
page-ticket-no-show-more = لم تكن موجودًا. إذا كنت ما زلت هنا فأخبر موظف الشباك: يمكن إعادة رقمك إلى الصف.
page-ticket-parked = رقمك موضوع جانبًا
page-ticket-parked-more = سينادي عليك الشباك من جديد. لا حاجة إلى رقم آخر.
page-ticket-withdrawn = أُلغي الرقم
page-ticket-withdrawn-more = لكي يُنادى عليك خذ رقمًا جديدًا من الجهاز.
page-ticket-expired = انتهت صلاحية الرقم
page-ticket-expired-more = انتهى اليوم قبل النداء. خذ رقمًا جديدًا عندما يفتح المكتب من جديد.
page-ticket-as-of = آخر تحديث الساعة { $time }
page-ticket-updates-on = { $n ->
    [zero] تُحدَّث هذه الصفحة تلقائيًا.
    [one] تُحدَّث هذه الصفحة تلقائيًا كل ثانية.
    [two] تُحدَّث هذه الصفحة تلقائيًا كل ثانيتين.
    [few] تُحدَّث هذه الصفحة تلقائيًا كل { $n } ثوانٍ.
    [many] تُحدَّث هذه الصفحة تلقائيًا كل { $n } ثانية.
   *[other] تُحدَّث هذه الصفحة تلقائيًا كل { $n } ثانية.
}
page-ticket-updates-off = لا تُحدَّث هذه الصفحة تلقائيًا.
page-ticket-stop = أوقف التحديث
page-ticket-resume = حدّث تلقائيًا
page-ticket-refresh = حدّث الآن
page-waits-quiet = متى يقل الازدحام
page-waits-quiet-source = وفقًا للأسابيع الثمانية الماضية.
