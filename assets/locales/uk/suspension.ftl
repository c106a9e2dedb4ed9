# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = технічна несправність
suspended-staff = бракує персоналу
suspended-full = на сьогодні все зайнято
suspended-other = призупинено
