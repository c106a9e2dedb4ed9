# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = lunes
weekday-tuesday = martes
weekday-wednesday = miércoles
weekday-thursday = jueves
weekday-friday = viernes
weekday-saturday = sábado
weekday-sunday = domingo

month-january = enero
month-february = febrero
month-march = marzo
month-april = abril
month-may = mayo
month-june = junio
month-july = julio
month-august = agosto
month-september = septiembre
month-october = octubre
month-november = noviembre
month-december = diciembre

date = { $weekday } { $day } de { $month } de { $year }
day = { $weekday } { $day } de { $month }
date-in-digits = { $day }/{ $month }/{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = hoy a las { $time }
moment-tomorrow = mañana a las { $time }
moment-on-day = el { $day } a las { $time }
