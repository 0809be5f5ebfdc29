//! Turns `texts/*/*.ftl` into one Rust function per message, French spaces and marks included.

use std::path::Path;
use std::process::ExitCode;
use std::{fs, io};

use fluent_typed::{BuildOptions, FtlOutputOptions, build_from_locales_folder};

#[path = "src/texts/ftl.rs"]
mod ftl;
#[path = "src/texts/typography/mod.rs"]
mod typography;

fn main() -> ExitCode {
    let out = std::env::var("OUT_DIR").expect("cargo names the folder");
    println!("cargo::rerun-if-changed=texts");
    println!("cargo::rerun-if-changed=src/texts");
    println!("cargo::rerun-if-changed=build.rs");
    for lang in ["fr", "en"] {
        let to = Path::new(&out).join("texts").join(lang);
        prepare(lang, &to).expect("texts/ can be read and OUT_DIR written");
    }
    as_old(&Path::new(&out).join("texts"), Path::new("texts")).expect("OUT_DIR is ours");
    build_from_locales_folder(
        BuildOptions::default()
            .with_locales_folder(&format!("{out}/texts"))
            .with_default_language("fr")
            .with_prefix("")
            .without_bidi_isolation()
            .without_format()
            .with_output_file_path(&format!("{out}/texts.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/texts.ftl"))),
    )
}

fn prepare(lang: &str, to: &Path) -> io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    let from = Path::new("texts").join(lang);
    for file in fs::read_dir(&from)? {
        let file = file?;
        let words = fs::read_to_string(file.path())?;
        let words = match lang {
            "fr" => ftl::ftl_french(&words),
            _ => words.replace('\'', "’"),
        };
        fs::write(to.join(file.file_name()), words)?;
        as_old(&to.join(file.file_name()), &file.path())?;
    }
    as_old(to, &from)
}

/// `fluent-typed` has cargo watch the folder that it reads, which is the one written here: younger
/// than the build, it would have the program compiled anew each time.
fn as_old(made: &Path, from: &Path) -> io::Result<()> {
    fs::File::open(made)?.set_modified(fs::metadata(from)?.modified()?)
}
