use crate::support::{MustSay, rolecall};

/// Arguments, exit code, and what the message has to say.
#[rustfmt::skip]
const CASES: &[(&[&str], i32, &[&str])] = &[
    (&[], 2, &["rolecall classify \"Channel Marketing Manager\"", "rolecall --help"]),
    (&["-q"], 2, &["rolecall classify"]),
    (&["Channel Manager"], 2, &["not a command", "rolecall classify \"Channel Manager\""]),
    (&["Channel", "Manager", "-q"], 2, &["rolecall classify \"Channel Manager\""]),
    (&["VP $EMEA Partners"], 2, &["rolecall classify 'VP $EMEA Partners'"]),
    (&["\u{1b}[2J"], 2, &["\\u{1b}[2J"]),
    (&["clasify"], 2, &["did you mean:\n\n  rolecall classify\n"]),
    (
        &["examples/contacts.csv"],
        2,
        &[
            "is a file, not a command",
            "rolecall batch examples/contacts.csv -o answers.csv",
        ],
    ),
    (&["bach", "my contacts.csv", "-q"], 2, &["rolecall batch \"my contacts.csv\" -q"]),
    (
        &["classify", "x", "--review", "review.csv"],
        2,
        &[
            "`classify` has no option `--review`, but `batch` has",
            "rolecall help batch",
        ],
    ),
    (
        &["classify", "examples/contacts.csv"],
        2,
        &[
            "is a file, not a title",
            "rolecall batch examples/contacts.csv",
        ],
    ),
    (
        &["classify", "x", "--description", "examples/contacts.csv"],
        2,
        &["is a file", "--description @examples/contacts.csv"],
    ),
    (&["classify", "x", "--taxonomy", "/dev/zero"], 3, &["/dev/zero is a device, not a taxonomy file"]),
    (
        &["clasify", "Channel Manager"],
        2,
        &["`clasify` is not a command; did you mean:\n\n  rolecall classify \"Channel Manager\"\n"],
    ),
    (
        &["help", "clasify"],
        2,
        &[
            "`clasify` is not a command; did you mean:",
            "rolecall help classify",
            "All commands: classify, batch, report",
        ],
    ),
    (&["--format", "json", "taxonomy", "chek"], 2, &["unrecognized subcommand 'chek'"]),
    (&["--format", "json", "help", "clasify"], 2, &["rolecall help classify"]),
    (&["help", "hireing"], 2, &["did you mean:\n\n  rolecall help hiring"]),
    (&["help", "sing"], 2, &["`sing` is not a command\n\nAll commands: classify"]),
    (&["completions", "bsh"], 2, &["similar value exists: 'bash'"]),
    (&["batch", "--colum", "1"], 2, &["similar argument exists: '--column'"]),
    (
        &["roles", "--role", "Chanel Manger"],
        2,
        &[
            "no role is called 'Chanel Manger'; did you mean:\n  rolecall roles --role \"Channel Manager\"\n",
        ],
    ),
    (
        &["roles", "--role", "ops"],
        2,
        &[
            "no role is called 'ops'; the roles of Partner Operations:\n  rolecall roles --function operations\n",
        ],
    ),
    (
        &["mktg"],
        2,
        &[
            "not a command; for the roles of Partner Marketing, type:\n\n  rolecall roles --function marketing\n",
        ],
    ),
    (&["roles", "--role", "GSI"], 2, &["rolecall roles --role \"GSI Partner Manager\"\n"]),
    (&["taxonomy", "show", "--section", "roels"], 2, &["unknown section 'roels': did you mean 'roles'?"]),
    (&["batch", "examples/contacts.csv", "-c", "Titel"], 2, &["there is no column `Titel`; did you mean `Title`?"]),
    (
        &["evaluate", "examples/contacts.csv", "--title", "Titel"],
        2,
        &["there is no column `Titel`; did you mean `Title`?"],
    ),
    (&["roles", "--function", "marketting"], 2, &["similar value exists: 'marketing'"]),
    (&["roles", "--function", "legal"], 2, &["strategy, operations, marketing, sales"]),
    (&["roles", "--level", "directer"], 2, &["similar value exists: 'director'"]),
    (
        &["classify", "x", "--context", "busines-model=saas"],
        2,
        &["did you mean 'business-model'?", "maturity, business-model"],
    ),
    (&["classify", "x", "--context", "maturity=matur"], 2, &["did you mean 'mature'?", "early, growth, mature"]),
    (&["classify", "x", "--context", "saas"], 2, &["'saas' is not KEY=VALUE", "maturity"]),
    (&["classify", "x", "--context", "maturity=early,maturity=growth"], 2, &["'maturity' is given twice"]),
    (&["classify", "x", "--explain", "--context", "maturity=early"], 2, &["cannot be used with"]),
    (&["clarify"], 2, &["rolecall clarify TITLE"]),
    (
        &["clarify", "Partner Manager", "--answer", "revenue=own"],
        2,
        &[
            "unknown question 'revenue'",
            "partner-value, revenue-number",
        ],
    ),
    (
        &[
            "clarify",
            "Partner Manager",
            "--answer",
            "revenue-number=ow",
        ],
        2,
        &["did you mean 'own'?", "own, shared, none, dont-know"],
    ),
    (&["compare", "Partner Manager"], 2, &["two titles or more", "rolecall compare"]),
    (&["compare", "x", "--column", "Title"], 2, &["--file"]),
    (&["compare", "--file", "no-such-file.csv"], 3, &["no-such-file.csv"]),
    (
        &["roles", "--role", "Partner Acount Manager"],
        2,
        &[
            "no role is called",
            "\"Partner Account Manager\"",
            "--search",
        ],
    ),
    (&["classify", "x", "--format", "jsn"], 2, &["json"]),
    (&["classify", "x", "--colour", "never"], 2, &["--color"]),
    (
        &["classify", "x", "y", "--description", "Sells."],
        2,
        &[
            "for one title, but there are 2",
            "batch jobs.csv --description-column",
        ],
    ),
    (&["classify", "--description", "-"], 2, &["standard input holds the description; type the title"]),
    (&["classify", "x", "--description", "@"], 2, &["name of a file"]),
    (&["classify", "x", "--description", "@no-such.txt"], 3, &["cannot read no-such.txt"]),
    (&["classify", "x", "-o", "a.pdf"], 2, &["a .pdf file cannot be written", ".csv"]),
    (&["classify", "x", "-o", "a.csv", "--format", "json"], 2, &["ends in .csv and --format asks for json"]),
    (&["classify", "x", "-q", "-v"], 2, &["cannot be used with"]),
    (&["classify", "x", "-o", "."], 2, &["is a folder"]),
    (&["classify", "x", "-o", "no/such/folder/x.csv"], 3, &["cannot write no/such/folder/x.csv"]),
    (&["classify", "x", "--taxonomy", "no-such-file.yaml"], 3, &["no-such-file.yaml"]),
];

#[test]
fn errors_say_what_to_type() {
    for (arguments, code, says) in CASES {
        let message = rolecall(arguments).fails(*code);
        for expected in *says {
            assert!(
                message.contains(expected),
                "{arguments:?}: no `{expected}` in\n{message}"
            );
        }
        assert!(!message.contains('\u{1b}'), "{arguments:?}: {message:?}");
    }
}

#[test]
fn help_works_whatever_else_is_wrong() {
    let broken = rolecall(&["classify", "--help"]).env("ROLECALL_TAXONOMY", "no-such-file.yaml");
    assert!(broken.prints().starts_with("Classify one or more titles\n"));
    let broken = rolecall(&["--version"]).env("ROLECALL_TAXONOMY", "no-such-file.yaml");
    assert!(broken.prints().starts_with("rolecall "));
}

#[test]
fn an_empty_variable_is_no_taxonomy() {
    let run = rolecall(&["classify", "VP Channel"]).env("ROLECALL_TAXONOMY", "");
    assert!(run.prints().contains("\"clear\""));
}

#[test]
fn several_arguments_that_make_one_title_are_told_to_be_quoted() {
    let (code, out, told) = rolecall(&["classify", "Channel", "Manager"]).ends();
    assert_eq!((code, out.lines().count()), (0, 2));
    told.must_say("rolecall classify \"Channel Manager\"");
}
