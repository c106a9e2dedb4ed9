### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Delete the last digit
pad-confirm = Confirm
pad-count = Digits typed: { $count }
pad-empty = The field is empty.

## The PIN

upkeep-pin-title = Staff only
upkeep-pin-text = Type the PIN and confirm.
upkeep-pin-wrong = This PIN is not right.
upkeep-pin-shut = Too many mistakes. Try again in { $minutes } min.

## The pages

upkeep-title = Maintenance
upkeep-printer = Printer
upkeep-loudspeaker = Speaker
upkeep-glass = Touch
upkeep-network = Network
upkeep-system = System
upkeep-licences = Licences
upkeep-leave = Leave

## What can be done

upkeep-test-slip = Print a test
upkeep-attend = I am here: free the printer
upkeep-store-logo = Upload the logo
upkeep-speak = Say a sentence
upkeep-ask = Measure the link
upkeep-next = Next
upkeep-previous = Previous

## What stands there

upkeep-state = State
upkeep-model = Model and port
upkeep-server = Server
upkeep-link = Link
upkeep-place = Hall and totem
upkeep-version = Program
upkeep-journal = Journal on disk
upkeep-free = Free space
upkeep-printer-ready = The printer is ready.
upkeep-printer-low = Ready, but the paper is running low.
upkeep-printer-busy = The printer is working.
upkeep-speaks = Speech is set up.
upkeep-silent = No speech program is set.
upkeep-linked = Linked
upkeep-unlinked = Not linked since { $time }
upkeep-glass-text = Touch every field.
upkeep-glass-done = Every field felt the finger.
upkeep-glass-finger = This page wants a finger on the glass: keys cannot test it.
upkeep-field = Field { $number }
upkeep-field-touched = Field { $number }, touched

## What came of it

upkeep-slip-printed = The test is printed.
upkeep-slip-failed = The test did not come out.
upkeep-slip-unknown = The printer does not confirm the test.
upkeep-not-ready = The printer has to be ready first.
upkeep-attended = The printer is being freed: what was left in it may come out.
upkeep-logo-stored = The picture is in the printer’s memory, and stands on every slip from now on.
upkeep-logo-there = The printer has this picture already; nothing was written.
upkeep-logo-unsupported = This model keeps no pictures; slips begin with the office’s name.
upkeep-logo-not-now = Nothing was written: see to the printer and try again.
upkeep-logo-too-often = The printer’s memory was written to too often today; try again tomorrow.
upkeep-logo-failed = The printer did not confirm that it has the picture; print a slip and look.
upkeep-logo-unreadable = The file of the picture cannot be read.
upkeep-answered = The server answered in { $milliseconds } ms.
upkeep-unanswered = The server does not answer.

## Aloud and on paper

upkeep-spoken = This is a test of the loudspeaker.
upkeep-slip-title = Test: this is no ticket
