### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = English
kiosk-language-bar = Choose your language

## Choose a service

kiosk-choose-title = What do you need?
kiosk-choose-hint = Touch a service and take your ticket.
kiosk-choose-hint-alone = The totem works on its own: your number is valid, but the wait cannot be told now.
kiosk-choose-line =
    { $count ->
        [0] Nobody waiting
        [one] 1 person waiting
       *[other] { $count } people waiting
    }
kiosk-choose-by-appointment = By appointment only
kiosk-choose-opens = Closed · opens { $moment }
kiosk-choose-closed = Closed
kiosk-choose-no-time = No more numbers now
kiosk-choose-next-page = More services
kiosk-choose-previous-page = Previous services
kiosk-choose-page = Page { $page } of { $pages }

## About a service that is by appointment only

kiosk-appointment-title = You need an appointment
kiosk-appointment-text = This machine gives no numbers for this service. Please call to make an appointment:
kiosk-documents-title = Please bring
kiosk-back = Back

## Working on a number

kiosk-printing-title = One moment…
kiosk-printing-asking = We are getting your number.
kiosk-printing-number = Your number { $number } is being printed.
kiosk-printing-ordered = The reception is printing number { $number } here.

## The number

kiosk-done-your-number = Your number
kiosk-done-take-slip = Take your ticket
kiosk-done-no-paper-title = The ticket did not come out
kiosk-done-unknown-title = Do you have the ticket?
kiosk-done-no-paper-text = Your number is valid all the same. Write it down, or scan the code with your phone.
kiosk-done-unknown-text = Your number is valid either way. If there is no paper, write it down or scan the code with your phone.
kiosk-done-no-paper-alone = Your number is valid: please note it down.
kiosk-done-unknown-alone = Your number is valid. No slip? Please note it down.
kiosk-done-ahead-title = Before you
kiosk-done-ahead =
    { $count ->
        [0] nobody
        [one] 1 person
       *[other] { $count } people
    }
kiosk-done-ahead-unknown = not known
kiosk-done-wait-title = Expected wait
kiosk-done-where-title = Where to wait
kiosk-done-home = I am done
kiosk-wait-now = a moment
kiosk-wait-below = less than { $minutes } min
kiosk-wait-about = about { $minutes } min
kiosk-wait-range = { $from } to { $to } min
kiosk-wait-unknown = not known

## No number

kiosk-no-closed-title = This service is closed
kiosk-no-closed-text = No numbers are given for { $service } now.
kiosk-no-time-title = There is no time left
kiosk-no-time-text = Whoever takes a number for { $service } now is not called before closing. Come back another day, or ask at the desk.
kiosk-opens-again = It opens again { $moment }.
kiosk-no-exhausted-title = No more numbers today
kiosk-no-exhausted-text = There are no more numbers for { $service } today. Come back another day, or ask at the desk.
kiosk-no-own-exhausted-title = No more numbers today
kiosk-no-own-exhausted-text = The totem has no more numbers today. Please ask at the desk.
kiosk-no-printer-title = The printer is not ready
kiosk-no-printer-text = No number was taken. Please try again in a moment.
kiosk-no-slip-title = There is still a ticket in the printer
kiosk-no-slip-text = Please take it out and try again. No number was taken for you.
kiosk-no-answer-title = The number did not arrive
kiosk-no-answer-text = The system does not answer. Try again, or go to the desk.
kiosk-no-other-title = The number cannot be given
kiosk-no-other-text = Please go to the desk: somebody will help you.
kiosk-no-home = Back to the services

## Closed, and out of service

kiosk-closed-title = The office is closed
kiosk-closed-text = No numbers are given now.
kiosk-out-title = This machine is out of service
kiosk-out-starting-title = This machine is starting
kiosk-out-starting-text = In a few seconds you can take your number.
kiosk-out-server = This machine cannot connect to the system.
kiosk-out-settings = This machine is not set up correctly.
kiosk-out-name = Another machine is in service under the same name.
kiosk-out-disk = This machine cannot store its data.
kiosk-out-paper = There is no paper left.
kiosk-out-cover = The printer’s cover is open.
kiosk-out-printer-silent = The printer does not answer.
kiosk-out-printer-fault = The printer is broken.
kiosk-out-printer-unplugged = The printer is unplugged.
kiosk-out-cutter = The printer’s cutter is stuck.
kiosk-out-jam = The paper is jammed.
kiosk-out-hot = The printer is too hot: it will go on soon.
kiosk-out-voltage = The printer’s power is not right.
kiosk-out-not-taken = A ticket is stuck in the printer.
kiosk-out-leftover = A ticket was left in the printer.
kiosk-out-help = Please go to the desk.
