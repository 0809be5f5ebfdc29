language-name = English

## Frame of every page
layout-skip = Skip to content
layout-sending = Sending…
layout-help = Help and contact
layout-legal = Legal notice
layout-privacy = Personal data
layout-accessibility = Accessibility: not compliant
layout-demo-label = Demonstration
layout-demo = Demonstration: the agencies, people and contracts are invented.
layout-demo-mails = Demonstration messages

agency-title = Your agency
agency-phone = Telephone:
agency-email = Email address:

space-nav = Your space
space-home = Home
space-documents = Documents
space-contracts = My contracts
space-profile = Profile
space-sign-out = Sign out
space-session-ending = { $minutes ->
    [one] You will be signed out in { $minutes } minute for lack of activity.
   *[other] You will be signed out in { $minutes } minutes for lack of activity.
}
space-session-extend = Stay signed in
space-session-ended = You have been signed out for lack of activity.
space-session-again = Sign in again

## Forms
summary-mark = Error
summary-title = { $count ->
    [one] There is one mistake
   *[other] There are { $count } mistakes
}
field-all-required = All fields are required.
field-show = Show
field-hide = Hide
field-the-password = password

steps-label = Activation steps
steps-position = Step { $current } of 3
steps-email = Email address
steps-password = Password
steps-verification = Verification
steps-done = (done)

criteria-title = Your password must be:
criteria-length = { $min } characters or more
criteria-guess = hard to guess
criteria-common = not a common password
criteria-personal = without your name, your address or your agency's name
criteria-advice = A phrase of four words is easier to remember.
criteria-met = (met)
criteria-unmet = (to be met)
criteria-count = Criteria met: 0 of { $count }

mistake-email-missing = Enter your email address
mistake-email-incomplete = Enter a complete email address, such as name@example.com
mistake-identifier-missing = Enter your email address or your temporary username
mistake-password-missing = Enter your password
mistake-current-password-missing = Enter your current password
mistake-new-password-missing = Enter your new password
mistake-secret-missing = Enter your temporary password
mistake-login-missing = Enter your temporary username
mistake-client-missing = Enter the client code
mistake-societe-missing = Enter the company code
mistake-too-short = The password must have { $min } characters or more
mistake-too-easy = This password is easy to guess: add a word or two
mistake-too-easy-because = This password is easy to guess: { $why }
mistake-too-common = This password is too common: choose another one
mistake-breached = This password is on a list of stolen passwords: choose another one
mistake-personal = This password contains your name, your address or your agency's name: choose another one
mistake-same-as-provisional = Choose a password different from the temporary one
mistake-too-long = The password must have { $max } characters at most
mistake-current-password-wrong = The current password does not match
mistake-password-changed-meanwhile = Your password has just been changed, in another tab or on another device. This request changed nothing more.
mistake-box-not-ticked = Tick the box to confirm
mistake-sign-in-failed = The username or the password does not match. Check them or ask for a new password.
mistake-pair-refused = This temporary username and password match no pending activation. Check them on your agency's letter. If they have expired or have already been used, ask your agency for new ones.
mistake-too-many-tries = Too many tries. Try again in { $wait } or ask for a new password.
mistake-too-many-tries-of-pair = Too many tries. Try again in { $wait } with your agency's letter, or ask your agency for new ones.
mistake-try-later = Too many tries. Try again in { $wait }.
mistake-mail-too-soon = A message has just been sent. You can ask for another one in { $wait }.
mistake-codes-unknown = We find no agency with these codes. Check your agency's letter.
mistake-use-your-existing-password = An account already exists for this address, use its password.
mistake-busy = The service is very busy just now. Try again in a few seconds.

why-words = add one or two unrelated words
why-names = names are tried first
why-dates = dates and years are tried first
why-keyboard = neighbouring keys are tried first
why-repeats = repetitions are tried first
why-sequences = sequences such as abc or 123 are tried first
why-few-signs = it lacks variety, add letters or words

## Errors
error-number = Error { $status }
error-home = Back to the home page
error-not-found = This page does not exist
error-not-found-why = The address is incomplete, or the page has moved. You can start again from the home page.
error-forbidden = This request could not be accepted
error-forbidden-why = It did not come from a page of this space. Start again from the home page.
error-too-many = Too many requests
error-too-many-why = To protect accounts, we limit the number of tries. Try again in { $wait }.
error-too-large = This is too large to send
error-too-large-why = Go back to the previous page and send less at a time.
error-wrong-host = This address leads nowhere
error-wrong-host-why = The site's name is not that of your space. Copy the address from your agency's letter.
error-unavailable = The service is briefly unavailable
error-unavailable-why = Try again in a few minutes. Nothing that you had saved is lost.
error-internal = Something went wrong on our side
error-internal-why = It has been recorded. If you call your agency, give this reference: { $reference }.
error-bad-request = This request is incomplete
error-bad-request-why = Go back to the previous page and try again.
error-method = This page does not open this way
error-method-why = It opens from a form. Start again from the home page.

browser-on = { $browser } on { $system }
unknown-browser = an unknown device
