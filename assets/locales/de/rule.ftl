# Das Plakat mit der Regel der Halle: wer aufgerufen wird und wann.
page-rule-title = Wer wann aufgerufen wird
page-rule-lead = Die Regel dieses Saals, für alle gleich.
page-rule-how = Wer der Nächste ist
page-rule-oldest = Aufgerufen wird, wer am längsten wartet, unter allen, die einen Schalter brauchen, der auch Sie bedient.
page-rule-one-in = An jedem Schalter wird nach { $others ->
    [one] einer Person
   *[other] { $others } Personen
} ohne Vorrang eine mit Vorrang oder Termin aufgerufen.
page-rule-strict = Wer Vorrang oder einen Termin hat, wird vor den anderen aufgerufen.
page-rule-priority = Wer Anspruch auf Vorrang hat (Schwangerschaft, Behinderung, sehr hohes Alter), zählt, als wäre er { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} früher gekommen. Fragen Sie am Empfang: Auf Ticket und Bildschirm ist es nicht zu sehen.
page-rule-priority-plain = Wer Anspruch auf Vorrang hat (Schwangerschaft, Behinderung, sehr hohes Alter), fragt am Empfang: Auf Ticket und Bildschirm ist es nicht zu sehen.
page-rule-booking = Ein Termin zählt ab { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} vor seiner Zeit, wenn Sie höchstens { $late ->
    [one] eine Minute
   *[other] { $late } Minuten
} danach kommen. Sie dürfen bis zu { $early ->
    [one] einer Minute
   *[other] { $early } Minuten
} früher kommen. Später zählt Ihre Ankunft wie bei allen.
page-rule-booking-plain = Ein Termin zählt ab seiner Zeit, wenn Sie höchstens { $late ->
    [one] eine Minute
   *[other] { $late } Minuten
} danach kommen. Sie dürfen bis zu { $early ->
    [one] einer Minute
   *[other] { $early } Minuten
} früher kommen. Später zählt Ihre Ankunft wie bei allen.
page-rule-promise = Was wir versprechen
page-rule-bound-minutes = Niemand wird von jemandem überholt, der mehr als { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} später gekommen ist.
page-rule-bound-none-later = Niemand wird von jemandem überholt, der später gekommen ist.
page-rule-bound-one-in = Während Sie warten, ruft jeder Schalter { $others ->
    [one] auf jede andere Person
   *[other] auf je { $others } andere
} höchstens eine Person mit Vorrang auf.
page-rule-bound-none = Es gibt keine Grenze: Kommen viele Menschen mit Vorrang, so warten die anderen, bis sie fertig sind.
page-rule-bound-booked = Wer einen Termin hat und rechtzeitig kommt, zählt ab dessen Zeit.
page-rule-hand = Zwei Dinge stehen außerhalb dieser Regel. Am Schalter darf eine andere Nummer gewählt werden, wenn es nötig ist, zum Beispiel wegen eines fehlenden Dokuments. Und wer nur einen Augenblick braucht, darf nach vorn geschickt werden. Jedes Mal wird der Aufruf mit seinem Grund festgehalten.
page-rule-missed = Wenn Sie den Aufruf verpassen
page-rule-no-show = Wenn Sie beim Aufruf nicht kommen, steht Ihre Nummer nach { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} von selbst wieder an ihrem Platz in der Reihe, höchstens { $times ->
    [one] einmal
   *[other] { $times } Mal
}. Sie können auch an einem Schalter fragen.
page-rule-no-show-by-hand = Wenn Sie beim Aufruf nicht kommen, gehen Sie zu einem Schalter oder zum Empfang: Ihre Nummer kommt wieder an ihren Platz in der Reihe.
page-rule-print = Drucken Sie diese Seite mit Ihrem Browser.
