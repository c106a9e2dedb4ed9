# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = defekt teknik
suspended-staff = mungon personeli
suspended-full = plot për sot
suspended-other = pezulluar
