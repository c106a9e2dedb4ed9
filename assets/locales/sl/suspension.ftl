# Why a service gives no numbers for a while: a few words, read from ten metres, in the midst of a sentence.
suspended-technical = tehnična okvara
suspended-staff = premalo osebja
suspended-full = za danes zasedeno
suspended-other = začasno ustavljeno
