### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Français
kiosk-language-bar = Choisissez la langue

## Choose a service

kiosk-choose-title = Choisissez un service
kiosk-choose-hint = Touchez un service, prenez votre ticket.
kiosk-choose-hint-alone = La borne est hors ligne : votre numéro est valable, mais l’attente n’est pas connue.
kiosk-choose-line =
    { $count ->
        [0] Aucune attente
        [one] 1 personne attend
       *[other] { $count } personnes attendent
    }
kiosk-choose-by-appointment = Sur rendez-vous uniquement
kiosk-choose-opens = Fermé · ouvre { $moment }
kiosk-choose-closed = Fermé
kiosk-choose-no-time = Plus de numéros
kiosk-choose-next-page = Autres services
kiosk-choose-previous-page = Page précédente
kiosk-choose-page = Page { $page } sur { $pages }

## About a service that is by appointment only

kiosk-appointment-title = Il faut un rendez-vous
kiosk-appointment-text = Cette borne ne donne pas de numéro pour ce service. Téléphonez pour prendre rendez-vous :
kiosk-documents-title = À apporter
kiosk-back = Retour

## Working on a number

kiosk-printing-title = Un instant…
kiosk-printing-asking = Nous prenons votre numéro.
kiosk-printing-number = Votre numéro { $number } est en cours d’impression.
kiosk-printing-ordered = L’accueil imprime ici le numéro { $number }.

## The number

kiosk-done-your-number = Votre numéro
kiosk-done-take-slip = Prenez votre ticket
kiosk-done-no-paper-title = Le ticket n’est pas sorti
kiosk-done-unknown-title = Avez-vous le ticket ?
kiosk-done-no-paper-text = Votre numéro est valable quand même. Notez-le ou scannez le code avec votre téléphone.
kiosk-done-unknown-text = Votre numéro est valable dans tous les cas. Sans ticket, notez-le ou scannez le code.
kiosk-done-no-paper-alone = Le numéro reste valable : notez-le.
kiosk-done-unknown-alone = Le numéro est valable. Sans ticket, notez-le.
kiosk-done-ahead-title = Avant vous
kiosk-done-ahead =
    { $count ->
        [0] personne
        [one] une personne
       *[other] { $count } personnes
    }
kiosk-done-ahead-unknown = inconnu
kiosk-done-wait-title = Attente prévue
kiosk-done-where-title = Où attendre
kiosk-done-home = J’ai terminé
kiosk-wait-now = tout de suite
kiosk-wait-below = moins de { $minutes } min
kiosk-wait-about = environ { $minutes } min
kiosk-wait-range = { $from } à { $to } min
kiosk-wait-unknown = inconnue

## No number

kiosk-no-closed-title = Ce service est fermé
kiosk-no-closed-text = Aucun numéro n’est donné pour { $service } en ce moment.
kiosk-no-time-title = Il n’y a plus le temps
kiosk-no-time-text = Un numéro pris maintenant pour { $service } ne sera pas appelé avant la fermeture. Revenez un autre jour ou adressez-vous au guichet.
kiosk-opens-again = Réouverture { $moment }.
kiosk-no-exhausted-title = Plus de numéros aujourd’hui
kiosk-no-exhausted-text = Il n’y a plus de numéros pour { $service } aujourd’hui. Revenez un autre jour ou adressez-vous au guichet.
kiosk-no-own-exhausted-title = Plus de numéros aujourd’hui
kiosk-no-own-exhausted-text = La borne n’a plus de numéros aujourd’hui. Adressez-vous au guichet, s’il vous plaît.
kiosk-no-printer-title = L’imprimante n’est pas prête
kiosk-no-printer-text = Aucun numéro n’a été pris. Réessayez dans un instant.
kiosk-no-slip-title = Il y a encore un ticket dans l’imprimante
kiosk-no-slip-text = Retirez-le et réessayez. Aucun numéro n’a été pris pour vous.
kiosk-no-answer-title = Le numéro n’est pas arrivé
kiosk-no-answer-text = Le système ne répond pas. Réessayez ou adressez-vous au guichet.
kiosk-no-other-title = Le numéro ne peut pas être donné
kiosk-no-other-text = Adressez-vous au guichet : quelqu’un vous aidera.
kiosk-no-home = Retour aux services

## Closed, and out of service

kiosk-closed-title = Le bureau est fermé
kiosk-closed-text = Aucun numéro n’est donné en ce moment.
kiosk-out-title = Borne hors service
kiosk-out-starting-title = La borne démarre
kiosk-out-starting-text = Dans quelques secondes, vous pourrez prendre votre numéro.
kiosk-out-server = La borne ne peut pas se connecter au système.
kiosk-out-settings = La borne n’est pas réglée correctement.
kiosk-out-name = Une autre borne est en service sous le même nom.
kiosk-out-disk = La borne ne peut pas enregistrer ses données.
kiosk-out-paper = Il n’y a plus de papier.
kiosk-out-cover = Le capot de l’imprimante est ouvert.
kiosk-out-printer-silent = L’imprimante ne répond pas.
kiosk-out-printer-fault = L’imprimante est en panne.
kiosk-out-printer-unplugged = L’imprimante est débranchée.
kiosk-out-cutter = Le massicot de l’imprimante est bloqué.
kiosk-out-jam = Le papier est coincé.
kiosk-out-hot = L’imprimante est trop chaude : elle reprend bientôt.
kiosk-out-voltage = L’imprimante est mal alimentée.
kiosk-out-not-taken = Un ticket est bloqué dans l’imprimante.
kiosk-out-leftover = Un ticket est resté dans l’imprimante.
kiosk-out-help = Adressez-vous au guichet.
