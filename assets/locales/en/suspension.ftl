# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = technical fault
suspended-staff = not enough staff
suspended-full = no more numbers today
suspended-other = suspended
