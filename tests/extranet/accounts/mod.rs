mod breached;
mod connected;
mod devices;
mod forgotten;
mod password_reset;
mod profile;
mod sessions;
