### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = 删除最后一位
pad-confirm = 确认
pad-count = 已输入 { $count } 位
pad-empty = 输入框为空。

## The PIN

upkeep-pin-title = 仅限工作人员
upkeep-pin-text = 请输入密码并确认。
upkeep-pin-wrong = 密码不正确。
upkeep-pin-shut = 错误次数过多，请 { $minutes } 分钟后再试。

## The pages

upkeep-title = 维护
upkeep-printer = 打印机
upkeep-loudspeaker = 扬声器
upkeep-glass = 触摸屏
upkeep-network = 网络
upkeep-system = 系统
upkeep-licences = 许可证
upkeep-leave = 退出

## What can be done

upkeep-test-slip = 打印测试
upkeep-attend = 我在场：恢复打印机
upkeep-store-logo = 上传徽标
upkeep-speak = 朗读一句话
upkeep-ask = 测量连接
upkeep-next = 下一页
upkeep-previous = 上一页

## What stands there

upkeep-state = 状态
upkeep-model = 型号和端口
upkeep-server = 服务器
upkeep-link = 连接
upkeep-place = 大厅和取号机
upkeep-version = 程序
upkeep-journal = 磁盘日志
upkeep-free = 可用空间
upkeep-printer-ready = 打印机已就绪。
upkeep-printer-low = 已就绪，但纸张即将用完。
upkeep-printer-busy = 打印机正在工作。
upkeep-speaks = 语音已设置。
upkeep-silent = 未设置语音程序。
upkeep-linked = 已连接
upkeep-unlinked = 自 { $time } 起未连接
upkeep-glass-text = 请触摸所有方块。
upkeep-glass-done = 所有方块均有反应。
upkeep-glass-finger = 本页需要用手指触摸屏幕：无法用按键测试。
upkeep-field = 方块 { $number }
upkeep-field-touched = 方块 { $number }，已触摸

## What came of it

upkeep-slip-printed = 测试已打印。
upkeep-slip-failed = 测试未能打印。
upkeep-slip-unknown = 打印机未确认测试。
upkeep-not-ready = 请先等打印机就绪。
upkeep-attended = 打印机正在恢复：可能会吐出残留的纸。
upkeep-logo-stored = 徽标已存入打印机，将印在每张号票上。
upkeep-logo-there = 打印机中已有此徽标。
upkeep-logo-unsupported = 此型号不能保存徽标。
upkeep-logo-not-now = 现在无法进行：请检查打印机。
upkeep-logo-too-often = 今天写入次数过多，请明天再试。
upkeep-logo-failed = 打印机未确认徽标，请打印测试查看。
upkeep-logo-unreadable = 无法读取徽标文件。
upkeep-answered = 服务器在 { $milliseconds } 毫秒内响应。
upkeep-unanswered = 服务器无响应。

## Aloud and on paper

upkeep-spoken = 这是扬声器测试。
upkeep-slip-title = 测试：非有效号票
