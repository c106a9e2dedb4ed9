### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Голос
kiosk-mode-speech = Голос і клавіатура
speech-on = Голос увімкнено.
speech-keys = Стрілки вгору і вниз або цифра ведуть до варіантів. Enter вибирає. Ліворуч і праворуч змінюють мову. Нуль повторює. Плюс і мінус змінюють гучність. Клавіша стирання або крапка повертає назад.
speech-time = Зараз { $time }, { $day }.

## Moving about

speech-stop = { $index } з { $count }: { $label }
speech-no-stop = Тут немає номера { $digit }.
speech-mode-on = { $mode }: увімкнено
speech-mode-off = { $mode }: вимкнено
speech-chosen = { $name }, вибрана мова
speech-take = Enter дає вам номер.
speech-more = Enter розповість більше.
speech-volume = Гучність { $percent } відсотків

## The slip

speech-slip = На вашому талоні: { $content }
speech-slip-code = На талоні є також код: телефон, що його зчитає, покаже, як рухається черга.
