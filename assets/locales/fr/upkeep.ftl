### The maintenance screen of the totem, for whoever looks after it.

## Digits that are typed

pad-erase = Effacer le dernier chiffre
pad-confirm = Confirmer
pad-count = Chiffres saisis : { $count }
pad-empty = Le champ est vide.

## The PIN

upkeep-pin-title = Réservé au personnel
upkeep-pin-text = Saisissez le code PIN et confirmez.
upkeep-pin-wrong = Ce code PIN n’est pas le bon.
upkeep-pin-shut = Trop d’erreurs. Réessayez dans { $minutes } min.

## The pages

upkeep-title = Maintenance
upkeep-printer = Imprimante
upkeep-loudspeaker = Haut-parleur
upkeep-glass = Écran tactile
upkeep-network = Réseau
upkeep-system = Système
upkeep-licences = Licences
upkeep-leave = Quitter

## What can be done

upkeep-test-slip = Imprimer un essai
upkeep-attend = Je suis là : libérer l’imprimante
upkeep-store-logo = Charger le logo
upkeep-speak = Dire une phrase
upkeep-ask = Mesurer la liaison
upkeep-next = Suivant
upkeep-previous = Précédent

## What stands there

upkeep-state = État
upkeep-model = Modèle et port
upkeep-server = Serveur
upkeep-link = Liaison
upkeep-place = Salle et borne
upkeep-version = Programme
upkeep-journal = Journal sur disque
upkeep-free = Espace libre
upkeep-printer-ready = L’imprimante est prête.
upkeep-printer-low = Prête, mais le papier touche à sa fin.
upkeep-printer-busy = L’imprimante travaille.
upkeep-speaks = La voix est configurée.
upkeep-silent = Aucun programme de voix.
upkeep-linked = Relié
upkeep-unlinked = Non relié depuis { $time }
upkeep-glass-text = Touchez tous les champs.
upkeep-glass-done = Tous les champs ont senti le doigt.
upkeep-glass-finger = Cette page demande un doigt sur la vitre : les touches ne suffisent pas.
upkeep-field = Champ { $number }
upkeep-field-touched = Champ { $number }, touché

## What came of it

upkeep-slip-printed = L’essai est imprimé.
upkeep-slip-failed = L’essai n’est pas sorti.
upkeep-slip-unknown = L’imprimante ne confirme pas l’essai.
upkeep-not-ready = L’imprimante doit d’abord être prête.
upkeep-attended = L’imprimante se libère : ce qui y restait peut sortir.
upkeep-logo-stored = Le logo est dans la mémoire de l’imprimante et figure sur chaque ticket.
upkeep-logo-there = L’imprimante a déjà ce logo.
upkeep-logo-unsupported = Ce modèle ne garde pas de logo.
upkeep-logo-not-now = Impossible maintenant : vérifiez l’imprimante.
upkeep-logo-too-often = Trop d’écritures aujourd’hui. Réessayez demain.
upkeep-logo-failed = L’imprimante ne confirme pas le logo. Imprimez un essai.
upkeep-logo-unreadable = Le fichier du logo est illisible.
upkeep-answered = Le serveur a répondu en { $milliseconds } ms.
upkeep-unanswered = Le serveur ne répond pas.

## Aloud and on paper

upkeep-spoken = Ceci est un essai du haut-parleur.
upkeep-slip-title = Essai : ceci n’est pas un ticket
