//! What a new key is called when its holder does not say: the password manager or the device that it is
//! in, as far as that says so.
//!
//! The number proves nothing, as no attestation is asked: it gives a name, and no rule reads it. From
//! <https://github.com/passkeydeveloper/passkey-authenticator-aaguids>, the list to which the makers of
//! password managers add their own.

use super::NewKey;

const KNOWN: [(u128, &str); 16] = [
    (0xea9b_8d66_4d01_1d21_3ce4_b6b4_8cb5_75d4, "Google Password Manager"),
    (0xfbfc_3007_154e_4ecc_8c0b_6e02_0557_d7bd, "Apple Passwords"),
    (0xdd4e_c289_e01d_41c9_bb89_70fa_845d_4bf2, "iCloud Keychain"),
    (0x0898_7058_cadc_4b81_b6e1_30de_50dc_be96, "Windows Hello"),
    (0x9ddd_1817_af5a_4672_a2b9_3e3d_d950_00a9, "Windows Hello"),
    (0x6028_b017_b1d4_4c02_b4b3_afcd_afc9_6bb2, "Windows Hello"),
    (0xd345_2668_01fd_4c12_926c_83a4_2048_53aa, "Microsoft Password Manager"),
    (0x5341_4d53_554e_4700_0000_0000_0000_0000, "Samsung Pass"),
    (0xbada_5566_a7aa_401f_bd96_4561_9a55_120d, "1Password"),
    (0xd548_826e_79b4_db40_a3d8_1111_6f7e_8349, "Bitwarden"),
    (0x5311_26d6_e717_415c_9320_3d9a_a698_1239, "Dashlane"),
    (0x5072_6f74_6f6e_5061_7373_5072_6f74_6f6e, "Proton Pass"),
    (0xfdb1_41b2_5d84_443e_8a35_4698_c205_a502, "KeePassXC"),
    (0xb84e_4048_15dc_4dd0_8640_f4f6_0813_c8af, "NordPass"),
    (0x0ea2_42b4_43c4_4a1b_8b17_dd6d_0b6b_aec6, "Keeper"),
    (0xf380_9540_7f14_49c1_a8b3_8f81_3b22_5541, "Enpass"),
];

/// What is typed, if anything is; else the name of what the key is in, or of the browser.
pub fn called(typed: &str, key: &NewKey, browser: &str) -> String {
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let number = u128::from_be_bytes(key.aaguid);
    let known = KNOWN.iter().find(|(known, _)| *known == number);
    known.map_or(browser, |(_, name)| name).to_owned()
}
