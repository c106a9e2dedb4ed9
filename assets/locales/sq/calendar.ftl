# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = e hënë
weekday-tuesday = e martë
weekday-wednesday = e mërkurë
weekday-thursday = e enjte
weekday-friday = e premte
weekday-saturday = e shtunë
weekday-sunday = e diel

month-january = janar
month-february = shkurt
month-march = mars
month-april = prill
month-may = maj
month-june = qershor
month-july = korrik
month-august = gusht
month-september = shtator
month-october = tetor
month-november = nëntor
month-december = dhjetor

date = { $weekday }, { $day } { $month } { $year }
day = { $weekday }, { $day } { $month }
date-in-digits = { $day }.{ $month }.{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = sot në orën { $time }
moment-tomorrow = nesër në orën { $time }
moment-on-day = { $day }, në orën { $time }
