//! Rows in the situation of their company, with their department, and decisions per company.

use crate::support::{Files, MustSay, rolecall};

const ROSTER: &str = "\
Name,Title,Employer,Dept
Ann,Partner Programs Manager,ACME,
Bo,Partner Programs Manager,Bolt GmbH,
Cy,Partner Manager,Cargo,Marketing
Di,Channel Sales Manager,Cargo,Marketing
Ed,Product Designer,Cargo,Channel Sales
Fi,Partner Programs Manager,,
";

const COMPANIES: &str = "\
Company,Maturity,Country
\"Acme, Inc.\",mature,NO
Bolt,early,DE
Dray,,FR
";

/// Runs `batch` over the roster; arguments that end in .csv are files with this text.
fn batch(files: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
    run("batch", files, arguments)
}

fn run(command: &str, files: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
    let folder = Files::new();
    for (name, text) in [("roster.csv", ROSTER)].iter().chain(files) {
        folder.write(name, text);
    }
    let arguments = [command, "roster.csv"]
        .into_iter()
        .chain(arguments.iter().copied());
    let arguments: Vec<String> = arguments
        .map(|argument| match argument.ends_with(".csv") {
            true => folder.name(argument),
            false => argument.to_owned(),
        })
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    rolecall(&arguments).ends()
}

/// The row of a person.
fn row<'a>(csv: &'a str, name: &str) -> &'a str {
    let mut rows = csv.lines();
    let row = rows.find(|row| row.starts_with(&format!("{name},")));
    row.unwrap_or_default()
}

#[test]
fn each_row_is_read_in_the_situation_of_its_company() {
    let files = [("companies.csv", COMPANIES)];
    let (code, csv, told) = batch(&files, &["--companies", "companies.csv"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        row(&csv, "Ann").contains(",ACME,,clear,operations,"),
        "{csv}"
    );
    assert!(row(&csv, "Ann").contains("; maturity=mature: "), "{csv}");
    assert!(row(&csv, "Bo").contains(",clear,strategy,"), "{csv}");
    assert!(row(&csv, "Bo").contains("; maturity=early: "), "{csv}");
    assert!(row(&csv, "Fi").contains(",multiple,"), "{csv}");
    told.must_say_all([
        "companies in column 3 `Employer`",
        "companies.csv: 3 companies; 1 company with partner roles is not listed: ",
    ]);
    let mut same = None;
    for threads in ["1", "4"] {
        let arguments = ["--companies", "companies.csv", "--threads", threads];
        let (_, again, _) = batch(&files, &arguments);
        assert_eq!(*same.get_or_insert(csv.clone()), again);
    }
}

#[test]
fn unknown_values_and_missing_columns_are_told_with_what_there_is() {
    let files = [("companies.csv", "Company,maturity\nA,old\nB,ripe\n")];
    let (code, out, told) = batch(&files, &["--companies", "companies.csv"]);
    assert_eq!((code, out.as_str()), (3, ""), "{told}");
    told.must_say("line 2: `old` is no value of maturity");
    told.must_say("line 3: `ripe` is no value of maturity");
    told.must_say("maturity: early, ");
    let files = [("companies.csv", COMPANIES)];
    let arguments = ["--companies", "companies.csv", "--company-column", "Firm"];
    let (code, _, told) = batch(&files, &arguments);
    assert_eq!(code, 2, "{told}");
    told.must_say("there is no column `Firm`");
}

#[test]
fn a_department_settles_or_contradicts_and_makes_no_partner_role() {
    let (code, csv, told) = batch(&[], &["--department-column", "dept"]);
    assert_eq!(code, 0, "{told}");
    let settled = row(&csv, "Cy");
    settled.must_say(",clear,marketing,marketing,");
    settled.must_say("settles it: Partner Marketing");
    let contradicted = row(&csv, "Di");
    contradicted.must_say(",clear,sales,");
    contradicted.must_say("says otherwise: Partner Marketing");
    assert!(row(&csv, "Ed").contains(",none,,"), "{csv}");
    told.must_say("1 with a department or duties that contradict");
}

#[test]
fn departments_that_settle_nothing_are_counted() {
    let roster = "Title,Dept\nPartner Manager,Not Marketing\nPartner Manager,Alliances\n\
        Channel Manager,Alliances\nTeacher,Alliances\nChannel Manager,\nPartner Manager,Sales\n";
    let files = [("roster.csv", roster)];
    for threads in ["1", "4"] {
        let arguments = ["--department-column", "Dept", "--threads", threads];
        let (code, csv, told) = batch(&files, &arguments);
        assert_eq!(code, 0, "{told}");
        csv.must_say("Not Marketing,clear,sales,");
        let expected = "departments: 3 rows with a partner role in one that does not name one \
            function, which settles nothing: Alliances (2) and Not Marketing (1)";
        told.must_say(expected);
    }
    let (_, _, told) = batch(
        &[("roster.csv", "Title,Dept\nPartner Manager,Sales\n")],
        &["--department-column", "Dept"],
    );
    assert!(!told.contains("departments: "), "{told}");
}

#[test]
fn a_companys_own_decision_wins_and_the_later_file_over_the_earlier() {
    let files = [
        (
            "one.csv",
            "title,decision,company,note\nPartner Programs Manager,sales,,\n\
             Partner Programs Manager,marketing,acme ltd,asked her\n",
        ),
        (
            "two.csv",
            "title,decision\nSr. Partner Programs Mgr,strategy\n\
                     partner programs manager,operations\n",
        ),
    ];
    let (code, csv, told) = batch(&files, &["--pins", "one.csv", "--pins", "two.csv"]);
    assert_eq!(code, 0, "{told}");
    let own = row(&csv, "Ann");
    own.must_say(",clear,marketing,marketing,1.00,");
    own.must_say("one.csv (asked her)");
    let later = row(&csv, "Bo");
    later.must_say(",clear,operations,operations,1.00,");
    later.must_say("on line 3 of ");
    told.must_say("from sales to operations");
}

#[test]
fn a_decision_for_all_is_used_only_where_no_company_has_its_own() {
    let own = "title,decision,company\nPartner Manager,sales,\nPartner Manager,marketing,Acme\n";
    for (company, told_of) in [
        ("ACME", "1 of 2 decisions settled 1 row"),
        ("Bolt", "1 of 2 decisions settled 1 row"),
        ("", "1 of 2 decisions settled 1 row"),
        (
            "Acme\nPartner Manager,Bolt",
            "2 of 2 decisions settled 2 rows",
        ),
    ] {
        let roster = format!("Title,Company\nPartner Manager,{company}\n");
        let files = [("pins.csv", own), ("roster.csv", &roster)];
        for form in ["csv", "ndjson"] {
            let (_, _, told) = batch(&files, &["--pins", "pins.csv", "--format", form]);
            assert!(told.contains(told_of), "{company} {form}: {told}");
        }
    }
}

#[test]
fn what_other_companies_are_like_changes_no_answer() {
    let pins = "title,decision,company\nPartner Manager,marketing,Bolt\nPartner Manager,sales,\n";
    let titles = [
        "Partner Programs Manager",
        "Partner Manager",
        "VP Alliances",
    ];
    let companies = ["ACME", "Bolt", "Dray", "Unheard Of", ""];
    let run = |rows: &[String]| {
        let roster = format!("Title,Company\n{}\n", rows.join("\n"));
        let files = [
            ("companies.csv", COMPANIES),
            ("pins.csv", pins),
            ("roster.csv", &roster),
        ];
        let known = ["--companies", "companies.csv", "--pins", "pins.csv"];
        let (code, csv, told) = batch(&files, &[&known[..], &["--threads", "1"]].concat());
        assert_eq!(code, 0, "{told}");
        csv.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let pair = |title: &str| companies.map(|company| format!("{title},{company}"));
    let rows: Vec<String> = titles.into_iter().flat_map(pair).collect();
    let together = run(&rows);
    let mut backwards = rows.clone();
    backwards.reverse();
    let mut again = run(&backwards);
    again.reverse();
    assert_eq!(again, together);
    for (row, answered) in rows.iter().zip(&together) {
        assert_eq!(&run(std::slice::from_ref(row))[0], answered);
    }
}

#[test]
fn companies_without_an_entry_are_counted_where_they_have_partner_roles() {
    let count = |title: &str| {
        let roster = format!("Title,Company\n{title},Nowhere Ltd\nPartner Manager,Acme\n");
        let files = [("companies.csv", COMPANIES), ("roster.csv", &roster)];
        batch(&files, &["--companies", "companies.csv"]).2
    };
    // the answer of the first depends on no company, and of the second on each
    for title in ["Channel Sales Manager", "Partner Programs Manager"] {
        let told = count(title);
        let expected = "1 company with partner roles is not listed: Nowhere Ltd (1)\n";
        told.must_say(expected);
    }
    let mut roster = "Title,Company\n".to_owned();
    for (rows, company) in [
        (2, "Zeta Inc."),
        (1, "zeta"),
        (2, "Yes, and"),
        (1, "-"),
        (1, ""),
    ] {
        roster.push_str(&format!("Partner Manager,{company:?}\n").repeat(rows));
    }
    for company in ["A", "B", "C", "D", "E"] {
        roster.push_str(&format!("Alliance Director,{company}\n"));
    }
    for command in ["batch", "report"] {
        let files = [
            ("companies.csv", "Company,maturity\nAcme,early\n"),
            ("roster.csv", &roster),
        ];
        let told = run(command, &files, &["--companies", "companies.csv"]).2;
        let expected = "7 companies with partner roles are not listed: Zeta Inc. (3), Yes, and (2), \
                        A (1), B (1), C (1) and 2 more\n";
        assert!(told.contains(expected), "{command}: {told}");
    }
    // work with partners outside the four functions is no partner role
    for title in ["Teacher", "Partner Solutions Architect"] {
        let told = count(title);
        let expected = "every company with partner roles is listed";
        told.must_say(expected);
    }
}

#[test]
fn columns_that_are_not_read_are_named() {
    let tell = |companies: &str| {
        let files = [("companies.csv", companies)];
        let (code, _, told) = batch(&files, &["--companies", "companies.csv"]);
        (code, told)
    };
    let (code, told) = tell(
        "Company,maturitty,business-model,HQ,Region code,Product Complexity (1)\nAcme,early,saas,Oslo,1,low\n",
    );
    assert_eq!(code, 1, "{told}");
    for part in [
        "companies.csv: column `maturitty` is not read; did you mean `maturity`?",
        "column `Product Complexity (1)` is not read; did you mean `product-complexity`?",
        "companies.csv: columns `HQ` and `Region code` are not read",
    ] {
        assert!(told.contains(part), "{told}");
    }
    for (companies, part) in [
        (
            "Compnay,maturity\nAcme,early\n",
            "is `Compnay` meant for `Company`? call one `Company`",
        ),
        (
            "Company,maturitty\nAcme,early\n",
            "is `maturitty` meant for `maturity`? name one or more of them maturity,",
        ),
    ] {
        let (code, told) = tell(companies);
        assert!(code == 3 && told.contains(part), "{told}");
    }
    let (code, told) = tell(COMPANIES);
    assert!(code == 0 && !told.contains("read"), "{told}");
}
