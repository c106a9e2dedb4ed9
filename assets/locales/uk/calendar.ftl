# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = понеділок
weekday-tuesday = вівторок
weekday-wednesday = середа
weekday-thursday = четвер
weekday-friday = п’ятниця
weekday-saturday = субота
weekday-sunday = неділя

month-january = січня
month-february = лютого
month-march = березня
month-april = квітня
month-may = травня
month-june = червня
month-july = липня
month-august = серпня
month-september = вересня
month-october = жовтня
month-november = листопада
month-december = грудня

date = { $weekday }, { $day } { $month } { $year } р.
day = { $weekday }, { $day } { $month }
date-in-digits = { $day }.{ $month }.{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = сьогодні, { $time }
moment-tomorrow = завтра, { $time }
moment-on-day = { $day }, { $time }
