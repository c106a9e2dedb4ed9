# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = lundi
weekday-tuesday = mardi
weekday-wednesday = mercredi
weekday-thursday = jeudi
weekday-friday = vendredi
weekday-saturday = samedi
weekday-sunday = dimanche

month-january = janvier
month-february = février
month-march = mars
month-april = avril
month-may = mai
month-june = juin
month-july = juillet
month-august = août
month-september = septembre
month-october = octobre
month-november = novembre
month-december = décembre

date =
    { $weekday } { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
day =
    { $weekday } { $day ->
        [1] 1er
       *[other] { $day }
    } { $month }
date-in-digits = { $day }/{ $month }/{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = aujourd’hui à { $time }
moment-tomorrow = demain à { $time }
moment-on-day = { $day } à { $time }
