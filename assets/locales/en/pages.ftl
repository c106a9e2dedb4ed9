# The web pages of the staff: list of offices, operator's console. In the staff's languages only.
# In the console, names in braces such as { $ticket } are filled in by the page while it runs.

# Signing in
sign-in-title = Sign in
sign-in-lead = For the people who work in this office.
sign-in-name = User name
sign-in-password = Password
sign-in-do = Sign in
sign-in-wrong = User name or password is wrong.
sign-in-too-soon = { $n ->
    [one] Too many tries: try again in a second.
   *[other] Too many tries: try again in { $n } seconds.
}
sign-in-nobody-yet = There is no user yet. The first one is made on the server, with the command
session-ended-title = Your session has ended
session-ended-lead = Sign in again: the console goes on where you were, and what you were pressing is not lost.
sign-out-do = Sign out
role-greeter = reception
role-operator = operator
role-manager = manager
role-administrator = administrator

# List of offices
page-halls-title = Offices
page-halls-lead = Choose where you work.
page-halls-console = Call and serve at a counter
page-halls-reception = Give numbers by hand, help those who wait
page-halls-manager = Every line and counter, now
page-halls-reports = Waits and visits by day, week and month
page-halls-none = There is no office yet. One is added on the server, with the command
page-halls-none-then = and appears here by itself.

# The rule of the hall, as a poster
page-rule-title = Who is called, and when
page-rule-lead = The rule of this hall, the same for everybody.
page-rule-how = Who is next
page-rule-oldest = Whoever has waited longest is called, among those who need a counter that serves you too.
page-rule-one-in = At each counter, after { $others } people without precedence one is called who has precedence or an appointment.
page-rule-strict = People with precedence or an appointment are called before others.
page-rule-priority = People entitled to go first (pregnancy, disability, very old age) count as if they had come { $minutes } minutes earlier. Ask at the reception: it shows on no ticket and no screen.
page-rule-priority-plain = People entitled to go first (pregnancy, disability, very old age) ask at the reception: it shows on no ticket and no screen.
page-rule-booking = An appointment counts from { $minutes } minutes before its time, if you come at most { $late } minutes after it. You may come up to { $early } minutes early. Later, you count from your arrival like everybody.
page-rule-booking-plain = An appointment counts from its time, if you come at most { $late } minutes after it. You may come up to { $early } minutes early. Later, you count from your arrival like everybody.
page-rule-promise = What we promise
page-rule-bound-minutes = Nobody is passed by someone who came more than { $minutes } minutes later.
page-rule-bound-none-later = Nobody is passed by someone who came later.
page-rule-bound-one-in = While you wait, each counter calls at most one person with precedence for every { $others } others.
page-rule-bound-none = There is no limit: if many people with precedence come, the others wait until they are done.
page-rule-bound-booked = Whoever has an appointment and comes in time counts from its time.
page-rule-hand = An operator may choose another number where needed, for example for a missing document. The call is kept with its reason.
page-rule-missed = If you miss your call
page-rule-no-show = If you do not come when you are called, your number is back in line by itself after { $minutes } minutes, at most { $times } times, at the place it had. You can also ask at a counter.
page-rule-no-show-by-hand = If you do not come when you are called, go to a counter or the reception: your number goes back in line at the place it had.
page-rule-print = Print this page with your browser.

# Console: page and connection
console-title = Operator's console
console-noscript = This page needs JavaScript. Switch it on in the browser and load the page again.
console-link-connecting = Connecting…
console-link-live = Live
console-link-stale = Not updated since { $time }
console-link-stale-more = The server does not answer: what you see may have changed. The page reconnects by itself.
console-office-open = Office open
console-office-open-until = Office open until { $time }
console-office-closed = Office closed
console-served-today = Served today: { $n }

# Console: choosing the counter
console-choose-title = Which counter do you work at?
console-choose-lead = This browser remembers it. You can change it at any time.
console-change-counter = Change counter

# Console: my counter
console-state-closed = Closed
console-state-free = Free
console-state-calling = Called
console-state-serving = At the counter
console-next-is = Next number
console-next-why = waiting longest
console-nobody = Nobody is waiting
console-nobody-more = The next number appears here as soon as somebody takes one.
console-closed-more = Open the counter to begin calling.
console-called-for = for
console-serving-for = for
console-reason-oldest = Had waited longest: { $minutes } min
console-reason-chosen = Chosen by the operator, after { $minutes } min
console-reason-booked = Booked for { $time }
console-reason-priority = Goes first: waited { $minutes } min
console-reason-one-in = Goes first, after { $others } others
console-reason-helper-primary-empty = Helping: nobody in this counter's own lines (waited { $minutes } min)
console-reason-helper-beyond-threshold = Helping: had waited { $minutes } min, beyond the threshold
console-reason-back-to-you = Back to you, after { $minutes } min
console-reason-sent-to-you = Sent to this counter, after { $minutes } min
console-reason-sent-ahead = Sent ahead, after { $minutes } min
console-reason-from-roll = Next number on the paper roll
console-recalls = Called again: { $n }
console-speaks = Language: { $language }
console-language-it = Italian
console-language-en = English
console-language-de = German
console-language-fr = French
console-language-es = Spanish
console-language-ro = Romanian
console-language-sq = Albanian
console-language-sl = Slovene
console-language-ar = Arabic
console-language-zh = Chinese
console-language-uk = Ukrainian

# Console: buttons
console-do-open = Open the counter
console-do-walk-in = No number
console-do-close = Close the counter
console-do-next = Call the next
console-do-start = Is here
console-do-recall = Call again
console-do-no-show = Did not come
console-do-not-torn = Number not taken yet
console-do-finish = Done
console-do-finish-next = Done, call the next
console-do-park = Set aside
console-do-transfer = Transfer
console-do-undo = Take back { $ticket } ({ $secs } s)
console-do-call = Call
console-do-call-one = Call { $ticket }
console-do-withdraw-one = Cancel { $ticket }
console-do-bring-back = Back in line
console-do-bring-back-one = Put { $ticket } back in line

# Console: dialogs
console-walk-in-title = For which service?
console-walk-in-lead = Whoever is here without a number gets one and is called at once, so that the visit is counted.
console-transfer-title = To which service do you send { $ticket }?
console-transfer-lead = It keeps its number and its time of arrival.
console-do-note = Note
console-do-keys = Keys
console-route-counter = To which counter
console-route-any-counter = Any
console-route-position = Where in the line
console-route-in-order = By the time of arrival
console-route-ahead = Before everybody
console-route-behind = At the end
console-route-back = Then back to this counter
console-note-title = Note on { $ticket }
console-note-lead = Only colleagues read it. It is deleted when the visit ends.
console-note-label = For whoever serves next
console-note-keep = Keep the note
console-note-is = Note: { $note }
console-done-note = Note on { $ticket } kept.
console-done-no-note = No note on { $ticket }.
console-keys-title = Keys of the call box
console-keys-lead = For a call box or keypad that the computer takes for a keyboard. It holds for this browser.
console-keys-set = Choose a key
console-keys-press = Press the key…
console-keys-clear = Remove
console-keys-cleared = { $action }: no key.
console-keys-done = { $action }: key { $key }.
console-keys-keypad = { $key } (keypad)
console-keys-space = Space
console-keys-main = The large button
console-keys-undo = Take back
console-withdraw-title = Cancel the number { $ticket }?
console-withdraw-lead = The person loses the place, and this cannot be undone.
console-withdraw-yes = Yes, cancel the number
console-dialog-close = Leave it as it is

# Console: who is waiting
console-waiting = Waiting
console-waiting-more = More waiting: { $n }
console-waiting-since = since { $time }
console-waiting-for = { $minutes } min
console-line-closed = gives no numbers now
console-line-no-time = the totem gives no more numbers: closing comes first
console-line-elsewhere = other counters
console-tag-next = next
console-tag-priority = goes first
console-tag-booked = booked { $time }
console-tag-counter = for { $counter }
console-paper-on-screen = no paper
console-paper-unknown = print uncertain
console-aside = Set aside
console-aside-none = Nobody is set aside.
console-aside-no-show = did not come at { $time }
console-aside-parked = set aside at { $time }
console-aside-back-at = back at { $time }
console-counters = All counters

# Console: what a press has led to
console-retrying = No answer from the server: trying again by itself. Do not press again.
console-done-open = Counter open.
console-done-close = Counter closed.
console-done-call-next = Called { $ticket }.
console-done-call = Called { $ticket }.
console-done-recall = { $ticket } called again.
console-done-start = { $ticket } is at the counter.
console-done-finish = { $ticket } served.
console-done-no-show = { $ticket } did not come: it is among the numbers set aside.
console-done-park = { $ticket } set aside.
console-done-transfer = { $ticket } sent to { $service }.
console-done-undo = { $ticket }: last step taken back.
console-done-bring-back = { $ticket } back in line.
console-done-withdraw = { $ticket } cancelled.

# How the totems are
console-totem = Totem { $totem }
console-totem-since = since { $time }
console-totem-own = own numbers not handed in yet: { $n }
console-totem-never-heard = has not been heard from yet
console-totem-gone = does not answer any more
console-totem-ready = printer ready
console-totem-paper-low = paper is running out
console-totem-busy = printing
console-totem-starting = starting
console-totem-unplugged = printer unplugged
console-totem-silent = the printer does not answer
console-totem-paper-end = out of paper
console-totem-cover-open = printer cover open
console-totem-cutter = cutter stuck
console-totem-jam = paper jam
console-totem-hot = printer too hot: it goes on by itself
console-totem-voltage = printer’s power not right
console-totem-not-taken = a slip is still in the printer’s mouth
console-totem-leftover = a slip may be left in the printer: please check
console-totem-fault = printer broken

# Reception
reception-title = Reception
reception-give = Give a number
reception-language = The person's language
reception-waiting = waiting: { $n }
reception-given = Number { $ticket } given.
reception-given-at = taken at { $time }
reception-ahead = people ahead: { $n }
reception-wait = expected wait: { $from } to { $to } minutes
reception-open = Open the number's page, with code and print
reception-roll-title = Numbered paper roll (totem out of service)
reception-roll-lead = Put out a pre-numbered roll: the counters call its numbers in order. No service or totem may have its letter.
reception-roll-line = Service
reception-roll-first = First number on the roll
reception-roll-put-out = Put the roll out
reception-roll-next = { $service }: next number { $ticket }
reception-roll-last = Last number taken
reception-roll-count = Count who waits
reception-roll-counted = Counted up to { $ticket }.
reception-roll-away = Take the roll away
reception-roll-is-out = The roll for { $service } begins with { $ticket }.
reception-roll-is-away = The roll for { $service } is away; whoever has a number stays in line.

# Manager: the live view
manager-title = Now
manager-longest = Longest wait
manager-open = Open counters
manager-lines = Lines
manager-state = Numbers
manager-line-open = open

# Reports
reports-title = Reports
report-period = Period
report-period-day = day
report-period-week = week
report-period-month = month
report-date = Date
report-target = Good wait within (minutes)
report-show = Show
report-days = { $from } to { $to }
report-before = Period before
report-after = Period after
report-month = Sheet of the month, to print
report-month-title = Report of { $month } { $year }
report-nothing = No number was given on these days.
report-taken = Numbers given
report-served = Served
report-no-shows = Did not come
report-left = Left
report-mean = Mean wait
report-median = Median
report-p90 = 9 of 10 within
report-max = Longest
report-within = Within { $n } min
report-minutes = Waits are in minutes, from the arrival to the first call.
report-under-way = Still under way: { $n }.
report-privacy = Group totals only: no figure is about a single operator or counter.
report-chart-arrivals = Numbers given by hour of arrival
report-chart-waits = Mean wait in minutes by hour of arrival
report-by-service = By service
report-by-hour = By hour of arrival
report-by-weekday = By weekday
report-by-channel = By channel
report-by-day = By day
report-service = Service
report-hour = Hour
report-weekday = Weekday
report-channel = Channel
report-day = Date
report-channel-kiosk = totem
report-channel-kiosk-offline = totem, without server
report-channel-reception = reception or counter
report-channel-roll = paper roll

# Errors in words, one for each code
error-unknown-hall = This office does not exist on this server.
error-unknown-service = This service does not exist in this office.
error-unknown-counter = This counter does not exist in this office.
error-unknown-ticket = This number does not exist today.
error-unknown-kiosk = This totem is not registered in this office.
error-unknown-zone = This zone does not exist in this office.
error-appointment-used = A number was given for this appointment already.
error-unknown-appointment = No appointment of today has this code.
error-unknown-route = This address does not exist on the server.
error-not-signed-in = Your session has ended: sign in again.
error-not-allowed = Your role does not allow this.
error-too-many-tries = Too many tries: wait a few seconds.
error-method-not-allowed = The server does not accept this at this address.
error-service-closed = The service is closed: it gives no numbers now.
error-appointment-only = This service is by appointment only.
error-no-time-left = Whoever takes a number now is not called before closing.
error-too-early = The booking counts later: the number is given shortly before it.
error-numbers-exhausted = Today's numbers of this service are used up.
error-nobody-waiting = Nobody is waiting for this counter.
error-ticket-in-hand = The counter has a number in hand already: finish it before calling another.
error-not-in-hand = This number is no longer at your counter.
error-nothing-to-undo = There is nothing to take back any more: something else has happened since.
error-too-late-to-undo = Too much time has passed: that step stays.
error-wrong-state = This cannot be done now: how this number stands has changed.
error-counter-closed = The counter is closed: open it to go on.
error-not-served-here = Your counter does not serve this service.
error-number-taken = This number is registered already.
error-roll-is-out = There is a roll for this service already.
error-no-roll = There is no roll for this service.
error-letter-taken = A service, a totem or another roll has this letter already.
error-not-on-roll = This number is not among the next ones of the roll.
error-request-id-reused = The request was used for something else: press again.
error-foreign-number = The totem may not give this number.
error-outside-day = The time lies outside the working day.
error-malformed = The server did not understand the request: load the page again.
error-too-large = The request is too large.
error-not-json = The server did not understand the form of the request: load the page again.
error-overloaded = Too many requests are waiting at the server: try again soon.
error-storage-failed = The server cannot write to its disk: nothing was done. Tell whoever runs the system.
error-stopping = The server is stopping: try again soon.
error-internal = A fault of the server. Try again; if it happens again, tell whoever runs the system.
error-other = The server refused this: load the page again and retry.
