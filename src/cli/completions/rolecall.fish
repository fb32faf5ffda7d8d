function __rolecall_candidates
    set -l found (rolecall completions fish -- (commandline -opc) (commandline -ct) 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c rolecall -f -k -a '(__rolecall_candidates)'
