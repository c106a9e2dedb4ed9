### What the totem shows. Short: it is read standing, in a hurry, by anybody.

language-name = Français
language-bar = Choisissez la langue

## Choose a service

choose-title = De quoi avez-vous besoin ?
choose-hint = Touchez un service : un ticket avec votre numéro sort.
choose-line =
    { $count ->
        [0] Personne n’attend
        [one] 1 personne attend
       *[other] { $count } personnes attendent
    }
choose-by-appointment = Sur rendez-vous uniquement
choose-opens = Fermé · ouvre { $moment }
choose-closed = Fermé
choose-next-page = Autres services
choose-previous-page = Services précédents
choose-page = Page { $page } sur { $pages }

## About a service that is by appointment only

appointment-title = Il faut un rendez-vous
appointment-text = Cette borne ne donne pas de numéro pour ce service. Téléphonez pour prendre rendez-vous :
documents-title = À apporter
back = Retour

## Working on a number

printing-title = Un instant…
printing-asking = Nous prenons votre numéro.
printing-number = Votre numéro { $number } est en cours d’impression.

## The number

done-your-number = Votre numéro
done-take-slip = Prenez votre ticket
done-no-paper-title = Le ticket n’est pas sorti
done-unknown-title = Le ticket est-il sorti ?
done-no-paper-text = Votre numéro est valable quand même. Notez-le ou scannez le code avec votre téléphone.
done-unknown-text = Votre numéro est valable dans tous les cas. Sans papier, notez-le ou scannez le code.
done-ahead-title = Avant vous
done-ahead =
    { $count ->
        [0] personne
        [one] une personne
       *[other] { $count } personnes
    }
done-wait-title = Attente prévue
done-where-title = Où attendre
done-home = J’ai terminé
wait-now = tout de suite
wait-about = environ { $minutes } min
wait-range = de { $from } à { $to } min

## No number

no-closed-title = Ce service est fermé
no-closed-text = Aucun numéro n’est donné pour { $service } en ce moment.
opens-again = Réouverture { $moment }.
no-exhausted-title = Plus de numéros aujourd’hui
no-exhausted-text = Il n’y a plus de numéros pour { $service } aujourd’hui. Revenez un autre jour ou adressez-vous au guichet.
no-printer-title = L’imprimante n’est pas prête
no-printer-text = Aucun numéro n’a été pris. Réessayez dans un instant.
no-answer-title = Le numéro n’est pas arrivé
no-answer-text = Le système ne répond pas. Réessayez ou adressez-vous au guichet.
no-other-title = Le numéro ne peut pas être donné
no-other-text = Adressez-vous au guichet : quelqu’un vous aidera.
no-home = Retour aux services

## Closed, and out of service

closed-title = Le bureau est fermé
closed-text = Aucun numéro n’est donné en ce moment.
out-title = Borne hors service
out-starting-title = La borne démarre
out-starting-text = Dans quelques secondes, vous pourrez prendre votre numéro.
out-server = La borne ne peut pas se connecter au système.
out-paper = Il n’y a plus de papier.
out-cover = Le capot de l’imprimante est ouvert.
out-printer-silent = L’imprimante ne répond pas.
out-printer-fault = L’imprimante est en panne.
out-help = Adressez-vous au guichet : votre tour vous y sera donné.
