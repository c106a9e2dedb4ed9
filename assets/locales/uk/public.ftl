# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Перейти до вмісту
page-languages = Мова сторінки
page-home = Список установ

# Errors as pages
page-not-found-title = Сторінку не знайдено
page-not-found-lead = За цією адресою нічого немає. Перевірте, чи ви скопіювали її повністю.
page-failed-title = Щось не спрацювало
page-failed-lead = Це помилка сервера, а не ваша. Спробуйте ще раз трохи згодом; якщо вона повториться, повідомте того, хто керує системою.
page-ticket-unknown-title = Номер не знайдено
page-ticket-unknown-lead = Ця адреса не належить жодному сьогоднішньому номеру. Номер дійсний лише того дня, коли його взято.

# A ticket's own page
page-ticket-title = Ваш номер
page-ticket-waiting = Ви чекаєте
page-ticket-ahead-none = Ви наступні: приготуйтеся.
page-ticket-ahead = { $n ->
    [one] Перед вами { $n } особа.
    [few] Перед вами { $n } особи.
    [many] Перед вами { $n } осіб.
   *[other] Перед вами { $n } особи.
}
page-ticket-forecast-label = Час очікування
page-ticket-forecast = { $to ->
    [one] від { $from } до { $to } хвилини
    [few] від { $from } до { $to } хвилин
    [many] від { $from } до { $to } хвилин
   *[other] від { $from } до { $to } хвилини
}
page-ticket-forecast-one = { $n ->
    [one] близько { $n } хвилини
    [few] близько { $n } хвилин
    [many] близько { $n } хвилин
   *[other] близько { $n } хвилини
}
page-ticket-forecast-soon = менше хвилини
page-ticket-where = Де чекати
page-ticket-code = Код номера
page-ticket-qr = Скануйте, щоб бачити, як рухається черга
page-ticket-print = Друкувати
page-ticket-called = Ваша черга
page-ticket-called-go = Підійдіть зараз до:
page-ticket-serving = Ви біля віконця
page-ticket-served = Обслуговано
page-ticket-served-more = Дякуємо за візит.
page-ticket-no-show = Ми вас викликали
page-ticket-no-show-more = Вас не було. Якщо ви ще тут, скажіть у віконці: ваш номер можуть повернути в чергу.
page-ticket-parked = Ваш номер відкладено
page-ticket-parked-more = Вас викличуть знову. Інший номер не потрібен.
page-ticket-withdrawn = Номер скасовано
page-ticket-withdrawn-more = Щоб вас викликали, візьміть новий номер в автоматі.
page-ticket-expired = Номер більше не дійсний
page-ticket-expired-more = День закінчився до виклику. Візьміть новий номер, коли установа знову відчиниться.
page-ticket-as-of = Оновлено: { $time }
page-ticket-updates-on = { $n ->
    [one] Сторінка оновлюється сама кожну { $n } секунду.
    [few] Сторінка оновлюється сама кожні { $n } секунди.
    [many] Сторінка оновлюється сама кожні { $n } секунд.
   *[other] Сторінка оновлюється сама кожні { $n } секунди.
}
page-ticket-updates-off = Сторінка не оновлюється сама.
page-ticket-stop = Зупинити оновлення
page-ticket-resume = Оновлювати автоматично
page-ticket-refresh = Оновити зараз
page-waits-quiet = Коли менше людей
page-waits-quiet-source = За даними останніх восьми тижнів.
