# L’affiche avec la règle de la salle : qui est appelé, et quand.
page-rule-title = Qui est appelé, et quand
page-rule-lead = La règle de cette salle, la même pour tous.
page-rule-how = Qui est le prochain
page-rule-oldest = Est appelé celui qui attend depuis le plus longtemps, parmi ceux qui ont besoin d’un guichet qui vous sert aussi.
page-rule-one-in = À chaque guichet, après { $others ->
    [one] une personne
   *[other] { $others } personnes
} sans priorité, on en appelle une avec priorité ou rendez-vous.
page-rule-strict = Les personnes avec priorité ou rendez-vous sont appelées avant les autres.
page-rule-priority = Qui a droit à la priorité (grossesse, handicap, très grand âge) compte comme s’il était arrivé { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} plus tôt. Demandez à l’accueil : cela ne se voit ni sur le ticket ni à l’écran.
page-rule-priority-plain = Qui a droit à la priorité (grossesse, handicap, très grand âge) la demande à l’accueil : cela ne se voit ni sur le ticket ni à l’écran.
page-rule-booking = Un rendez-vous compte à partir de { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} avant son heure, si vous venez au plus tard { $late ->
    [one] { $late } minute
   *[other] { $late } minutes
} après. Vous pouvez venir jusqu’à { $early ->
    [one] { $early } minute
   *[other] { $early } minutes
} avant. Au-delà, c’est votre arrivée qui compte, comme pour tous.
page-rule-booking-plain = Un rendez-vous compte à partir de son heure, si vous venez au plus tard { $late ->
    [one] { $late } minute
   *[other] { $late } minutes
} après. Vous pouvez venir jusqu’à { $early ->
    [one] { $early } minute
   *[other] { $early } minutes
} avant. Au-delà, c’est votre arrivée qui compte, comme pour tous.
page-rule-promise = Ce que nous promettons
page-rule-bound-minutes = Personne n’est dépassé par quelqu’un qui est arrivé plus { $minutes ->
    [one] d’une minute
   *[other] de { $minutes } minutes
} après.
page-rule-bound-none-later = Personne n’est dépassé par quelqu’un qui est arrivé après.
page-rule-bound-one-in = Pendant que vous attendez, chaque guichet appelle au plus une personne prioritaire pour { $others ->
    [one] une autre
   *[other] { $others } autres
}.
page-rule-bound-none = Il n’y a pas de limite : si beaucoup de personnes prioritaires arrivent, les autres attendent qu’elles aient fini.
page-rule-bound-booked = Qui a un rendez-vous et vient à temps compte à partir de son heure.
page-rule-hand = Deux choses sont en dehors de cette règle. Un agent peut choisir un autre numéro si nécessaire, par exemple pour un document manquant. Et qui n’a besoin que d’un instant peut être envoyé devant. Chaque fois, l’appel est conservé avec son motif.
page-rule-missed = Si vous manquez l’appel
page-rule-no-show = Si vous ne venez pas quand on vous appelle, votre numéro revient de lui-même dans la file après { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}, { $times ->
    [one] une fois
   *[other] { $times } fois
} au plus, à la place qu’il avait. Vous pouvez aussi demander à un guichet.
page-rule-no-show-by-hand = Si vous ne venez pas quand on vous appelle, allez à un guichet ou à l’accueil : votre numéro revient dans la file à la place qu’il avait.
page-rule-print = Imprimez cette page avec votre navigateur.
