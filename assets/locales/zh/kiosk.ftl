### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = 中文
kiosk-language-bar = 请选择语言

## Choose a service

kiosk-choose-title = 您要办理什么业务？
kiosk-choose-hint = 请点选业务并取号。
kiosk-choose-hint-alone = 本机暂未联网：您的号码有效，但目前无法告知等候时间。
kiosk-choose-line =
    { $count ->
        [0] 无人等候
       *[other] { $count } 人等候
    }
kiosk-choose-by-appointment = 仅限预约
kiosk-choose-opens = 已关闭 · { $moment } 开放
kiosk-choose-closed = 已关闭
kiosk-choose-no-time = 不再发号
kiosk-choose-next-page = 更多业务
kiosk-choose-previous-page = 上一页
kiosk-choose-page = 第 { $page } 页，共 { $pages } 页

## About a service that is by appointment only

kiosk-appointment-title = 需要预约
kiosk-appointment-text = 此业务不在这里取号。请打电话预约：
kiosk-documents-title = 请携带
kiosk-back = 返回

## Working on a number

kiosk-printing-title = 请稍候…
kiosk-printing-asking = 正在为您取号。
kiosk-printing-number = 正在打印您的号码 { $number }。
kiosk-printing-ordered = 接待处正在此打印号码 { $number }。

## The number

kiosk-done-your-number = 您的号码
kiosk-done-take-slip = 请取走号票
kiosk-done-no-paper-title = 号票没有打印出来
kiosk-done-unknown-title = 您拿到号票了吗？
kiosk-done-no-paper-text = 您的号码仍然有效。请记下号码，或用手机扫描二维码。
kiosk-done-unknown-text = 您的号码仍然有效。如果没有号票，请记下号码或扫描二维码。
kiosk-done-no-paper-alone = 您的号码有效：请记下来。
kiosk-done-unknown-alone = 您的号码有效。如果没有号票，请记下来。
kiosk-done-ahead-title = 您前面
kiosk-done-ahead =
    { $count ->
        [0] 无人
       *[other] { $count } 人
    }
kiosk-done-ahead-unknown = 未知
kiosk-done-wait-title = 预计等候
kiosk-done-where-title = 等候地点
kiosk-done-home = 完成
kiosk-wait-now = 马上
kiosk-wait-below = 少于 { $minutes } 分钟
kiosk-wait-about = 约 { $minutes } 分钟
kiosk-wait-range = { $from } 至 { $to } 分钟
kiosk-wait-unknown = 未知

## No number

kiosk-no-closed-title = 此业务已关闭
kiosk-no-closed-text = “{ $service }”现在不发号。
kiosk-no-time-title = 时间不够了
kiosk-no-time-text = 现在取“{ $service }”的号，下班前叫不到。请改天再来，或到窗口询问。
kiosk-opens-again = { $moment } 重新开放。
kiosk-no-exhausted-title = 今天的号码已发完
kiosk-no-exhausted-text = “{ $service }”今天的号码已发完。请改天再来，或到窗口询问。
kiosk-no-own-exhausted-title = 今天的号码已发完
kiosk-no-own-exhausted-text = 本机今天没有号码了。请到窗口询问。
kiosk-no-printer-title = 打印机未就绪
kiosk-no-printer-text = 没有取号。请稍后再试。
kiosk-no-slip-title = 打印机里还有一张号票
kiosk-no-slip-text = 请取出后再试。还没有为您取号。
kiosk-no-answer-title = 未能取到号码
kiosk-no-answer-text = 系统没有响应。请再试一次，或到窗口询问。
kiosk-no-other-title = 无法取号
kiosk-no-other-text = 请到窗口，会有人帮助您。
kiosk-no-home = 返回业务列表

## Closed, and out of service

kiosk-closed-title = 办事处已关门
kiosk-closed-text = 现在不发号。
kiosk-out-title = 本机暂停服务
kiosk-out-starting-title = 本机正在启动
kiosk-out-starting-text = 几秒钟后即可取号。
kiosk-out-server = 本机无法连接系统。
kiosk-out-settings = 本机设置有误。
kiosk-out-name = 另一台机器正以同一名称运行。
kiosk-out-disk = 本机无法保存数据。
kiosk-out-paper = 纸已用完。
kiosk-out-cover = 打印机盖子打开了。
kiosk-out-printer-silent = 打印机没有响应。
kiosk-out-printer-fault = 打印机出现故障。
kiosk-out-printer-unplugged = 打印机未连接。
kiosk-out-cutter = 打印机切刀卡住了。
kiosk-out-jam = 卡纸了。
kiosk-out-hot = 打印机过热，稍后会恢复。
kiosk-out-voltage = 打印机供电不正常。
kiosk-out-not-taken = 有一张号票卡在打印机里。
kiosk-out-leftover = 有一张号票留在打印机里。
kiosk-out-help = 请到窗口询问。
