//! The staircase drawn in ARCHITECTURE.md.

/// One row of the table: a room, and the rooms that it may use.
#[derive(Debug, PartialEq, Eq)]
pub struct Room {
    pub name: String,
    pub may_use: Vec<String>,
}

/// Reads the table `| room | may use |`.
pub fn read(document: &str) -> Vec<Room> {
    let is_head = |line: &&str| cells(line).iter().take(2).eq(["room", "may use"].iter());
    let table = document.lines().skip_while(|line| !is_head(line)).skip(2);
    table
        .take_while(|line| line.starts_with('|'))
        .map(|line| {
            let cells = cells(line);
            let uses = cells.get(1).copied().unwrap_or_default().split(',').map(bare);
            let may_use = uses.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            Room { name: bare(cells.first().copied().unwrap_or_default()).to_owned(), may_use }
        })
        .collect()
}

/// What is wrong with the table itself: it must go downward, so that no circle can be drawn.
pub fn order(plan: &[Room]) -> Vec<String> {
    let mut complaints = Vec::new();
    if plan.is_empty() {
        complaints.push("ARCHITECTURE.md has no table | room | may use |".to_owned());
    }
    for (step, room) in plan.iter().enumerate() {
        let position = |name: &str| plan.iter().position(|room| room.name == name);
        if position(&room.name) != Some(step) {
            complaints.push(format!("ARCHITECTURE.md lists {} twice", room.name));
        }
        for used in &room.may_use {
            match position(used) {
                None => complaints.push(format!(
                    "ARCHITECTURE.md lets {} use {used}, which is not a room",
                    room.name
                )),
                Some(below) if below <= step => complaints.push(format!(
                    "ARCHITECTURE.md lets {} use {used}, which does not stand below it",
                    room.name
                )),
                Some(_) => {}
            }
        }
    }
    complaints
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

fn bare(name: &str) -> &str {
    name.trim().trim_matches('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAN: &str = "Words.\n\n| room | may use |\n|---|---|\n| `main` | accounts |\n\
                        | accounts | web, `database` |\n| web | |\n| database | |\n\n| a | b |\n";

    #[test]
    fn a_plan_that_climbs_or_turns_in_circles_is_told() {
        assert_eq!(order(&read(PLAN)), [""; 0]);
        let circle = "| room | may use |\n|--|--|\n| a | b |\n| b | a, b, z |\n| a | |\n";
        assert_eq!(
            order(&read(circle)),
            [
                "ARCHITECTURE.md lets b use a, which does not stand below it",
                "ARCHITECTURE.md lets b use b, which does not stand below it",
                "ARCHITECTURE.md lets b use z, which is not a room",
                "ARCHITECTURE.md lists a twice",
            ]
        );
        assert_eq!(order(&read("nothing")).len(), 1);
    }
}
