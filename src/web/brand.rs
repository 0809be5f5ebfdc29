//! The shape of an agency's identity on a page; `agencies` fills it.

/// What a page shows of the société whose address was opened.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    pub name: String,
    /// One or two letters, shown where there is no logo.
    pub initials: String,
    /// Postal address, a line each.
    pub address: Vec<String>,
    pub phone: Option<String>,
    /// The same number as a `tel:` address.
    pub phone_href: Option<String>,
    pub email: Option<String>,
    /// Opening hours, in the agency's own words.
    pub hours: Option<String>,
    /// Its sign-in page, with its two codes.
    pub login: String,
    /// Its style sheet: four colours.
    pub theme: String,
    pub logo: Option<BrandLogo>,
    /// The page of its terms (CGU).
    pub terms: String,
}

/// A logo, with the size that keeps the page from jumping.
#[derive(Clone, Debug)]
pub struct BrandLogo {
    pub address: String,
    pub width: u32,
    pub height: u32,
}
