# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = technische Störung
suspended-staff = zu wenig Personal
suspended-full = für heute ausgebucht
suspended-other = ausgesetzt
