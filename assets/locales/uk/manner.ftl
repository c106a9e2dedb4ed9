### How a visitor uses the totem: the modes, the list of languages, more time, and what can be done elsewhere.

## Modes: one word under the sign of its switch, and what the switch does

kiosk-mode-large-word = Більше
kiosk-mode-contrast-word = Контраст
kiosk-mode-low-word = Нижче
kiosk-mode-large = Великий шрифт
kiosk-mode-contrast = Висока контрастність
kiosk-mode-low = Кнопки нижче

## The list of languages

kiosk-languages-more = Інші мови
kiosk-languages-title = Оберіть мову

## Nobody has touched the screen for a while

kiosk-idle-title = Ви ще тут?
kiosk-idle-text = Екран скоро повернеться на початок.
kiosk-idle-more = Мені потрібно більше часу

## Before a number: it can be done on the internet

kiosk-online-title = Це можна зробити зараз онлайн
kiosk-online-text = Відскануйте код телефоном або візьміть номер і чекайте тут.
kiosk-online-take = Взяти номер
