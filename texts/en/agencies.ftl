choice-title = Go to your space
choice-lead = First find your agency. After that, all your contracts are in one place.
choice-known = Already used on this device
choice-continue-with = Continue with { $agency }
choice-forget = Forget this agency
choice-forget-whom = : { $agency }
choice-by-codes = With your agency's codes
choice-codes-hint = They are on the letter or the email from your agency.
choice-client = Client code
choice-societe = Company code
choice-continue = Continue
choice-by-name = Choose my agency
choice-search = Agency name or town
choice-search-go = Search
choice-listed = Some agencies are not on this list: their codes are then needed.
choice-found = { $count ->
    [0] No agency matches “{ $words }”. Try the town alone, or use the codes on the letter.
    [one] One agency matches “{ $words }”.
   *[other] { $count } agencies match “{ $words }”.
}

terms-title = Terms of use
terms-version = Version { $version }, published on { $on }.
