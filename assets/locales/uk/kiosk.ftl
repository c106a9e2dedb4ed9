### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Українська
kiosk-language-bar = Оберіть мову

## Choose a service

kiosk-choose-title = Що вам потрібно?
kiosk-choose-hint = Торкніться послуги й візьміть талон.
kiosk-choose-hint-alone = Автомат без зв’язку: ваш номер дійсний, але час очікування зараз невідомий.
kiosk-choose-line =
    { $count ->
        [0] Ніхто не чекає
        [one] Чекає { $count } особа
        [few] Чекають { $count } особи
        [many] Чекають { $count } осіб
       *[other] Чекають { $count } особи
    }
kiosk-choose-by-appointment = Лише за записом
kiosk-choose-opens = Зачинено · відчиниться: { $moment }
kiosk-choose-closed = Зачинено
kiosk-choose-no-time = Номерів більше немає
kiosk-choose-next-page = Інші послуги
kiosk-choose-previous-page = Попередні
kiosk-choose-page = Сторінка { $page } з { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Потрібен запис
kiosk-appointment-text = На цю послугу номерів тут не дають. Зателефонуйте, щоб записатися:
kiosk-documents-title = Візьміть із собою
kiosk-back = Назад

## Working on a number

kiosk-printing-title = Хвилинку…
kiosk-printing-asking = Отримуємо ваш номер.
kiosk-printing-number = Ваш номер { $number } друкується.
kiosk-printing-ordered = Рецепція друкує тут номер { $number }.

## The number

kiosk-done-your-number = Ваш номер
kiosk-done-take-slip = Візьміть талон
kiosk-done-no-paper-title = Талон не надруковано
kiosk-done-unknown-title = Ви маєте талон?
kiosk-done-no-paper-text = Номер усе одно дійсний. Запишіть його або відскануйте код телефоном.
kiosk-done-unknown-text = Номер дійсний у будь-якому разі. Якщо талона немає, запишіть номер або відскануйте код.
kiosk-done-no-paper-alone = Номер дійсний: будь ласка, запишіть його.
kiosk-done-unknown-alone = Номер дійсний. Якщо немає талона, запишіть його.
kiosk-done-ahead-title = Перед вами
kiosk-done-ahead =
    { $count ->
        [0] нікого
        [one] { $count } особа
        [few] { $count } особи
        [many] { $count } осіб
       *[other] { $count } особи
    }
kiosk-done-ahead-unknown = невідомо
kiosk-done-wait-title = Час очікування
kiosk-done-where-title = Де чекати
kiosk-done-home = Готово
kiosk-wait-now = зараз
kiosk-wait-below = менше { $minutes } хв
kiosk-wait-about = близько { $minutes } хв
kiosk-wait-range = { $from }–{ $to } хв
kiosk-wait-unknown = невідомо

## No number

kiosk-no-closed-title = Ця послуга зачинена
kiosk-no-closed-text = На послугу «{ $service }» зараз номерів не дають.
kiosk-no-time-title = Часу вже не вистачить
kiosk-no-time-text = Хто зараз візьме номер на послугу «{ $service }», того до зачинення не викличуть. Прийдіть іншого дня або запитайте у віконці.
kiosk-opens-again = Відчиниться: { $moment }.
kiosk-no-exhausted-title = На сьогодні номерів немає
kiosk-no-exhausted-text = На послугу «{ $service }» номерів сьогодні немає. Прийдіть іншого дня або запитайте у віконці.
kiosk-no-own-exhausted-title = На сьогодні номерів більше немає
kiosk-no-own-exhausted-text = В автоматі сьогодні більше немає номерів. Будь ласка, зверніться до віконця.
kiosk-no-printer-title = Принтер не готовий
kiosk-no-printer-text = Номер не взято. Спробуйте ще раз за мить.
kiosk-no-slip-title = У принтері ще є талон
kiosk-no-slip-text = Витягніть його та спробуйте ще раз. Номер для вас не взято.
kiosk-no-answer-title = Номер не надійшов
kiosk-no-answer-text = Система не відповідає. Спробуйте ще раз або зверніться до віконця.
kiosk-no-other-title = Номер видати неможливо
kiosk-no-other-text = Зверніться до віконця: вам допоможуть.
kiosk-no-home = До послуг

## Closed, and out of service

kiosk-closed-title = Установа зачинена
kiosk-closed-text = Зараз номерів не дають.
kiosk-out-title = Автомат не працює
kiosk-out-starting-title = Автомат вмикається
kiosk-out-starting-text = За кілька секунд можна буде взяти номер.
kiosk-out-server = Автомат не має зв’язку із системою.
kiosk-out-settings = Автомат налаштовано неправильно.
kiosk-out-name = Під тією самою назвою вже працює інший автомат.
kiosk-out-disk = Автомат не може зберегти дані.
kiosk-out-paper = Закінчився папір.
kiosk-out-cover = Кришка принтера відкрита.
kiosk-out-printer-silent = Принтер не відповідає.
kiosk-out-printer-fault = Принтер несправний.
kiosk-out-printer-unplugged = Принтер відключено.
kiosk-out-cutter = Ніж принтера заклинило.
kiosk-out-jam = Папір застряг.
kiosk-out-hot = Принтер перегрівся: скоро запрацює.
kiosk-out-voltage = Живлення принтера несправне.
kiosk-out-not-taken = Талон застряг у принтері.
kiosk-out-leftover = Талон залишився в принтері.
kiosk-out-help = Будь ласка, зверніться до віконця.
