### The slip: narrow paper, so short lines.

slip-ahead =
    { $count ->
        [0] 您前面无人
       *[other] 您前面有 { $count } 人
    }
slip-wait = 等候：{ $wait }
slip-alone = 目前无法告知等候时间。将按到达顺序叫号。
slip-documents = 请携带：
slip-reprint = 补打
