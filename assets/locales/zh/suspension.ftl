# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = 技术故障
suspended-staff = 人手不足
suspended-full = 今日已满
suspended-other = 暂停服务
