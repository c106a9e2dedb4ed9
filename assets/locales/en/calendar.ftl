# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday

month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

date = { $weekday } { $day } { $month } { $year }
day = { $weekday } { $day } { $month }
date-in-digits = { $day }/{ $month }/{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = today at { $time }
moment-tomorrow = tomorrow at { $time }
moment-on-day = { $day } at { $time }
