# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = عطل فني
suspended-staff = نقص في الموظفين
suspended-full = اكتمل العدد لهذا اليوم
suspended-other = متوقفة مؤقتًا
