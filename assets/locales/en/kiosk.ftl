### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = English
language-bar = Choose your language

## Choose a service

choose-title = What do you need?
choose-hint = Touch a service: a ticket with your number comes out.
choose-line =
    { $count ->
        [0] Nobody waiting
        [one] 1 person waiting
       *[other] { $count } people waiting
    }
choose-by-appointment = By appointment only
choose-opens = Closed · opens { $moment }
choose-closed = Closed
choose-next-page = More services
choose-previous-page = Previous services
choose-page = Page { $page } of { $pages }

## About a service that is by appointment only

appointment-title = You need an appointment
appointment-text = This machine gives no numbers for this service. Please call to make an appointment:
documents-title = Please bring
back = Back

## Working on a number

printing-title = One moment…
printing-asking = We are getting your number.
printing-number = Your number { $number } is being printed.

## The number

done-your-number = Your number
done-take-slip = Take your ticket
done-no-paper-title = The ticket did not come out
done-unknown-title = Did the ticket come out?
done-no-paper-text = Your number is valid all the same. Write it down, or scan the code with your phone.
done-unknown-text = Your number is valid either way. If there is no paper, write it down or scan the code with your phone.
done-ahead-title = Before you
done-ahead =
    { $count ->
        [0] nobody
        [one] 1 person
       *[other] { $count } people
    }
done-wait-title = Expected wait
done-where-title = Where to wait
done-home = I am done
wait-now = a moment
wait-about = about { $minutes } min
wait-range = { $from } to { $to } min

## No number

no-closed-title = This service is closed
no-closed-text = No numbers are given for { $service } now.
opens-again = It opens again { $moment }.
no-exhausted-title = No more numbers today
no-exhausted-text = There are no more numbers for { $service } today. Come back another day, or ask at the desk.
no-printer-title = The printer is not ready
no-printer-text = No number was taken. Please try again in a moment.
no-answer-title = The number did not arrive
no-answer-text = The system does not answer. Try again, or go to the desk.
no-other-title = The number cannot be given
no-other-text = Please go to the desk: somebody will help you.
no-home = Back to the services

## Closed, and out of service

closed-title = The office is closed
closed-text = No numbers are given now.
out-title = This machine is out of service
out-starting-title = This machine is starting
out-starting-text = In a few seconds you can take your number.
out-server = This machine cannot connect to the system.
out-paper = There is no paper left.
out-cover = The printer’s cover is open.
out-printer-silent = The printer does not answer.
out-printer-fault = The printer is broken.
out-help = Please go to the desk: you will get your turn there.
