//! Time: instants in UTC, days of the calendar, and the words for both.

mod day;
mod moment;
mod paris;
mod source;
mod span;

pub use day::Day;
pub use moment::Moment;
pub use paris::{
    paris_day, paris_day_and_time, paris_hour, paris_iso, paris_midnight, paris_recently,
    paris_short, paris_summers, paris_time, paris_today,
};
pub use source::Clock;
pub use span::in_words;
