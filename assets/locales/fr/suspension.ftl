# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = panne technique
suspended-staff = manque de personnel
suspended-full = complet pour aujourd’hui
suspended-other = suspendu
