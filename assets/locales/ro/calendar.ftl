# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = luni
weekday-tuesday = marți
weekday-wednesday = miercuri
weekday-thursday = joi
weekday-friday = vineri
weekday-saturday = sâmbătă
weekday-sunday = duminică

month-january = ianuarie
month-february = februarie
month-march = martie
month-april = aprilie
month-may = mai
month-june = iunie
month-july = iulie
month-august = august
month-september = septembrie
month-october = octombrie
month-november = noiembrie
month-december = decembrie

date = { $weekday }, { $day } { $month } { $year }
day = { $weekday }, { $day } { $month }
date-in-digits = { $day }.{ $month }.{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = astăzi la { $time }
moment-tomorrow = mâine la { $time }
moment-on-day = { $day }, la { $time }
