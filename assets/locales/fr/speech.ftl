### What the totem says aloud to somebody who does not see it. What stands on its screens is said too, as it stands.

## The mode

kiosk-mode-speech-word = Voix
kiosk-mode-speech = Voix et clavier
speech-on = La voix est activée.
speech-keys = Haut et bas, ou un chiffre, mènent aux choix. Entrée choisit. Gauche et droite changent la langue. Zéro répète. Plus et moins changent le volume. La touche d’effacement ou le point revient en arrière.
speech-time = Il est { $time }, { $day }.

## Moving about

speech-stop = { $index } sur { $count } : { $label }
speech-no-stop = Il n’y a pas de numéro { $digit } ici.
speech-mode-on = { $mode } : activé
speech-mode-off = { $mode } : désactivé
speech-chosen = { $name }, langue choisie
speech-take = Entrée vous donne le numéro.
speech-more = Entrée vous en dit plus.
speech-volume = Volume { $percent } pour cent

## The slip

speech-slip = Sur votre ticket : { $content }
speech-slip-code = Le ticket porte aussi un code : un téléphone qui le scanne montre où en est la file.
