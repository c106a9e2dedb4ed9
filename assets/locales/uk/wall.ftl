# The wall: few words, read from ten metres.
wall-called = Черга номера
wall-recent = Останні виклики
wall-counters = Біля віконець
wall-lines = Час очікування
wall-no-call = Викликів ще не було
wall-no-recent = Тут видно останні виклики
wall-counter-closed = зачинено
wall-counter-free = вільно
wall-counter-calling = викликає
wall-counter-serving = зайнято
wall-wait = { $from ->
    [0] { $to ->
        [0] без очікування
       *[other] до { $to } хв
    }
   *[other] { $from }–{ $to } хв
}
wall-wait-exact = близько { $minutes } хв
wall-line-closed = зачинено
wall-line-no-time = номерів більше немає
wall-stale = Не оновлено з { $time }
wall-stale-advice = Слухайте виклик біля віконця
wall-connecting = З’єднання
wall-connecting-advice = Екран увімкнеться сам, щойно відповість сервер
wall-closed = Зачинено
wall-opens = Відчиниться: { $moment }
wall-no-opening = Найближчих прийомів не заплановано
wall-window-title = Turno wall
