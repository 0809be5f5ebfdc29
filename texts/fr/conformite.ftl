# Espace gestion : la conformité des copropriétés.

conformite-lead = Ce que le décret du 23 mai 2019 veut en ligne dans chaque copropriété, et ce qui manque.
conformite-none = Aucune copropriété
conformite-none-text = Les immeubles dont la société est le syndic apparaîtront ici dès qu'ils seront importés.
conformite-pages = Pages des copropriétés
# $good (String) - a figure
# $all (String) - a figure
conformite-good = { $good } documents sur { $all } en règle.
# $count (Number) - how many documents
conformite-missing-count = { $count ->
    [one] { $count } manquant
   *[other] { $count } manquants
}
# $count (Number) - how many documents
conformite-expired-count = { $count ->
    [one] { $count } expiré
   *[other] { $count } expirés
}
# $count (Number) - how many documents
conformite-stale-count = { $count } à actualiser
conformite-waived = Dispensée
# $day (String) - a day in words
conformite-waived-on = L'assemblée générale du { $day } a décidé de se passer de l'espace en ligne (loi du 10 juillet 1965, art. 18). Rien n'y est obligatoire.
# $day (String) - a day in words
conformite-assemblee-on = assemblée générale le { $day }
# $day (String) - a day in words
# $opens (String) - a day in words
# $closes (String) - a day in words
conformite-window = Assemblée générale le { $day } : préparez les documents dans les trois mois qui précèdent, à partir du { $opens }. Ils sont actualisés en ligne au plus tard le { $closes }, trois mois après (décret du 17 mars 1967, art. 33-1-1).
# $day (String) - a day in words
# $closes (String) - a day in words
conformite-window-after = Assemblée générale tenue le { $day } : les documents sont actualisés en ligne dans les trois mois, au plus tard le { $closes } (décret du 17 mars 1967, art. 33-1-1).
# $day (String) - a day in words
# $closes (String) - a day in words
conformite-window-over = Assemblée générale tenue le { $day } : les documents devaient être actualisés en ligne au plus tard le { $closes } (décret du 17 mars 1967, art. 33-1-1). Saisissez la date de la prochaine assemblée dès qu'elle est fixée.
conformite-fresh = Tout ce qui est en ligne est à jour.
# $societe (String) - name of the société
# $day (String) - a day in words
conformite-printed = { $societe } – état au { $day }, pour le conseil syndical
conformite-list-coproprietaires = I. Pour tous les copropriétaires
conformite-list-coproprietaire = II. Pour chaque copropriétaire
conformite-list-conseil = III. Pour le conseil syndical
conformite-online = En ligne
# $have (String) - a figure
# $of (String) - a figure
conformite-partial = { $have } sur { $of }
conformite-expired = Expiré
conformite-missing = Manquant
conformite-not-applicable = Sans objet
conformite-stale = À actualiser
conformite-verified = Vérifié, inchangé
# $who (String) - a name
# $day (String) - a day in words
conformite-said = { $who }, le { $day }
conformite-former-colleague = un ancien collaborateur
conformite-exempt = Sans objet
conformite-exempt-lead = Ce document n'est plus demandé pour cette copropriété. La raison figure sur la page remise au conseil syndical.
conformite-reason = Raison
conformite-reason-hint = Par exemple : pas de travaux en cours.
conformite-lift = Demander à nouveau
conformite-former = Dit autrefois « sans objet »
# $from (String) - a day in words
# $until (String) - a day in words
conformite-from-until = du { $from } au { $until }
conformite-held-on = Assemblée générale annuelle
conformite-held-on-hint = La prochaine, ou la dernière tant que la date de la prochaine n'est pas fixée.
conformite-save = Enregistrer la date
conformite-waiver = Assemblée qui a décidé de se passer de l'espace en ligne
conformite-waiver-hint = Sa date ; vide si aucune ne l'a décidé. Un import d'immeubles ne la change que s'il en donne une autre.
conformite-save-waiver = Enregistrer la dispense
conformite-saved = C'est enregistré.
