# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = 星期一
weekday-tuesday = 星期二
weekday-wednesday = 星期三
weekday-thursday = 星期四
weekday-friday = 星期五
weekday-saturday = 星期六
weekday-sunday = 星期日

month-january = 1月
month-february = 2月
month-march = 3月
month-april = 4月
month-may = 5月
month-june = 6月
month-july = 7月
month-august = 8月
month-september = 9月
month-october = 10月
month-november = 11月
month-december = 12月

date = { $year }年{ $month }{ $day }日 { $weekday }
day = { $month }{ $day }日 { $weekday }
date-in-digits = { $year }/{ $month }/{ $day }

# A moment to come, as told to somebody standing there now.
moment-today = 今天 { $time }
moment-tomorrow = 明天 { $time }
moment-on-day = { $day } { $time }
