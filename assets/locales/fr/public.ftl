# The web pages that visitors see: a ticket's own page, error pages. In every language of the totem.

# Every page
page-skip = Aller au contenu
page-languages = Langue de cette page
page-home = Liste des bureaux

# Errors as pages
page-not-found-title = Page introuvable
page-not-found-lead = Il n’y a rien à cette adresse. Vérifiez que vous l’avez copiée en entier.
page-failed-title = Quelque chose n’a pas fonctionné
page-failed-lead = C’est une erreur du serveur, pas la vôtre. Réessayez bientôt ; si cela se répète, prévenez la personne qui gère le système.
page-ticket-unknown-title = Numéro introuvable
page-ticket-unknown-lead = Cette adresse ne correspond à aucun numéro d’aujourd’hui. Un numéro ne vaut que le jour où il a été pris.

# A ticket's own page
page-ticket-title = Votre numéro
page-ticket-waiting = Vous êtes en attente
page-ticket-ahead-none = C’est bientôt à vous : préparez-vous.
page-ticket-ahead = { $n ->
    [one] Il y a { $n } personne avant vous.
   *[other] Il y a { $n } personnes avant vous.
}
page-ticket-forecast-label = Attente prévue
page-ticket-forecast = de { $from } à { $to } minutes
page-ticket-forecast-one = { $n ->
    [one] environ { $n } minute
   *[other] environ { $n } minutes
}
page-ticket-forecast-soon = moins d’une minute
page-ticket-where = Où attendre
page-ticket-code = Code du numéro
page-ticket-qr = Scannez pour suivre la file
page-ticket-print = Imprimer
page-ticket-called = C’est votre tour
page-ticket-called-go = Allez maintenant à
page-ticket-serving = Vous êtes au guichet
page-ticket-served = Terminé
page-ticket-served-more = Merci de votre visite.
page-ticket-no-show = Nous vous avons appelé
page-ticket-no-show-more = Vous n’étiez pas là. Si vous êtes encore ici, signalez-le au guichet : votre numéro peut être remis dans la file.
page-ticket-parked = Votre numéro est mis de côté
page-ticket-parked-more = Le guichet vous rappellera. Inutile de prendre un autre numéro.
page-ticket-withdrawn = Numéro annulé
page-ticket-withdrawn-more = Pour être appelé, prenez un nouveau numéro à la borne.
page-ticket-expired = Numéro expiré
page-ticket-expired-more = La journée s’est terminée avant votre appel. Prenez un nouveau numéro quand le bureau rouvrira.
page-ticket-as-of = Mis à jour à { $time }
page-ticket-updates-on = Cette page se met à jour seule toutes les { $n } secondes.
page-ticket-updates-off = Cette page ne se met pas à jour seule.
page-ticket-stop = Arrêter la mise à jour
page-ticket-resume = Mise à jour auto
page-ticket-refresh = Mettre à jour maintenant
page-waits-quiet = Quand il y a moins de monde
page-waits-quiet-source = D’après les huit dernières semaines.
