# The web pages of the staff: list of offices, operator's console. In the staff's languages only.
# In the console, names in braces such as { $ticket } are filled in by the page while it runs.

# Signing in
sign-in-title = Se connecter
sign-in-lead = Pour les personnes qui travaillent dans ce bureau.
sign-in-name = Nom d'utilisateur
sign-in-password = Mot de passe
sign-in-do = Se connecter
sign-in-wrong = Nom d'utilisateur ou mot de passe incorrect.
sign-in-too-soon = { $n ->
    [one] Trop d'essais : réessayez dans une seconde.
   *[other] Trop d'essais : réessayez dans { $n } secondes.
}
sign-in-nobody-yet = Il n'y a encore aucun utilisateur. Le premier se crée sur le serveur, avec la commande
session-ended-title = Votre session est terminée
session-ended-lead = Connectez-vous de nouveau : la console reprend là où vous étiez, et votre action en cours n'est pas perdue.
sign-out-do = Se déconnecter
role-greeter = accueil
role-operator = guichet
role-manager = responsable
role-administrator = administration

# List of offices
page-halls-title = Bureaux
page-halls-lead = Choisissez où vous travaillez.
page-halls-console = Appeler et servir au guichet
page-halls-reception = Donner des numéros à la main, aider ceux qui attendent
page-halls-manager = Toutes les files et tous les guichets, maintenant
page-halls-reports = Attentes et visites par jour, semaine et mois
page-halls-none = Il n'y a encore aucun bureau. On en ajoute un sur le serveur, avec la commande
page-halls-none-then = et il apparaît ici de lui-même.

# The rule of the hall, as a poster
page-rule-title = Qui est appelé, et quand
page-rule-lead = La règle de cette salle, la même pour tous.
page-rule-how = Qui est le prochain
page-rule-oldest = Est appelé celui qui attend depuis le plus longtemps, parmi ceux qui ont besoin d'un guichet qui vous sert aussi.
page-rule-one-in = À chaque guichet, après { $others } personnes sans priorité, on en appelle une avec priorité ou rendez-vous.
page-rule-strict = Les personnes avec priorité ou rendez-vous sont appelées avant les autres.
page-rule-priority = Qui a droit à la priorité (grossesse, handicap, très grand âge) compte comme s'il était arrivé { $minutes } minutes plus tôt. Demandez à l'accueil : cela ne se voit ni sur le ticket ni à l'écran.
page-rule-priority-plain = Qui a droit à la priorité (grossesse, handicap, très grand âge) la demande à l'accueil : cela ne se voit ni sur le ticket ni à l'écran.
page-rule-booking = Un rendez-vous compte à partir de { $minutes } minutes avant son heure, si vous venez au plus tard { $late } minutes après. Vous pouvez venir jusqu'à { $early } minutes avant. Au-delà, c'est votre arrivée qui compte, comme pour tous.
page-rule-booking-plain = Un rendez-vous compte à partir de son heure, si vous venez au plus tard { $late } minutes après. Vous pouvez venir jusqu'à { $early } minutes avant. Au-delà, c'est votre arrivée qui compte, comme pour tous.
page-rule-promise = Ce que nous promettons
page-rule-bound-minutes = Personne n'est dépassé par quelqu'un qui est arrivé plus de { $minutes } minutes après.
page-rule-bound-none-later = Personne n'est dépassé par quelqu'un qui est arrivé après.
page-rule-bound-one-in = Pendant que vous attendez, chaque guichet appelle au plus une personne prioritaire pour { $others } autres.
page-rule-bound-none = Il n'y a pas de limite : si beaucoup de personnes prioritaires arrivent, les autres attendent qu'elles aient fini.
page-rule-bound-booked = Qui a un rendez-vous et vient à temps compte à partir de son heure.
page-rule-hand = Un agent peut choisir un autre numéro si nécessaire, par exemple pour un document manquant. L'appel est conservé avec son motif.
page-rule-missed = Si vous manquez l'appel
page-rule-no-show = Si vous ne venez pas quand on vous appelle, votre numéro revient de lui-même dans la file après { $minutes } minutes, { $times } fois au plus, à la place qu'il avait. Vous pouvez aussi demander à un guichet.
page-rule-no-show-by-hand = Si vous ne venez pas quand on vous appelle, allez à un guichet ou à l'accueil : votre numéro revient dans la file à la place qu'il avait.
page-rule-print = Imprimez cette page avec votre navigateur.

# Console: page and connection
console-title = Console de l'agent
console-noscript = Cette page a besoin de JavaScript. Activez-le dans le navigateur et rechargez la page.
console-link-connecting = Connexion…
console-link-live = En direct
console-link-stale = Pas à jour depuis { $time }
console-link-stale-more = Le serveur ne répond pas : ce que vous voyez a pu changer. La page se reconnecte seule.
console-office-open = Bureau ouvert
console-office-open-until = Bureau ouvert jusqu'à { $time }
console-office-closed = Bureau fermé
console-served-today = Servis aujourd'hui : { $n }

# Console: choosing the counter
console-choose-title = À quel guichet travaillez-vous ?
console-choose-lead = Ce navigateur s'en souvient. Vous pouvez en changer à tout moment.
console-change-counter = Changer de guichet

# Console: my counter
console-state-closed = Fermé
console-state-free = Libre
console-state-calling = Appelé
console-state-serving = Au guichet
console-next-is = Prochain numéro
console-next-why = attend depuis le plus longtemps
console-nobody = Personne n'attend
console-nobody-more = Le prochain numéro apparaît ici dès que quelqu'un en prend un.
console-closed-more = Ouvrez le guichet pour commencer à appeler.
console-called-for = depuis
console-serving-for = depuis
console-reason-oldest = Attendait depuis le plus longtemps : { $minutes } min
console-reason-chosen = Choisi par l'agent, après { $minutes } min
console-reason-booked = Rendez-vous à { $time }
console-reason-priority = Prioritaire : { $minutes } min d'attente
console-reason-one-in = Prioritaire, après { $others } autres
console-reason-helper-primary-empty = Renfort : personne dans ses propres files ({ $minutes } min d'attente)
console-reason-helper-beyond-threshold = Renfort : attendait depuis { $minutes } min, au-delà du seuil
console-reason-back-to-you = Revient vers vous, après { $minutes } min
console-reason-sent-to-you = Envoyé à ce guichet, après { $minutes } min
console-reason-sent-ahead = Envoyé devant, après { $minutes } min
console-reason-from-roll = Numéro suivant du rouleau
console-recalls = Rappels : { $n }
console-speaks = Langue : { $language }
console-language-it = italien
console-language-en = anglais
console-language-de = allemand
console-language-fr = français
console-language-es = espagnol
console-language-ro = roumain
console-language-sq = albanais
console-language-sl = slovène
console-language-ar = arabe
console-language-zh = chinois
console-language-uk = ukrainien

# Console: buttons
console-do-open = Ouvrir le guichet
console-do-walk-in = Sans numéro
console-do-close = Fermer le guichet
console-do-next = Appeler le suivant
console-do-start = Présent
console-do-recall = Rappeler
console-do-no-show = Absent
console-do-not-torn = Numéro pas encore pris
console-do-finish = Terminé
console-do-finish-next = Terminé, au suivant
console-do-park = Mettre de côté
console-do-transfer = Transférer
console-do-undo = Revenir en arrière avec { $ticket } ({ $secs } s)
console-do-call = Appeler
console-do-call-one = Appeler { $ticket }
console-do-withdraw-one = Annuler { $ticket }
console-do-bring-back = Remettre dans la file
console-do-bring-back-one = Remettre { $ticket } dans la file

# Console: dialogs
console-walk-in-title = Pour quel service ?
console-walk-in-lead = La personne venue sans numéro en reçoit un et est appelée aussitôt : la visite est ainsi comptée.
console-transfer-title = À quel service passe { $ticket } ?
console-transfer-lead = Il garde son numéro et son heure d'arrivée.
console-do-note = Note
console-do-keys = Touches
console-route-counter = À quel guichet
console-route-any-counter = N'importe lequel
console-route-position = Où dans la file
console-route-in-order = Selon l'heure d'arrivée
console-route-ahead = Devant tout le monde
console-route-behind = À la fin
console-route-back = Puis retour à ce guichet
console-note-title = Note sur { $ticket }
console-note-lead = Seuls les collègues la lisent. Elle est effacée à la fin de la visite.
console-note-label = Pour qui servira ensuite
console-note-keep = Garder la note
console-note-is = Note : { $note }
console-done-note = Note sur { $ticket } gardée.
console-done-no-note = Aucune note sur { $ticket }.
console-keys-title = Touches du boîtier d'appel
console-keys-lead = Pour un boîtier d'appel ou un pavé que l'ordinateur prend pour un clavier. Vaut pour ce navigateur.
console-keys-set = Choisir une touche
console-keys-press = Appuyez sur la touche…
console-keys-clear = Retirer
console-keys-cleared = { $action } : aucune touche.
console-keys-done = { $action } : touche { $key }.
console-keys-keypad = { $key } (pavé)
console-keys-space = Espace
console-keys-main = Le grand bouton
console-keys-undo = Revenir en arrière
console-withdraw-title = Annuler le numéro { $ticket } ?
console-withdraw-lead = La personne perd sa place, et c'est sans retour.
console-withdraw-yes = Oui, annuler le numéro
console-dialog-close = Ne rien changer

# Console: who is waiting
console-waiting = En attente
console-waiting-more = Autres en attente : { $n }
console-waiting-since = depuis { $time }
console-waiting-for = { $minutes } min
console-line-closed = ne donne pas de numéros
console-line-no-time = la borne ne donne plus de numéros : fermeture avant
console-line-elsewhere = autres guichets
console-tag-next = prochain
console-tag-priority = prioritaire
console-tag-booked = rendez-vous { $time }
console-tag-counter = pour { $counter }
console-paper-on-screen = sans papier
console-paper-unknown = impression incertaine
console-aside = De côté
console-aside-none = Personne n'est de côté.
console-aside-no-show = absent à { $time }
console-aside-parked = mis de côté à { $time }
console-aside-back-at = de retour à { $time }
console-counters = Tous les guichets

# Console: what a press has led to
console-retrying = Pas de réponse du serveur : nouvel essai automatique. N'appuyez pas de nouveau.
console-done-open = Guichet ouvert.
console-done-close = Guichet fermé.
console-done-call-next = { $ticket } appelé.
console-done-call = { $ticket } appelé.
console-done-recall = { $ticket } rappelé.
console-done-start = { $ticket } est au guichet.
console-done-finish = { $ticket } terminé.
console-done-no-show = { $ticket } absent : il est parmi les numéros de côté.
console-done-park = { $ticket } mis de côté.
console-done-transfer = { $ticket } passé à { $service }.
console-done-undo = { $ticket } : dernière étape reprise.
console-done-bring-back = { $ticket } de nouveau dans la file.
console-done-withdraw = { $ticket } annulé.

# How the totems are
console-totem = Borne { $totem }
console-totem-since = depuis { $time }
console-totem-own = numéros propres pas encore remis : { $n }
console-totem-never-heard = ne s’est pas encore manifestée
console-totem-gone = ne répond plus
console-totem-ready = imprimante prête
console-totem-paper-low = le papier est bientôt épuisé
console-totem-busy = impression en cours
console-totem-starting = démarrage
console-totem-unplugged = imprimante débranchée
console-totem-silent = l’imprimante ne répond pas
console-totem-paper-end = plus de papier
console-totem-cover-open = capot de l’imprimante ouvert
console-totem-cutter = massicot bloqué
console-totem-jam = bourrage papier
console-totem-hot = imprimante trop chaude : elle reprend seule
console-totem-voltage = alimentation de l’imprimante anormale
console-totem-not-taken = un ticket est resté dans la sortie de l’imprimante
console-totem-leftover = un ticket est peut-être resté dans l’imprimante : à vérifier
console-totem-fault = imprimante en panne

# Reception
reception-title = Accueil
reception-give = Donner un numéro
reception-language = Langue de la personne
reception-waiting = en attente : { $n }
reception-given = Numéro { $ticket } donné.
reception-given-at = pris à { $time }
reception-ahead = personnes avant : { $n }
reception-wait = attente prévue : de { $from } à { $to } minutes
reception-open = Ouvrir la page du numéro, avec code et impression
reception-roll-title = Rouleau numéroté (borne hors service)
reception-roll-lead = Mettez à disposition un rouleau déjà numéroté : les guichets appellent ses numéros dans l'ordre. Sa lettre ne doit être celle d'aucun service ni d'aucune borne.
reception-roll-line = Service
reception-roll-first = Premier numéro du rouleau
reception-roll-put-out = Mettre le rouleau à disposition
reception-roll-next = { $service } : numéro suivant { $ticket }
reception-roll-last = Dernier numéro pris
reception-roll-count = Compter qui attend
reception-roll-counted = Comptés jusqu'à { $ticket }.
reception-roll-away = Retirer le rouleau
reception-roll-is-out = Le rouleau pour { $service } commence à { $ticket }.
reception-roll-is-away = Le rouleau pour { $service } est retiré ; qui a un numéro reste dans la file.

# Manager: the live view
manager-title = Situation
manager-longest = Attente la plus longue
manager-open = Guichets ouverts
manager-lines = Files
manager-state = Numéros
manager-line-open = ouvert

# Reports
reports-title = Rapports
report-period = Période
report-period-day = jour
report-period-week = semaine
report-period-month = mois
report-date = Date
report-target = Bonne attente jusqu'à (minutes)
report-show = Afficher
report-days = du { $from } au { $to }
report-before = Période précédente
report-after = Période suivante
report-month = Feuille du mois à imprimer (en italien)
report-month-title = Rapport de { $month } { $year }
report-nothing = Aucun numéro n'a été donné ces jours-là.
report-taken = Numéros donnés
report-served = Servis
report-no-shows = Absents
report-left = Partis
report-mean = Attente moyenne
report-median = Médiane
report-p90 = 9 sur 10 en
report-max = Maximum
report-within = En { $n } min
report-minutes = Les attentes sont en minutes, de l'arrivée au premier appel.
report-under-way = Encore en cours : { $n }.
report-privacy = Totaux de groupe seulement : aucun chiffre ne concerne un seul agent ou un seul guichet.
report-chart-arrivals = Numéros donnés par heure d'arrivée
report-chart-waits = Attente moyenne en minutes par heure d'arrivée
report-by-service = Par service
report-by-hour = Par heure d'arrivée
report-by-weekday = Par jour de la semaine
report-by-channel = Par canal
report-by-day = Par jour
report-service = Service
report-hour = Heure
report-weekday = Jour
report-channel = Canal
report-day = Date
report-channel-kiosk = borne
report-channel-kiosk-offline = borne, sans serveur
report-channel-reception = accueil ou guichet
report-channel-roll = rouleau numéroté

# Errors in words, one for each code
error-unknown-hall = Ce bureau n'existe pas sur ce serveur.
error-unknown-service = Ce service n'existe pas dans ce bureau.
error-unknown-counter = Ce guichet n'existe pas dans ce bureau.
error-unknown-ticket = Ce numéro n'existe pas aujourd'hui.
error-unknown-kiosk = Cette borne n'est pas enregistrée dans ce bureau.
error-unknown-zone = Cette zone n'existe pas dans ce bureau.
error-appointment-used = Un numéro a déjà été donné pour ce rendez-vous.
error-unknown-appointment = Aucun rendez-vous d'aujourd'hui n'a ce code.
error-unknown-route = Cette adresse n'existe pas sur le serveur.
error-not-signed-in = Votre session est terminée : connectez-vous de nouveau.
error-not-allowed = Votre rôle ne permet pas cette opération.
error-too-many-tries = Trop d'essais : attendez quelques secondes.
error-method-not-allowed = Le serveur n'accepte pas cela à cette adresse.
error-service-closed = Le service est fermé : il ne donne pas de numéros en ce moment.
error-appointment-only = Ce service est uniquement sur rendez-vous.
error-no-time-left = Qui prend un numéro maintenant n'est pas appelé avant la fermeture.
error-too-early = Le rendez-vous compte plus tard : le numéro est donné peu avant.
error-numbers-exhausted = Les numéros d'aujourd'hui pour ce service sont épuisés.
error-nobody-waiting = Personne n'attend pour ce guichet.
error-ticket-in-hand = Le guichet a déjà un numéro en cours : terminez-le avant d'en appeler un autre.
error-not-in-hand = Ce numéro n'est plus à votre guichet.
error-nothing-to-undo = Il n'y a plus rien à reprendre : autre chose s'est passé depuis.
error-too-late-to-undo = Trop de temps a passé : cette étape reste.
error-wrong-state = Impossible pour l'instant : la situation de ce numéro a changé.
error-counter-closed = Le guichet est fermé : ouvrez-le pour continuer.
error-not-served-here = Votre guichet ne traite pas ce service.
error-number-taken = Ce numéro est déjà enregistré.
error-roll-is-out = Il y a déjà un rouleau pour ce service.
error-no-roll = Il n'y a pas de rouleau pour ce service.
error-letter-taken = Cette lettre est déjà celle d'un service, d'une borne ou d'un autre rouleau.
error-not-on-roll = Ce numéro n'est pas parmi les suivants du rouleau.
error-request-id-reused = La demande a déjà servi à autre chose : appuyez de nouveau.
error-foreign-number = La borne ne peut pas donner ce numéro.
error-outside-day = L'heure est en dehors de la journée de travail.
error-malformed = Le serveur n'a pas compris la demande : rechargez la page.
error-too-large = La demande est trop grande.
error-not-json = Le serveur n'a pas compris la forme de la demande : rechargez la page.
error-overloaded = Trop de demandes attendent au serveur : réessayez bientôt.
error-storage-failed = Le serveur ne peut pas écrire sur son disque : rien n'a été fait. Prévenez la personne qui gère le système.
error-stopping = Le serveur s'arrête : réessayez bientôt.
error-internal = Erreur du serveur. Réessayez ; si cela se répète, prévenez la personne qui gère le système.
error-other = Le serveur a refusé : rechargez la page et réessayez.
