### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] Перед вами нікого немає
        [one] { $count } особа перед вами
        [few] { $count } особи перед вами
        [many] { $count } осіб перед вами
       *[other] { $count } особи перед вами
    }
slip-wait = Очікування: { $wait }
slip-alone = Час очікування зараз невідомий. Вас викличуть у порядку прибуття.
slip-documents = Візьміть із собою:
slip-reprint = ПОВТОРНИЙ ДРУК
