### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = صوت
kiosk-mode-speech = الصوت ولوحة المفاتيح
speech-on = الصوت مفعّل.
speech-keys = السهمان أعلى وأسفل، أو رقم، ينقلان بين الخيارات. مفتاح الإدخال يختار. اليسار واليمين يغيّران اللغة. الصفر يكرّر. الزائد والناقص يغيّران مستوى الصوت. مفتاح المسح أو النقطة يرجع إلى الوراء.
speech-time = الساعة { $time }، { $day }.

## Moving about

speech-stop = { $index } من { $count }: { $label }
speech-no-stop = لا يوجد هنا رقم { $digit }.
speech-mode-on = { $mode }: مفعّل
speech-mode-off = { $mode }: غير مفعّل
speech-chosen = { $name }، اللغة المختارة
speech-take = مفتاح الإدخال يعطيك الرقم.
speech-more = مفتاح الإدخال يخبرك بالمزيد.
speech-volume = مستوى الصوت { $percent } بالمئة

## The slip

speech-slip = على تذكرتك: { $content }
speech-slip-code = على التذكرة أيضًا رمز: الهاتف الذي يصوّره يُظهر أين وصل الدور.
