//! The queue before the hashing threads: first come, first served, and nobody left behind in it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;

pub(super) struct HashQueue<T> {
    line: Mutex<Line<T>>,
    changed: Condvar,
    places: usize,
}

struct Line<T> {
    waiting: VecDeque<(u64, T)>,
    last_number: u64,
    idle_workers: usize,
    closed: bool,
}

/// What a worker's patience came to.
pub(super) enum Next<T> {
    Job(T),
    Idle,
    Closed,
}

impl<T> HashQueue<T> {
    /// `places` counts those who wait, not those being served.
    pub fn new(places: usize) -> Self {
        let waiting = VecDeque::with_capacity(places);
        let line = Mutex::new(Line { waiting, last_number: 0, idle_workers: 0, closed: false });
        Self { line, changed: Condvar::new(), places }
    }

    /// Nothing when every place is taken.
    pub fn join(self: &Arc<Self>, job: T) -> Option<Place<T>> {
        let mut line = self.line();
        if line.waiting.len() >= self.places + line.idle_workers {
            return None;
        }
        line.last_number += 1;
        let number = line.last_number;
        line.waiting.push_back((number, job));
        self.changed.notify_one();
        Some(Place { queue: Arc::clone(self), number })
    }

    /// Blocks the thread until there is a job; nothing once the queue is closed.
    pub fn next(&self) -> Option<T> {
        let mut line = self.line();
        line.idle_workers += 1;
        let nothing_to_do = |line: &mut Line<T>| line.waiting.is_empty() && !line.closed;
        let woken = self.changed.wait_while(line, nothing_to_do);
        let mut line = woken.unwrap_or_else(PoisonError::into_inner);
        line.idle_workers -= 1;
        if line.closed { None } else { line.waiting.pop_front().map(|(_, job)| job) }
    }

    /// The same, but gives up after `patience`.
    pub fn next_within(&self, patience: Duration) -> Next<T> {
        let mut line = self.line();
        line.idle_workers += 1;
        let nothing_to_do = |line: &mut Line<T>| line.waiting.is_empty() && !line.closed;
        let woken = self.changed.wait_timeout_while(line, patience, nothing_to_do);
        let (mut line, _) = woken.unwrap_or_else(PoisonError::into_inner);
        line.idle_workers -= 1;
        if line.closed {
            return Next::Closed;
        }
        line.waiting.pop_front().map_or(Next::Idle, |(_, job)| Next::Job(job))
    }

    pub fn waiting(&self) -> usize {
        self.line().waiting.len()
    }

    pub fn close(&self) {
        self.line().closed = true;
        self.changed.notify_all();
    }

    fn line(&self) -> MutexGuard<'_, Line<T>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue. Who drops it leaves: a job not yet begun will never be.
pub(super) struct Place<T> {
    queue: Arc<HashQueue<T>>,
    number: u64,
}

impl<T> Place<T> {
    /// Whether the job was still waiting. If not, a worker has it, or is done with it.
    pub fn leave(&self) -> bool {
        let mut line = self.queue.line();
        let before = line.waiting.len();
        line.waiting.retain(|(number, _)| *number != self.number);
        line.waiting.len() < before
    }
}

impl<T> Drop for Place<T> {
    fn drop(&mut self) {
        self.leave();
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn first_come_is_first_served() {
        let queue = Arc::new(HashQueue::new(3));
        let _places = ["a", "b", "c"].map(|job| queue.join(job).unwrap());
        assert_eq!([queue.next(), queue.next(), queue.next()], [Some("a"), Some("b"), Some("c")]);
    }

    #[test]
    fn a_full_queue_takes_nobody_until_somebody_leaves() {
        let queue = Arc::new(HashQueue::new(2));
        let first = queue.join("a").unwrap();
        let _second = queue.join("b").unwrap();
        assert!(queue.join("c").is_none());
        drop(first);
        let _third = queue.join("d").unwrap();
        assert_eq!([queue.next(), queue.next()], [Some("b"), Some("d")]);
    }

    #[test]
    fn a_job_already_taken_cannot_be_left() {
        let queue = Arc::new(HashQueue::new(2));
        let place = queue.join("a").unwrap();
        assert_eq!(queue.next(), Some("a"));
        assert!(!place.leave());
    }

    #[test]
    fn an_idle_worker_is_a_place_more() {
        let queue = Arc::new(HashQueue::new(0));
        let worker = thread::spawn({
            let queue = Arc::clone(&queue);
            move || queue.next()
        });
        while queue.line().idle_workers == 0 {
            thread::yield_now();
        }
        let _place = queue.join("a").unwrap();
        assert_eq!(worker.join().unwrap(), Some("a"));
        assert!(queue.join("b").is_none());
    }

    #[test]
    fn closing_sends_idle_workers_home() {
        let queue: Arc<HashQueue<()>> = Arc::new(HashQueue::new(1));
        let worker = thread::spawn({
            let queue = Arc::clone(&queue);
            move || queue.next()
        });
        queue.close();
        assert_eq!(worker.join().unwrap(), None);
    }
}
