fn main() { 
  let m = rolecall::Matcher::new(rolecall::Taxonomy::bundled());
  for l in std::io::stdin().lines() { let l=l.unwrap(); let c = m.classify(&l);
    println!("{}\t{:?}\t{}\t{}\t{}\t{}", c.title, c.outcome, c.candidates.iter().map(|c|c.function.id()).collect::<Vec<_>>().join(";"), c.level, c.confidence, c.reason); }
}
