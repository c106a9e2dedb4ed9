### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = تكبير
kiosk-mode-contrast-word = تباين
kiosk-mode-low-word = أسفل
kiosk-mode-large = خط كبير
kiosk-mode-contrast = تباين عالٍ
kiosk-mode-low = الأزرار في الأسفل

## The list of languages

kiosk-languages-more = لغات أخرى
kiosk-languages-title = اختر اللغة

## Nobody has touched the screen for a while

kiosk-idle-title = هل ما زلت هنا؟
kiosk-idle-text = ستعود الشاشة قريبًا إلى البداية.
kiosk-idle-more = أحتاج إلى مزيد من الوقت

## Before a number: it can be done on the internet

kiosk-online-title = يمكنك إنجاز ذلك الآن عبر الإنترنت
kiosk-online-text = صوّر الرمز بهاتفك، أو خذ رقمًا وانتظر هنا.
kiosk-online-take = خذ رقمًا
