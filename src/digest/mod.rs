//! The daily mails: what is new and what is soon to be paid, once a day and for those who want it. They
//! say how much there is and where to read it, never what it says.

mod due_soon;
mod letters;
mod new_documents;
mod round;

pub use round::{some, work};
