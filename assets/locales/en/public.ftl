# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Skip to content
page-languages = Language of this page
page-home = List of offices

# Errors as pages
page-not-found-title = Page not found
page-not-found-lead = There is nothing at this address. Check that you have copied all of it.
page-failed-title = Something went wrong
page-failed-lead = This is a fault of the server, not yours. Try again soon; if it happens again, tell whoever runs the system.
page-ticket-unknown-title = Number not found
page-ticket-unknown-lead = This address belongs to none of today’s numbers. A number counts only on the day on which it was taken.

# A ticket's own page
page-ticket-title = Your number
page-ticket-waiting = You are waiting
page-ticket-ahead-none = You are next: get ready.
page-ticket-ahead = { $n ->
    [one] There is 1 person before you.
   *[other] There are { $n } people before you.
}
page-ticket-forecast-label = Expected wait
page-ticket-forecast = { $from } to { $to } minutes
page-ticket-forecast-one = { $n ->
    [one] about 1 minute
   *[other] about { $n } minutes
}
page-ticket-forecast-soon = less than a minute
page-ticket-where = Where to wait
page-ticket-code = Code of the number
page-ticket-qr = Scan to see how the line goes on
page-ticket-print = Print
page-ticket-called = It is your turn
page-ticket-called-go = Go now to
page-ticket-serving = You are at the counter
page-ticket-served = Served
page-ticket-served-more = Thank you for your visit.
page-ticket-no-show = We called you
page-ticket-no-show-more = You were not there. If you are still here, tell the counter: they can put your number back in the line.
page-ticket-parked = Your number is set aside
page-ticket-parked-more = The counter will call you again. You need no other number.
page-ticket-withdrawn = Number cancelled
page-ticket-withdrawn-more = To be called, take a new number at the totem.
page-ticket-expired = Number expired
page-ticket-expired-more = The day ended before you were called. Take a new number when the office opens again.
page-ticket-as-of = As of { $time }
page-ticket-updates-on = This page updates itself every { $n } seconds.
page-ticket-updates-off = This page does not update itself.
page-ticket-stop = Stop updating
page-ticket-resume = Update by itself
page-ticket-refresh = Update now
page-waits-quiet = When it is quiet
page-waits-quiet-source = According to the last eight weeks.
