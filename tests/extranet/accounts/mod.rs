mod breached;
mod connected;
mod devices;
mod email_change;
mod forgotten;
mod password_reset;
mod profile;
mod sessions;
