### Checking in at the totem with the code of an appointment.

## The way in

kiosk-checkin = 我有预约
kiosk-checkin-text = 请输入预约码，或在扫描器上扫码。
kiosk-checkin-unknown = 今天没有使用此预约码的预约，可能是其他日期或其他办事处的。
kiosk-checkin-alone = 本机暂时无法查询预约，请到窗口询问。

## The appointment

kiosk-checkin-booked = 您的预约
kiosk-checkin-at = { $time }
kiosk-checkin-late = 预约时间已过。如窗口已叫到后面，则从现在起排队。

## No number

kiosk-no-early-title = 时间还早
kiosk-no-early-text = “{ $service }”：{ $moment } 起可取号。
kiosk-no-used-title = 您已有号码 { $number }
kiosk-no-used-text = 此预约已取号。如没有号票，请记下号码并等候叫号。
kiosk-no-under-way-title = 正在发号
kiosk-no-under-way-text = 取号机正在为此预约发号。请稍候再试，或到窗口询问。
