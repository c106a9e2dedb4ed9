# Times and dates. $day is a number in words of a date, two digits in `date-in-digits`.

clock = { $hour }:{ $minute }

weekday-monday = الاثنين
weekday-tuesday = الثلاثاء
weekday-wednesday = الأربعاء
weekday-thursday = الخميس
weekday-friday = الجمعة
weekday-saturday = السبت
weekday-sunday = الأحد

month-january = يناير
month-february = فبراير
month-march = مارس
month-april = أبريل
month-may = مايو
month-june = يونيو
month-july = يوليو
month-august = أغسطس
month-september = سبتمبر
month-october = أكتوبر
month-november = نوفمبر
month-december = ديسمبر

date = { $weekday } { $day } { $month } { $year }
day = { $weekday } { $day } { $month }
date-in-digits = { $day }/{ $month }/{ $year }

# A moment to come, as told to somebody standing there now.
moment-today = اليوم الساعة { $time }
moment-tomorrow = غدًا الساعة { $time }
moment-on-day = يوم { $day } الساعة { $time }
