# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = avería técnica
suspended-staff = falta de personal
suspended-full = completo por hoy
suspended-other = suspendido
