#compdef rolecall
_rolecall() {
    local -a found
    found=("${(@f)$(rolecall completions zsh -- "${(@)words[1,CURRENT]}" 2>/dev/null)}")
    if [[ -n $found ]]; then
        found=("${(@)found/$'\t'/:}") # a value, a colon, what it means
        _describe rolecall found -M 'm:{[:lower:]}={[:upper:]}'
    else
        _files
    fi
}
if [[ $funcstack[1] == _rolecall ]]; then
    _rolecall # as a file in $fpath
else
    compdef _rolecall rolecall
fi
