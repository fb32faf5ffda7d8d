use crate::support::{Files, rolecall};

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

/// The candidates for the last word, as the script of a shell is told them.
#[track_caller]
fn candidates(words: &[&str]) -> Vec<String> {
    let arguments = [&["--", "rolecall"], words].concat();
    let told = rolecall(&arguments)
        .env("ROLECALL_COMPLETE", "fish")
        .prints();
    told.lines().map(str::to_owned).collect()
}

#[test]
fn scripts_ask_for_the_words_typed() {
    for shell in SHELLS {
        let script = rolecall(&["completions", shell]).prints();
        assert!(script.contains("ROLECALL_COMPLETE"), "{shell}: {script}");
    }
}

#[test]
fn commands_options_and_values_are_completed() {
    #[rustfmt::skip]
    let cases: &[(&[&str], &[&str])] = &[
        (&["ro"], &["roles\tList the roles of each function"]),
        (&["help", "man"], &["man\tPrint the manual as a man page"]),
        (&["taxonomy", "d"], &["diff\tShow which answers change from one taxonomy to another"]),
        (&["roles", "--cor"], &["--core\tOnly the roles of the founding list"]),
        (&["roles", "--function", "op"], &["operations\tPartner Operations"]),
        (&["roles", "--function=op"], &["--function=operations\tPartner Operations"]),
        (&["-q", "roles", "--level", "d"], &["director"]),
        (&["classify", "--format", "nd"], &["ndjson\tOne JSON object a line, each as soon as it is known"]),
        (&["completions", "po"], &["powershell"]),
    ];
    for (words, expected) in cases {
        assert_eq!(candidates(words), *expected, "{words:?}");
    }
    assert_eq!(candidates(&["roles", "--function", ""]).len(), 4);
    assert_eq!(candidates(&["roles", "--level", ""]).len(), 8);
}

#[test]
fn roles_are_completed_however_they_are_quoted() {
    let expected = ["Channel Manager\tPartner Sales, manager"];
    for typed in [
        "Channel Mana",
        "channel mana",
        "\"Channel Mana",
        "'Channel Mana",
        r"Channel\ Mana",
    ] {
        for before in [
            &["roles", "--role"][..],
            &["classify"],
            &["compare", "VP"],
            &["clarify"],
        ] {
            assert_eq!(
                candidates(&[before, &[typed]].concat()),
                expected,
                "{before:?} {typed}"
            );
        }
    }
    let outside = candidates(&["roles", "--role", "Partner Sales Eng"]);
    assert_eq!(
        outside,
        ["Partner Sales Engineer\toutside the four functions, individual"]
    );
    let every = rolecall(&["roles", "--outside", "--format", "csv"]).prints();
    let all = candidates(&["roles", "--role", "'"]);
    assert!(
        all.len() > 300 && all.len() < every.lines().count(),
        "{}",
        all.len()
    );
}

#[test]
fn roles_are_those_of_ones_own_taxonomy() {
    let roles = "roles:\n  - {title: Channel Wizard, functions: [sales], level: individual}\n";
    let files = Files::new();
    let own = files.write("own.yaml", roles);
    let asked = ["--", "rolecall", "roles", "--role", "channel wiz"];
    let run = rolecall(&asked)
        .env("ROLECALL_COMPLETE", "fish")
        .env("ROLECALL_TAXONOMY", &own);
    assert_eq!(
        run.prints().trim_end(),
        "Channel Wizard\tPartner Sales, individual"
    );
}

#[test]
fn files_are_completed() {
    for words in [
        &["batch", "examples/con"][..],
        &["report", "examples/con"],
        &["batch", "-o", "examples/con"],
    ] {
        let files = ["examples/contacts.csv", "examples/contacts.xlsx"];
        assert_eq!(candidates(words), files, "{words:?}");
    }
}

/// A shell, what makes it complete, and how it is told not to read anybody's settings.
#[cfg(unix)]
const TRIED: [(&str, &[&str], &str); 2] = [
    ("bash", &["--norc", "--noprofile", "-i"], ". ./script"),
    (
        "zsh",
        &["-f", "-i"],
        "autoload -Uz compinit; compinit -u -D; . ./script",
    ),
];

/// On a terminal, with the Tab key.
#[cfg(unix)]
#[test]
fn shells_complete_roles_on_a_terminal() {
    use std::process::Command;
    use std::{env, fs, path::Path};

    use crate::support::{others::is_installed, terminal::typed_on_terminal};

    let program = Path::new(env!("CARGO_BIN_EXE_rolecall"));
    let mut paths = vec![
        program
            .parent()
            .expect("programs are in a folder")
            .to_owned(),
    ];
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let path = env::join_paths(&paths).expect("no colon in a path");
    for (shell, arguments, load) in TRIED {
        if !is_installed(shell, "its completions") {
            continue;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let script = rolecall(&["completions", shell]).prints();
        fs::write(folder.path().join("script"), script).expect("a file");
        for typed in [
            "--role Channel\\ Mana\t",
            "--role \"Channel Mana\t",
            "--role=Channel\\ Mana\t",
            "--rol\tChannel\\ Mana\t",
        ] {
            let mut command = Command::new(shell);
            command
                .args(arguments)
                .current_dir(&folder)
                .env("PATH", &path);
            let keys = format!("{load}\nrolecall roles {typed} > out.csv\nexit\n");
            let (screen, _) = typed_on_terminal(100, command, false, &keys);
            let out = fs::read_to_string(folder.path().join("out.csv")).unwrap_or_default();
            assert!(
                out.contains("\nChannel Manager,sales,"),
                "{shell} {typed:?}: {screen}\n{out}"
            );
            fs::remove_file(folder.path().join("out.csv")).expect("it is there");
        }
    }
}
