### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = 语音
kiosk-mode-speech = 语音和按键
speech-on = 语音已开启。
speech-keys = 按上、下键或数字键移动到各选项。按确认键选择。按左、右键更换语言。按零重复。按加、减键调节音量。按退格键或小数点键返回。
speech-time = 现在是{ $time }，{ $day }。

## Moving about

speech-stop = 第{ $index }项，共{ $count }项：{ $label }
speech-no-stop = 这里没有第{ $digit }项。
speech-mode-on = { $mode }：已开启
speech-mode-off = { $mode }：已关闭
speech-chosen = { $name }，已选择
speech-take = 按确认键取号。
speech-more = 按确认键了解更多。
speech-volume = 音量百分之{ $percent }

## The slip

speech-slip = 您的号票上写着：{ $content }
speech-slip-code = 号票上还有一个二维码：用手机扫描可查看排队进度。
