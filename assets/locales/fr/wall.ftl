# The wall: few words, read from ten metres.
wall-called = C’est le tour de
wall-recent = Derniers appels
wall-counters = Aux guichets
wall-lines = Attente prévue
wall-no-call = Aucun appel pour l’instant
wall-no-recent = Les derniers appels s’affichent ici
wall-counter-closed = fermé
wall-counter-free = libre
wall-counter-calling = appelle
wall-counter-serving = reçoit
wall-wait = { $from ->
    [0] { $to ->
        [0] aucune attente
       *[other] jusqu’à { $to } min
    }
   *[other] { $from }–{ $to } min
}
wall-wait-exact = environ { $minutes } min
wall-line-closed = fermé
wall-line-no-time = plus de numéros
wall-stale = Non actualisé depuis { $time }
wall-stale-advice = Merci d’écouter l’appel du guichet
wall-connecting = Connexion en cours
wall-connecting-advice = L’écran démarre de lui-même dès que le serveur répond
wall-closed = Fermé
wall-opens = Ouvre { $moment }
wall-no-opening = Aucune ouverture prévue
wall-window-title = Turno wall
