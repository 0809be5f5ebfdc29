//! Settings that are one word out of a few.

use super::Value;

macro_rules! choice {
    ($(#[$about:meta])+ $choice:ident { $($(#[$doc:meta])* $name:ident = $word:literal,)+ }) => {
        $(#[$about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $choice { $($(#[$doc])* $name,)+ }

        impl Value for $choice {
            fn kind() -> String {
                [$(concat!("`", $word, "`")),+].join(" or ")
            }

            fn parse(text: &str) -> Result<Self, &'static str> {
                match text.trim() {
                    $($word => Ok(Self::$name),)+
                    _ => Err("is not one of the words known here"),
                }
            }
        }
    };
}

choice! {
    /// How log lines are written.
    LogFormat {
        Text = "text",
        Json = "json",
    }
}

choice! {
    /// How surely SQLite has written a commit when it says so.
    Synchronous {
        /// Survives a power cut.
        Full = "full",
        /// A power cut may lose the last commits; the file stays sound.
        Normal = "normal",
    }
}

choice! {
    /// Where the content of documents is kept.
    StoreKind {
        Folder = "folder",
        S3 = "s3",
    }
}

choice! {
    /// How a store that speaks S3 names a bucket.
    Addressing {
        /// In the path of the address, as most stores want.
        Path = "path",
        /// In the name of the host, as AWS does.
        Host = "host",
    }
}

choice! {
    /// Where mail goes.
    Transport {
        Folder = "folder",
        Smtp = "smtp",
    }
}

choice! {
    /// How the connection to the mail server is protected.
    SmtpTls {
        /// Refused unless the server is this machine.
        None = "none",
        /// Plain at first; TLS is required before anything is said.
        StartTls = "starttls",
        /// TLS from the first byte.
        Implicit = "implicit",
    }
}

choice! {
    /// What a server on PostgreSQL does without a file of keys.
    WithoutKeys {
        /// It says so and ends.
        Refuse = "refuse",
        /// Hashes have no pepper, second factors lie in clear, and the trail is sealed by what
        /// everybody knows.
        Serve = "serve",
    }
}

choice! {
    /// What a node does that finds no marker of its database.
    WithoutMarker {
        /// It says so and ends.
        Refuse = "refuse",
        Serve = "serve",
    }
}
