_rolecall() {
    local IFS=$'\n' line word words=()
    for word in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
        [[ $word == = ]] || words+=("$word") # bash takes --level=vp apart
    done
    word=$2
    [[ $word == = ]] && word=
    COMPREPLY=()
    while read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(rolecall completions bash -- "${words[@]}" "$word" 2>/dev/null)
    # as if they were files: only those are quoted
    [[ ${COMPREPLY[*]} == *\ * ]] && compopt -o filenames 2>/dev/null
    return 0
}
complete -o bashdefault -o default -F _rolecall rolecall
