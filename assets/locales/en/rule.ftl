# The poster with the rule of the hall: who is called, and when.
page-rule-title = Who is called, and when
page-rule-lead = The rule of this hall, the same for everybody.
page-rule-how = Who is next
page-rule-oldest = Whoever has waited longest is called, among those who need a counter that serves you too.
page-rule-one-in = At each counter, { $others ->
    [one] after one person
   *[other] after { $others } people
} without precedence one is called who has precedence or an appointment.
page-rule-strict = People with precedence or an appointment are called before others.
page-rule-priority = People entitled to go first (pregnancy, disability, very old age) count as if they had come { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} earlier. Ask at the reception: it shows on no ticket and no screen.
page-rule-priority-plain = People entitled to go first (pregnancy, disability, very old age) ask at the reception: it shows on no ticket and no screen.
page-rule-booking = An appointment counts from { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} before its time, if you come at most { $late ->
    [one] one minute
   *[other] { $late } minutes
} after it. You may come up to { $early ->
    [one] one minute
   *[other] { $early } minutes
} early. Later, you count from your arrival like everybody.
page-rule-booking-plain = An appointment counts from its time, if you come at most { $late ->
    [one] one minute
   *[other] { $late } minutes
} after it. You may come up to { $early ->
    [one] one minute
   *[other] { $early } minutes
} early. Later, you count from your arrival like everybody.
page-rule-promise = What we promise
page-rule-bound-minutes = Nobody is passed by someone who came more than { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} later.
page-rule-bound-none-later = Nobody is passed by someone who came later.
page-rule-bound-one-in = While you wait, each counter calls at most one person with precedence for { $others ->
    [one] each other person
   *[other] every { $others } others
}.
page-rule-bound-none = There is no limit: if many people with precedence come, the others wait until they are done.
page-rule-bound-booked = Whoever has an appointment and comes in time counts from its time.
page-rule-hand = Two things stand outside this rule. An operator may choose another number where needed, for example for a missing document. And somebody who needs only a moment may be sent to the front. Each time the call is kept with its reason.
page-rule-missed = If you miss your call
page-rule-no-show = If you do not come when you are called, your number is back in line by itself after { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}, at most { $times ->
    [one] once
   *[other] { $times } times
}, at the place it had. You can also ask at a counter.
page-rule-no-show-by-hand = If you do not come when you are called, go to a counter or the reception: your number goes back in line at the place it had.
page-rule-print = Print this page with your browser.
