# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = defecțiune tehnică
suspended-staff = personal insuficient
suspended-full = complet pentru azi
suspended-other = suspendat
