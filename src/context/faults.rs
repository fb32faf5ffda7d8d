//! The faults of a file, told all at once by line.

/// Lines that make no sense, each with what is wrong.
pub(super) type Faults = Vec<(u64, String)>;

/// A line of text for each of the first faults.
pub(super) fn fault_lines(faults: &[(u64, String)]) -> String {
    const TOLD: usize = 20;
    let told = faults.iter().take(TOLD);
    let mut lines: Vec<String> = told
        .map(|(line, fault)| format!("line {line}: {fault}"))
        .collect();
    if faults.len() > TOLD {
        lines.push(format!("and {} more lines", faults.len() - TOLD));
    }
    lines.join("\n")
}
