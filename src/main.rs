fn main() { 
  let t = rolecall::Taxonomy::bundled();
  let m = rolecall::Matcher::new(t);
  let corr = std::env::args().count() > 1;
  let lx = rolecall::title::Lexer::new(&t.vocabulary);
  for l in std::io::stdin().lines() { let l=l.unwrap(); 
    if corr { for x in lx.lex(&l) { if x.word != 0 { let raw = rolecall::title::fold(&l[x.at.clone()]).into_owned(); if t.vocabulary.word(&raw) == 0 { println!("{raw} -> {}", t.vocabulary.text(x.word)); } } } continue; }
    let c = m.classify(&l);
    println!("{}\t{:?}\t{}\t{}\t{}\t{}", c.title, c.outcome, c.candidates.iter().map(|c|c.function.id()).collect::<Vec<_>>().join(";"), c.level, c.confidence, c.reason); }
}
