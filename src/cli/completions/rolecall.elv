use str
set edit:completion:arg-completer[rolecall] = {|@words|
    var found = [(rolecall completions elvish -- $@words 2>/dev/null | from-lines)]
    if (eq $found []) {
        edit:complete-filename $words[-1]
    }
    for line $found {
        var value help = (str:split "\t" $line)
        edit:complex-candidate $value &display=$value' '$help
    }
}
