# The wall: few words, read from ten metres.
wall-called = 正在叫号
wall-recent = 最近叫号
wall-counters = 各窗口
wall-lines = 预计等候
wall-no-call = 暂无叫号
wall-no-recent = 此处显示最近的叫号
wall-counter-closed = 关闭
wall-counter-free = 空闲
wall-counter-calling = 叫号中
wall-counter-serving = 办理中
wall-wait = { $from ->
    [0] { $to ->
        [0] 无需等候
       *[other] 最多 { $to } 分钟
    }
   *[other] { $from }–{ $to } 分钟
}
wall-wait-exact = 约 { $minutes } 分钟
wall-line-closed = 关闭
wall-line-no-time = 不再发号
wall-stale = 自 { $time } 起未更新
wall-stale-advice = 请留意窗口的叫号
wall-connecting = 正在连接
wall-connecting-advice = 服务器响应后，屏幕会自动启动
wall-closed = 已关闭
wall-opens = { $moment } 开门
wall-no-opening = 暂无开放安排
wall-window-title = Turno wall
