//! The binary: everything is in the library, so that tests run the same code.

fn main() -> std::process::ExitCode {
    palier::cli::run()
}
