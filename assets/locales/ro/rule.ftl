# Afișul cu regula sălii: cine este chemat și când.
page-rule-title = Cine este chemat și când
page-rule-lead = Regula acestei săli, aceeași pentru toți.
page-rule-how = Cine urmează
page-rule-oldest = Este chemat cine așteaptă de cel mai mult timp, dintre cei care au nevoie de un ghișeu care vă servește și pe dumneavoastră.
page-rule-one-in = La fiecare ghișeu, după { $others ->
    [one] o persoană
    [few] { $others } persoane
   *[other] { $others } de persoane
} fără prioritate este chemată una cu prioritate sau cu programare.
page-rule-strict = Persoanele cu prioritate sau cu programare sunt chemate înaintea celorlalte.
page-rule-priority = Cei care au dreptul să treacă înainte (sarcină, dizabilitate, vârstă foarte înaintată) contează ca și cum ar fi venit cu { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
} mai devreme. Întrebați la recepție: nu apare pe niciun bon și pe niciun ecran.
page-rule-priority-plain = Cei care au dreptul să treacă înainte (sarcină, dizabilitate, vârstă foarte înaintată) întreabă la recepție: nu apare pe niciun bon și pe niciun ecran.
page-rule-booking = O programare contează de la { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
} înainte de ora ei, dacă veniți cel mult { $late ->
    [one] un minut
    [few] { $late } minute
   *[other] { $late } de minute
} după. Puteți veni cu până la { $early ->
    [one] un minut
    [few] { $early } minute
   *[other] { $early } de minute
} mai devreme. Mai târziu, contați de la sosire, ca toți ceilalți.
page-rule-booking-plain = O programare contează de la ora ei, dacă veniți cel mult { $late ->
    [one] un minut
    [few] { $late } minute
   *[other] { $late } de minute
} după. Puteți veni cu până la { $early ->
    [one] un minut
    [few] { $early } minute
   *[other] { $early } de minute
} mai devreme. Mai târziu, contați de la sosire, ca toți ceilalți.
page-rule-promise = Ce promitem
page-rule-bound-minutes = Nimeni nu este depășit de cineva venit cu mai mult de { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
} mai târziu.
page-rule-bound-none-later = Nimeni nu este depășit de cineva venit mai târziu.
page-rule-bound-one-in = Cât așteptați, fiecare ghișeu cheamă cel mult o persoană cu prioritate la fiecare { $others ->
    [one] altă persoană
    [few] { $others } alte persoane
   *[other] { $others } de alte persoane
}.
page-rule-bound-none = Nu există limită: dacă vin multe persoane cu prioritate, celelalte așteaptă până când acestea termină.
page-rule-bound-booked = Cine are programare și vine la timp contează de la ora programării.
page-rule-hand = Două lucruri stau în afara acestei reguli. Un operator poate alege alt număr când este nevoie, de exemplu pentru un document lipsă. Iar cine are nevoie doar de o clipă poate fi trimis în față. De fiecare dată chemarea se păstrează cu motivul ei.
page-rule-missed = Dacă pierdeți chemarea
page-rule-no-show = Dacă nu veniți când sunteți chemat, numărul revine singur la rând după { $minutes ->
    [one] un minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
}, cel mult { $times ->
    [one] o dată
    [few] de { $times } ori
   *[other] de { $times } de ori
}, la locul pe care îl avea. Puteți întreba și la un ghișeu.
page-rule-no-show-by-hand = Dacă nu veniți când sunteți chemat, mergeți la un ghișeu sau la recepție: numărul revine la rând la locul pe care îl avea.
page-rule-print = Tipăriți această pagină cu browserul.
