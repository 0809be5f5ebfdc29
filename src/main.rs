//! The binary: everything is in the library, so that tests run the same code.

/// Answers are built on one thread and read from the database on another: glibc's allocator makes
/// them wait for each other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    palier::cli::run()
}
