mod devices;
mod password_reset;
mod profile;
mod sessions;
