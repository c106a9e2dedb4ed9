# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = Montag
weekday-tuesday = Dienstag
weekday-wednesday = Mittwoch
weekday-thursday = Donnerstag
weekday-friday = Freitag
weekday-saturday = Samstag
weekday-sunday = Sonntag

month-january = Januar
month-february = Februar
month-march = März
month-april = April
month-may = Mai
month-june = Juni
month-july = Juli
month-august = August
month-september = September
month-october = Oktober
month-november = November
month-december = Dezember

date = { $weekday }, { $day }. { $month } { $year }
day = { $weekday }, { $day }. { $month }
date-in-digits = { $day }.{ $month }.{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = heute um { $time } Uhr
moment-tomorrow = morgen um { $time } Uhr
moment-on-day = { $day }, um { $time } Uhr
