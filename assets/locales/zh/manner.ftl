### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = 大字
kiosk-mode-contrast-word = 对比
kiosk-mode-low-word = 下移
kiosk-mode-large = 大号字体
kiosk-mode-contrast = 高对比度
kiosk-mode-low = 按钮下移

## The list of languages

kiosk-languages-more = 其他语言
kiosk-languages-title = 请选择语言

## Nobody has touched the screen for a while

kiosk-idle-title = 您还在吗？
kiosk-idle-text = 屏幕即将返回首页。
kiosk-idle-more = 我需要更多时间

## Before a number: it can be done on the internet

kiosk-online-title = 此业务现在可网上办理
kiosk-online-text = 请用手机扫描二维码，或取号后在此等候。
kiosk-online-take = 取号
