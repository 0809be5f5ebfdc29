# Letters: the letter itself, then the pages where the agency asks for it.

## The letter, on paper
letter-subject = Your access to the online space of { $agency }
letter-dated = { $city }, { $day }
letter-greeting = Dear Sir or Madam,
letter-opening = Your agency opens an online space for you: your contracts, your account and your documents are there. The credentials below work once, to create your account. This letter replaces those that you may have received before.
letter-login = Provisional login
letter-secret = Provisional password
letter-until = To be used before
letter-address = Sign-in address
letter-agency-code = Client code
letter-societe-code = Company code
letter-holder = Holder
letter-holder-of = { $holder } of { $holders }
letter-code-alt = Code for a phone: it opens the sign-in address printed beside it.
letter-symbols = The provisional login and password hold neither the figures 0 and 1 nor the letters I, L, O and U. Capitals, spaces and hyphens do not matter.
letter-step-1 = 1. Point the camera of your phone at the code, or type the sign-in address into your browser.
letter-step-2 = 2. Type the provisional login and password.
letter-step-3 = 3. Give your e-mail address, choose your password, then open the e-mail that you receive.
letter-already = Do you have an account already? Type these same credentials and the same e-mail address: this contract joins the others.
letter-caution = These credentials are personal. Nobody will ask you for them, neither by phone nor by e-mail.
letter-help-phone-hours = Need help? Call us on { $phone } ({ $hours }), or come to the agency with this letter.
letter-help-phone = Need help? Call us on { $phone }, or come to the agency with this letter.
letter-help = Need help? Write to us, or come to the agency with this letter.
letter-below = Reference { $reference }

## The pages
letters-lead = Issue provisional credentials and print the letters that carry them, ready for window envelopes.
letters-new = New letters
letters-which = For whom
letters-without-access = Everybody without access
letters-expired = Those whose credentials have expired
letters-all = Everybody, even those who have an account
letters-qualite = Capacity
letters-any-qualite = Any capacity
letters-immeuble = Building (optional)
letters-immeuble-hint = Its reference in your management software.
letters-holders = Letters for each
letters-holders-hint = 2 for spouses or joint owners: each receives their own credentials.
letters-see = See what will be printed
letters-see-hint = Nothing is issued before you confirm, on the next page.
letters-former = Letters asked for before
letters-none = No letter has been asked for yet.
letters-count = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
letters-unmade = Letters being prepared, or broken off
letters-confirm-title = { $count ->
    [0] No letter to print
    [one] { $count } letter to print
   *[other] { $count } letters to print
}
letters-too-many-title = More than { $most } letters to print
letters-nobody = Nobody matches this choice.
letters-too-many = A file holds { $most } letters at most. Choose a capacity or a building, and try again.
letters-no-key = Letters hold passwords: they wait under a key until they are collected, and this installation has none. Ask whoever runs it to set “keys.file”.
letters-effect-pairs = { $count ->
    [one] { $count } provisional login and its password are issued.
   *[other] { $count } provisional logins and their passwords are issued.
}
letters-effect-replaced = { $count ->
    [0] No letter that still works is replaced.
    [one] { $count } person has a letter that still works: its credentials stop working as soon as the new ones are ready.
   *[other] { $count } people have a letter that still works: their credentials stop working as soon as the new ones are ready.
}
letters-effect-associated = { $count ->
    [one] { $count } person on file has an account already: the new credentials will only work once it is unlinked.
   *[other] { $count } people on file have an account already: their new credentials will only work once it is unlinked.
}
letters-left-out-held = { $count ->
    [one] { $count } record has an account already: it gets no letter. For a second holder, tick it in the portfolio.
   *[other] { $count } records have an account already: they get no letter. For a second holder, tick them in the portfolio.
}
letters-left-out-suspended = { $count ->
    [one] { $count } record is suspended: it gets no letter until its access is restored.
   *[other] { $count } records are suspended: they get no letter until their access is restored.
}
letters-left-out-more = More than { $most } tiers have an account already or are suspended: they receive no letter.
letters-effect-once = The files are handed over once: nobody, not even Palier, can show the passwords again.
letters-confirm = { $count ->
    [one] Issue the credentials and print the letter
   *[other] Issue the credentials and print the { $count } letters
}
letters-back = Choose others
letters-waiting = Your letters wait for their turn
letters-waiting-text = Printing begins by itself. You may leave this page and come back.
letters-running = Your letters are being prepared
letters-running-text = { $percent }% are ready. You may leave this page and come back.
letters-failed = These letters could not be prepared
letters-failed-text = No credentials were issued: the former letters still work.
letters-again = Start again
letters-withdrawn = These letters were not collected in time
letters-withdrawn-text = They were erased and their credentials cancelled: nobody ever read them. The credentials that they replaced do not work any more either.
letters-gone = This file was handed over before, or is just being so.
letters-ready = { $count ->
    [one] { $count } letter is ready
   *[other] { $count } letters are ready
}
letters-odd-names = { $count ->
    [one] { $count } letter has a name or an address with signs that cannot be printed: they are question marks. Check it before you send it.
   *[other] { $count } letters have a name or an address with signs that cannot be printed: they are question marks. Check them before you send them.
}
letters-ready-text = Each file is handed over once, then erased from here. Save it, print it, and delete it once the letters are sent.
letters-until = To be collected before { $moment }. After that, what nobody collected is erased, and credentials that nobody received are cancelled.
letters-pdf = Letters to print (PDF)
letters-csv = The same credentials as a table (CSV)
letters-size = { $size } MB
letters-take-pdf = Download the PDF
letters-take-csv = Download the CSV
letters-taken = Handed over once, to { $who }, on { $moment }.
letters-broke-off = { $who } began to download it and did not reach the end: it can be begun again.
letters-erased = Erased before anybody collected it.
letters-reload = Reload this page
letters-asked = Asked for by { $who } on { $moment }.
mistake-which-missing = Choose whom to write to.
mistake-immeuble-unknown = No building of this company has this reference.
mistake-holders-out-of-range = Give a number of letters from 1 to 20.
