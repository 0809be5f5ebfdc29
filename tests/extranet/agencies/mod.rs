mod choice;
mod identity;
