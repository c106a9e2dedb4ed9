### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = احذف آخر رقم
pad-confirm = تأكيد
pad-count = الأرقام المكتوبة: { $count }
pad-empty = الحقل فارغ.

## The PIN

upkeep-pin-title = للموظفين فقط
upkeep-pin-text = اكتب الرقم السري ثم أكّد.
upkeep-pin-wrong = الرقم السري غير صحيح.
upkeep-pin-shut = أخطاء كثيرة. حاول مجددًا { $minutes ->
    [zero] بعد قليل
    [one] بعد دقيقة
    [two] بعد دقيقتين
    [few] بعد { $minutes } دقائق
    [many] بعد { $minutes } دقيقة
   *[other] بعد { $minutes } دقيقة
}.

## The pages

upkeep-title = الصيانة
upkeep-printer = الطابعة
upkeep-loudspeaker = مكبر الصوت
upkeep-glass = شاشة اللمس
upkeep-network = الشبكة
upkeep-system = النظام
upkeep-licences = التراخيص
upkeep-leave = خروج

## What can be done

upkeep-test-slip = اطبع تجربة
upkeep-attend = أنا هنا: حرّر الطابعة
upkeep-store-logo = حمّل الشعار
upkeep-speak = انطق جملة
upkeep-ask = قِس الاتصال
upkeep-next = التالي
upkeep-previous = السابق

## What stands there

upkeep-state = الحالة
upkeep-model = الطراز والمنفذ
upkeep-server = الخادم
upkeep-link = الاتصال
upkeep-place = القاعة والجهاز
upkeep-version = البرنامج
upkeep-journal = السجل على القرص
upkeep-free = المساحة الحرة
upkeep-printer-ready = الطابعة جاهزة.
upkeep-printer-low = جاهزة، لكن الورق يوشك أن ينفد.
upkeep-printer-busy = الطابعة تعمل.
upkeep-speaks = الصوت مُعَدّ.
upkeep-silent = لا يوجد برنامج للصوت.
upkeep-linked = متصل
upkeep-unlinked = غير متصل منذ { $time }
upkeep-glass-text = المس جميع الحقول.
upkeep-glass-done = جميع الحقول استجابت للإصبع.
upkeep-glass-finger = هذه الصفحة تحتاج إلى إصبع على الزجاج: لا يمكن اختبارها بالمفاتيح.
upkeep-field = الحقل { $number }
upkeep-field-touched = الحقل { $number }، تم لمسه

## What came of it

upkeep-slip-printed = طُبعت التجربة.
upkeep-slip-failed = لم تخرج التجربة.
upkeep-slip-unknown = الطابعة لا تؤكد التجربة.
upkeep-not-ready = يجب أن تكون الطابعة جاهزة أولًا.
upkeep-attended = يجري تحرير الطابعة: قد يخرج ما بقي فيها.
upkeep-logo-stored = الشعار في ذاكرة الطابعة ويظهر على كل تذكرة.
upkeep-logo-there = لدى الطابعة هذا الشعار بالفعل.
upkeep-logo-unsupported = هذا الطراز لا يحفظ الشعارات.
upkeep-logo-not-now = غير ممكن الآن: افحص الطابعة.
upkeep-logo-too-often = كُتب الشعار مرات كثيرة اليوم. حاول غدًا.
upkeep-logo-failed = الطابعة لا تؤكد الشعار. اطبع تجربة.
upkeep-logo-unreadable = تعذرت قراءة ملف الشعار.
upkeep-answered = أجاب الخادم خلال { $milliseconds } مللي ثانية.
upkeep-unanswered = الخادم لا يستجيب.

## Aloud and on paper

upkeep-spoken = هذه تجربة لمكبر الصوت.
upkeep-slip-title = تجربة: ليست تذكرة
