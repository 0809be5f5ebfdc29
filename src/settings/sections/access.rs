//! How long people, links and devices are believed.

use std::time::Duration;

use crate::settings::declaration::section;

section! {
    /// Signed-in people.
    Session {
        /// A session ends after this long without a request.
        idle: Duration = "60 min" in "1 s"..="12 h",
        /// A session ends after this long, whatever happens.
        absolute: Duration = "12 h" in "1 s"..="24 h",
        /// Life of a session when the person asked to stay signed in on this device.
        remembered: Duration = "30 d" in "1 s"..="90 d",
        /// Sessions of one account; a further one ends the oldest.
        per_account: u64 = 10 in 1..=100,
        /// How long a password just typed is enough for a sensitive change.
        step_up: Duration = "10 min" in "1 s"..="10 min",
        /// How long before the end of an idle session the person is warned.
        warn_before: Duration = "5 min" in "1 s"..="30 min",
    }
}

section! {
    /// The way from provisional credentials to an account.
    Activation {
        /// Time to go from the provisional credentials to the choice of a password.
        ticket: Duration = "30 min" in "1 s"..="2 h",
        /// Life of the link in the mail, counted from its creation and not from its sending.
        link: Duration = "24 h" in "1 s"..="24 h",
        /// Time to sign in once the link is opened.
        link_cookie: Duration = "30 min" in "1 s"..="2 h",
        /// Wrong passwords after which the link is dead.
        tries_per_link: u32 = 5 in 1..=25,
    }
}

section! {
    /// Provisional credentials, printed in a letter or mailed by the agency.
    Pair {
        /// Life of provisional credentials from their issue.
        validity: Duration = "30 d" in "1 s"..="90 d",
    }
}

section! {
    /// An access that was activated with another address than the one on file, and is contested there.
    Contestation {
        /// Life of the link in the mail to the address on file, counted from its creation.
        link: Duration = "7 d" in "1 s"..="30 d",
        /// Time to contest once the link is opened.
        link_cookie: Duration = "30 min" in "1 s"..="2 h",
    }
}

section! {
    /// Forgotten passwords.
    Reset {
        /// Life of the link in the mail, counted from its creation and not from its sending.
        link: Duration = "30 min" in "1 s"..="1 h",
        /// Time to choose a password once the link is opened.
        link_cookie: Duration = "30 min" in "1 s"..="1 h",
    }
}

section! {
    /// The second factor of people: applications, passkeys, recovery codes.
    Factor {
        /// Time to give the second factor once the password is right.
        half_session: Duration = "10 min" in "1 s"..="30 min",
        /// Time to set an authenticator application up once its key is shown.
        offer: Duration = "1 h" in "1 s"..="24 h",
        /// Life of what a passkey is asked to sign.
        challenge: Duration = "5 min" in "1 s"..="10 min",
        /// Passkeys of one account, or of one member of staff.
        passkeys: u64 = 20 in 1..=100,
        /// Delay before the factors of somebody who lost them all are removed, once they were identified in person.
        loss_delay: Duration = "72 h" in "1 s"..="30 d",
        /// Time for somebody who lost all their factors to be identified in person.
        loss_request: Duration = "30 d" in "1 s"..="90 d",
    }
}

section! {
    /// Changes of an account's address.
    Email {
        /// Life of the link to the new address, counted from its creation.
        link: Duration = "1 h" in "1 s"..="1 h",
        /// How long the former address can put itself back.
        undo: Duration = "7 d" in "1 d"..="30 d",
    }
}

section! {
    /// Devices from which an account has already signed in: they keep working while strangers guess.
    Device {
        /// How long a device stays known after its last sign-in, in « Espace gestion » too.
        remembered: Duration = "365 d" in "1 s"..="400 d",
        /// Known devices of one account; a further one replaces the oldest.
        per_account: u64 = 20 in 1..=100,
    }
}

section! {
    /// Those who work for an agency, in « Espace gestion ».
    Office {
        /// A session of the staff ends after this long without a request.
        idle: Duration = "20 min" in "1 s"..="2 h",
        /// A session of the staff ends after this long, whatever happens.
        absolute: Duration = "10 h" in "1 s"..="12 h",
        /// Time to give the second factor once the password was right.
        second_factor: Duration = "10 min" in "1 s"..="30 min",
        /// Life of an invitation, counted from its creation.
        invitation: Duration = "48 h" in "1 s"..="7 d",
    }
}

section! {
    /// Letters that agencies print from « Espace gestion », with provisional credentials.
    Letters {
        /// How long printed letters wait to be taken out; sealed until then, erased afterwards.
        kept: Duration = "24 h" in "1 s"..="7 d",
        /// Most letters of one file; memory grows with it.
        most: u64 = 5_000 in 1..=50_000,
    }
}
