//! Decisions hold for titles of the same meaning.

use super::*;
use crate::Taxonomy;

fn matcher() -> Matcher<'static> {
    Matcher::new(Taxonomy::bundled())
}

fn read(files: &[&str]) -> Decisions {
    let mut decisions = Decisions::default();
    for (at, text) in files.iter().enumerate() {
        let name = format!("{at}.csv");
        let read = decisions.add_file(&matcher(), &name, text.as_bytes());
        read.expect("decisions");
    }
    decisions
}

fn found(decisions: &Decisions, title: &str, company: &str) -> Option<String> {
    let answer = matcher().answer(title);
    let found = decisions.find(&matcher(), title, company, &answer)?;
    Some(found.decision.text())
}

#[test]
fn a_decision_holds_for_every_title_of_the_same_meaning() {
    let decisions = read(&["title,decision\nSenior Channel Manager,marketing\n"]);
    let found = |title| found(&decisions, title, "");
    for title in ["Sr. Chnl Mgr", "Channel Manager", "Manager, Channel (EMEA)"] {
        assert_eq!(found(title).as_deref(), Some("marketing"), "{title}");
    }
    for title in [
        "Partner Manager",
        "Channel Account Manager",
        "Channel Director",
        "",
    ] {
        assert_eq!(found(title), None, "{title}");
    }
}

#[test]
fn titles_of_one_meaning_may_be_decided_apart() {
    let decisions = read(&["title,decision\nPartner Manager,sales\nPartner Mgr,none\n"]);
    let found = |title| found(&decisions, title, "");
    assert_eq!(found("Partner Manager").as_deref(), Some("sales"));
    assert_eq!(found("partner mgr").as_deref(), Some("none"));
    assert_eq!(found("Partner Manager (EMEA)"), None);
    assert!(matches!(&decisions.apart()[..], [Apart::Titles(_)]));
}

#[test]
fn grades_that_are_decided_apart_hold_for_their_own() {
    let decisions = read(&["title,decision\nPartner Manager,sales\nSr Partner Manager,none\n"]);
    let found = |title| found(&decisions, title, "");
    for title in ["Partner Manager", "Partner Mgr (EMEA)"] {
        assert_eq!(found(title).as_deref(), Some("sales"), "{title}");
    }
    for title in ["sr partner manager", "Senior Partner Manager, APAC"] {
        assert_eq!(found(title).as_deref(), Some("none"), "{title}");
    }
    assert_eq!(found("Partner Manager II"), None);
    let [Apart::Grades(entries)] = &decisions.apart()[..] else {
        panic!("one group of grades");
    };
    assert_eq!(entries.len(), 2);
}

#[test]
fn a_companys_own_decision_wins() {
    let decisions = read(&["title,decision,company\n\
        Partner Manager,sales,\nPartner Manager,marketing,Acme Inc.\n"]);
    assert!(decisions.are_per_company());
    let found = |company| found(&decisions, "partner manager", company);
    assert_eq!(found("ACME").as_deref(), Some("marketing"));
    assert_eq!(found("Other Ltd").as_deref(), Some("sales"));
    assert_eq!(found("").as_deref(), Some("sales"));
}

#[test]
fn the_later_file_wins_and_says_so() {
    let decisions = read(&[
        "title,decision\nPartner Manager,sales\nTeacher,none\n",
        "title,decision,note\nPartner Manager,marketing,asked  her\n",
    ]);
    let answer = matcher().answer("Partner Manager");
    let found = decisions.find(&matcher(), "Partner Manager", "", &answer);
    let found = found.expect("a decision");
    assert_eq!(found.file.as_deref(), Some("1.csv"));
    assert_eq!((found.line, found.note.as_str()), (2, "asked her"));
    assert_eq!(decisions.overruled()[0].earlier, "sales");
    assert_eq!(decisions.len(), 2);
    let unused: Vec<&str> = decisions.unused().map(|entry| &*entry.title).collect();
    assert_eq!(unused, ["Teacher"]);
}

#[test]
fn a_later_file_holds_for_titles_of_the_same_grade_and_company() {
    let grades = "title,decision,company\nPartner Manager,sales,\nSr Partner Manager,none,\n";
    let companies = "title,decision,company\nPartner Manager,sales,\nPartner Manager,none,Acme\n";
    // the later decision and its company, the title that is asked for and its company, the answer
    for (earlier, cases) in [
        (
            grades,
            "Partner Mgr,marketing,|Partner Manager||marketing
             Partner Mgr,marketing,|Partner Mgr (EMEA)||marketing
             Partner Mgr,marketing,|Sr Partner Manager||none
             Partner Mgr,marketing,|Senior Partner Mgr||none
             Partner Mgr,marketing,|Partner Manager II||
             Partner Mgr,none,|Partner Manager II||none
             Senior Partner Mgr,sales,|Partner Manager II||sales
             Partner Manager II,strategy,|Partner Mgr II||strategy
             Partner Manager II,strategy,|Partner Mgr||sales
             Partner Manager II,strategy,|Sr Partner Mgr||none
             Partner Manager,marketing,Acme|Partner Manager||sales
             Partner Manager,marketing,Acme|Partner Mgr|ACME Inc.|marketing
             Partner Manager,marketing,Acme|Sr Partner Mgr|Acme|marketing",
        ),
        (
            companies,
            "Partner Mgr,marketing,|Partner Manager|Other|marketing
             Partner Mgr,marketing,|Partner Manager|Acme|none
             Partner Mgr,marketing,Acme|Partner Manager|Acme|marketing
             Partner Mgr,marketing,Acme|Partner Manager||sales
             Sr Partner Mgr,marketing,Acme|Partner Manager|Acme|none
             Sr Partner Mgr,marketing,Acme|Sr Partner Manager|Acme|marketing
             Sr Partner Mgr,marketing,Acme|Partner Manager II|Acme|sales
             Sr Partner Mgr,marketing,Acme|Sr Partner Manager|Other|sales",
        ),
    ] {
        for case in cases.lines() {
            let [later, title, company, expected] = *case.split('|').collect::<Vec<_>>() else {
                panic!("{case}");
            };
            let later = format!("title,decision,company\n{}\n", later.trim());
            let found = found(&read(&[earlier, &later]), title, company);
            assert_eq!(found.unwrap_or_default(), expected, "{case}");
        }
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let text = "title,decision\nVP,sale\nLead,none\nvp channel,sales;none\nlead,sales\n";
    let mut decisions = Decisions::default();
    let error = decisions.add_file(&matcher(), "x.csv", text.as_bytes());
    let told = error.expect_err("faults").to_string();
    for told_of in [
        "line 2: `sale` is no decision; did you mean `sales`?",
        "line 4: `none` goes with no other word",
        "line 5: `lead` is decided as sales here and as none on line 3; keep one",
    ] {
        assert!(told.contains(told_of), "{told}");
    }
}

#[test]
fn files_of_version_0_1_load() {
    let review = "\u{feff}title,rows,outcome,candidates,why,question,decision\r\n\
        Director of Partnerships,2,multiple,strategy;sales,why,ask?,Partner Sales\r\n\
        Channel Sales and Marketing Manager,1,multiple,sales;marketing,why,ask?,\r\n";
    assert_eq!(read(&[review]).len(), 1);
    assert_eq!(read(&["Title;Function\nVP;strategy, sales\n"]).len(), 1);
}
