### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Стерти останню цифру
pad-confirm = Підтвердити
pad-count = Введено цифр: { $count }
pad-empty = Поле порожнє.

## The PIN

upkeep-pin-title = Лише для персоналу
upkeep-pin-text = Введіть PIN і підтвердьте.
upkeep-pin-wrong = PIN неправильний.
upkeep-pin-shut = Забагато помилок. Спробуйте через { $minutes } хв.

## The pages

upkeep-title = Обслуговування
upkeep-printer = Принтер
upkeep-loudspeaker = Динамік
upkeep-glass = Екран
upkeep-network = Мережа
upkeep-system = Система
upkeep-licences = Ліцензії
upkeep-leave = Вийти

## What can be done

upkeep-test-slip = Друк проби
upkeep-attend = Я тут: звільнити принтер
upkeep-store-logo = Передати логотип
upkeep-speak = Промовити речення
upkeep-ask = Виміряти зв’язок
upkeep-next = Далі
upkeep-previous = Попередня

## What stands there

upkeep-state = Стан
upkeep-model = Модель і порт
upkeep-server = Сервер
upkeep-link = Зв’язок
upkeep-place = Зала й автомат
upkeep-version = Програма
upkeep-journal = Журнал на диску
upkeep-free = Вільне місце
upkeep-printer-ready = Принтер готовий.
upkeep-printer-low = Готовий, але папір закінчується.
upkeep-printer-busy = Принтер працює.
upkeep-speaks = Голос налаштовано.
upkeep-silent = Немає програми голосу.
upkeep-linked = Є зв’язок
upkeep-unlinked = Немає зв’язку з { $time }
upkeep-glass-text = Торкніться всіх полів.
upkeep-glass-done = Усі поля зреагували на палець.
upkeep-glass-finger = Ця сторінка потребує пальця на склі: клавішами її не перевірити.
upkeep-field = Поле { $number }
upkeep-field-touched = Поле { $number }, натиснуто

## What came of it

upkeep-slip-printed = Пробу надруковано.
upkeep-slip-failed = Проба не вийшла.
upkeep-slip-unknown = Принтер не підтверджує пробу.
upkeep-not-ready = Спершу принтер має бути готовий.
upkeep-attended = Принтер звільняється: може вийти те, що в ньому залишилося.
upkeep-logo-stored = Логотип у пам’яті принтера і є на кожному талоні.
upkeep-logo-there = Принтер уже має цей логотип.
upkeep-logo-unsupported = Ця модель не зберігає логотипів.
upkeep-logo-not-now = Зараз неможливо: перевірте принтер.
upkeep-logo-too-often = Сьогодні забагато записів. Спробуйте завтра.
upkeep-logo-failed = Принтер не підтверджує логотип. Надрукуйте пробу.
upkeep-logo-unreadable = Файл логотипа не читається.
upkeep-answered = Сервер відповів за { $milliseconds } мс.
upkeep-unanswered = Сервер не відповідає.

## Aloud and on paper

upkeep-spoken = Це перевірка динаміка.
upkeep-slip-title = Проба: це не талон
