# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = 跳到内容
page-languages = 本页语言
page-home = 办事处列表

# Errors as pages
page-not-found-title = 找不到页面
page-not-found-lead = 此地址没有内容。请检查是否完整复制。
page-failed-title = 出现错误
page-failed-lead = 这是服务器的错误，与您无关。请稍后再试；如果再次出现，请告知系统管理员。
page-ticket-unknown-title = 找不到号码
page-ticket-unknown-lead = 此地址不对应今天的任何号码。号码只在取号当天有效。

# A ticket's own page
page-ticket-title = 您的号码
page-ticket-waiting = 您正在等候
page-ticket-ahead-none = 下一位就是您，请做好准备。
page-ticket-ahead = 您前面还有 { $n } 人。
page-ticket-forecast-label = 预计等候
page-ticket-forecast = { $from } 至 { $to } 分钟
page-ticket-forecast-one = 约 { $n } 分钟
page-ticket-forecast-soon = 不到一分钟
page-ticket-where = 等候地点
page-ticket-code = 号码的代码
page-ticket-qr = 扫码查看排队进度
page-ticket-print = 打印
page-ticket-called = 轮到您了
page-ticket-called-go = 请现在前往
page-ticket-serving = 您正在窗口办理
page-ticket-served = 已办理
page-ticket-served-more = 感谢您的来访。
page-ticket-no-show = 已叫过您的号
page-ticket-no-show-more = 您当时不在。如果您还在这里，请告知窗口，您的号码可以重新排队。
page-ticket-parked = 您的号码已暂时搁置
page-ticket-parked-more = 窗口会再次叫您，无需重新取号。
page-ticket-withdrawn = 号码已取消
page-ticket-withdrawn-more = 如需叫号，请在取号机上重新取号。
page-ticket-expired = 号码已过期
page-ticket-expired-more = 在叫到您之前当天已结束。请在办事处再次开放时重新取号。
page-ticket-as-of = 更新于 { $time }
page-ticket-updates-on = 本页每 { $n } 秒自动更新。
page-ticket-updates-off = 本页不自动更新。
page-ticket-stop = 停止更新
page-ticket-resume = 自动更新
page-ticket-refresh = 立即更新
page-waits-quiet = 人较少的时段
page-waits-quiet-source = 根据最近八周的情况。
