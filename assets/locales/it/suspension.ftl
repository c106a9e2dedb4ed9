# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = guasto tecnico
suspended-staff = manca personale
suspended-full = numeri finiti per oggi
suspended-other = sospeso
