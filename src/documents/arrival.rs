//! A file that somebody sends on a page: in the store once it is whole, or why it is none of ours.

use super::intake;
use super::picture::PictureFault;
use super::publication::{NotPublished, Stored};
use super::size;
use crate::store::{PutError, Store};
use crate::texts::Lang;
use crate::web::{Error, Incoming, Unfit, broken_off};

/// The stored content, or why it is refused; what breaks off, and a store that does not answer, are
/// errors.
pub async fn taken(
    store: &Store,
    lang: Lang,
    file: Incoming<'_>,
) -> Result<Result<Stored, Unfit>, Error> {
    let unfit = match intake::receive(store, file.into_stream()).await {
        Ok(stored) => return Ok(Ok(stored)),
        Err(NotPublished::Content) => Unfit::FileContent,
        Err(NotPublished::Picture(PictureFault::Damaged)) => Unfit::PictureDamaged,
        Err(NotPublished::Picture(PictureFault::TooManyPixels { .. })) => Unfit::PictureTooLarge,
        Err(NotPublished::Store(PutError::TooLarge { most })) => {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            Unfit::FileTooLarge { most: size::in_words(most, lang) }
        }
        Err(NotPublished::Store(PutError::Source(error))) => return Err(broken_off(&error)),
        Err(other) => return Err(other.into()),
    };
    Ok(Err(unfit))
}
