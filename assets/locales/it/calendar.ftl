# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = lunedì
weekday-tuesday = martedì
weekday-wednesday = mercoledì
weekday-thursday = giovedì
weekday-friday = venerdì
weekday-saturday = sabato
weekday-sunday = domenica

month-january = gennaio
month-february = febbraio
month-march = marzo
month-april = aprile
month-may = maggio
month-june = giugno
month-july = luglio
month-august = agosto
month-september = settembre
month-october = ottobre
month-november = novembre
month-december = dicembre

date =
    { $weekday } { $day ->
        [1] 1º
       *[other] { $day }
    } { $month } { $year }
day =
    { $weekday } { $day ->
        [1] 1º
       *[other] { $day }
    } { $month }
date-in-digits = { $day }/{ $month }/{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = oggi alle { $time }
moment-tomorrow = domani alle { $time }
moment-on-day = { $day } alle { $time }
