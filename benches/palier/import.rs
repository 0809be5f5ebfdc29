//! An import of many tiers, by the command that operators use.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::fill::Place;
use super::product::memory_of;

pub struct Imported {
    pub tiers: usize,
    pub seconds: f64,
    pub peak_mib: f64,
}

pub fn measure(place: &Place, tiers: usize) -> anyhow::Result<Imported> {
    let file = place.file("tiers.csv");
    write(&file, ("B", tiers))?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_palier"));
    command
        .args(["import", "--client-code", "BENCH", "--societe-code", "ONE"])
        .arg(&file)
        .envs(place.variables.iter().cloned())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = Instant::now();
    let mut child = command.spawn()?;
    let mut peak_mib: f64 = 0.0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak_mib = peak_mib.max(memory_of(child.id(), "VmHWM:").unwrap_or(0.0));
        std::thread::sleep(Duration::from_millis(50));
    };
    anyhow::ensure!(status.success(), "the import ended with {status}");
    Ok(Imported { tiers, seconds: started.elapsed().as_secs_f64(), peak_mib })
}

/// So many, whose references begin so.
pub fn write(file: &Path, (prefix, tiers): (&str, usize)) -> anyhow::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(
        out,
        "ref_tiers;civilite;nom;prenom;adresse1;code_postal;ville;email;ref_contrat;qualite;\
         immeuble;adresse_immeuble;code_postal_immeuble;ville_immeuble;lot;debut;fin"
    )?;
    for n in 0..tiers {
        writeln!(
            out,
            "{prefix}{n};Mme;Durand {n};Camille;{n} rue des Lilas;31000;Toulouse;c{n}@example.org;{prefix}C{n};\
             locataire;Résidence Les Tilleuls;8 rue des Lilas;31000;Toulouse;Lot {n};01/01/2024;"
        )?;
    }
    Ok(out.flush()?)
}
