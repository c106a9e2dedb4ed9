# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = ponedeljek
weekday-tuesday = torek
weekday-wednesday = sreda
weekday-thursday = četrtek
weekday-friday = petek
weekday-saturday = sobota
weekday-sunday = nedelja

month-january = januar
month-february = februar
month-march = marec
month-april = april
month-may = maj
month-june = junij
month-july = julij
month-august = avgust
month-september = september
month-october = oktober
month-november = november
month-december = december

date = { $weekday }, { $day }. { $month } { $year }
day = { $weekday }, { $day }. { $month }
date-in-digits = { $day }. { $month }. { $year }

# A moment to come, as told to somebody standing there now.
moment-today = danes ob { $time }
moment-tomorrow = jutri ob { $time }
moment-on-day = { $day }, ob { $time }
