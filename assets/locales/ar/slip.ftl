### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [zero] لا أحد قبلك
        [one] شخص واحد قبلك
        [two] شخصان قبلك
        [few] { $count } أشخاص قبلك
        [many] { $count } شخصًا قبلك
       *[other] { $count } شخص قبلك
    }
slip-wait = الانتظار: { $wait }
slip-alone = مدة الانتظار غير معروفة الآن. ستُنادى حسب ترتيب الوصول.
slip-documents = أحضر معك:
slip-reprint = نسخة ثانية
