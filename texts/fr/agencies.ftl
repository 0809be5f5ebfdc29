choice-title = Accéder à votre espace
choice-lead = Retrouvez d'abord votre agence. Ensuite, tous vos contrats sont au même endroit.
choice-known = Déjà utilisée sur cet appareil
# $agency (String) - name of the agency
choice-continue-with = Continuer avec { $agency }
choice-forget = Oublier cette agence
# $agency (String) - name of the agency
choice-forget-whom = : { $agency }
choice-by-codes = Avec les codes de votre agence
choice-codes-hint = Ils figurent sur le courrier ou l'e-mail de votre agence.
choice-client = Code client
choice-societe = Code société
choice-continue = Continuer
choice-by-name = Choisir mon agence
choice-search = Nom de l'agence ou ville
choice-search-go = Rechercher
choice-listed = Certaines agences ne figurent pas dans cette liste : leurs codes sont alors nécessaires.
# $count (Number) - number of agencies found
# $words (String) - what was searched
choice-found = { $count ->
    [0] Aucune agence ne correspond à « { $words } ». Essayez la ville seule, ou utilisez les codes du courrier.
    [one] Une agence correspond à « { $words } ».
   *[other] { $count } agences correspondent à « { $words } ».
}

terms-title = Conditions générales d'utilisation
# $version (String) - version of the text
# $on (String) - date in words
terms-version = Version { $version }, publiée le { $on }.
