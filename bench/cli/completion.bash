# Completes genlab's commands, options and values in bash. What the program knows it is asked: options stand in its help, names in
# its lists. What is left, files, readline completes by itself.

# The options of a command, or of genlab itself.
_genlab_options() {
    "$@" --help 2>/dev/null | sed -n 's/^  \(-[A-Za-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort -u
}

# The values of an option, one a line; fails if there is no telling them.
_genlab_values() {
    local genlab=$1 command=$2 option=$3
    case $command:$option in
    :--list) printf '%s\n' dispatch specializers workloads opcodes peers ;;
    bench:--dispatch) "$genlab" --list dispatch && echo all ;;
    *:--dispatch) "$genlab" --list dispatch ;;
    *:--specialize) "$genlab" --list specializers && printf '%s\n' all none ;;
    *:--workload) "$genlab" --list workloads ;;
    *:--peers) printf '%s\n' auto native ;;
    *:--form) printf '%s\n' fast stats checked ;;
    *:--hard) printf '%s\n' specialize deopt gc drop stack alloc= ;;
    stats:--format) printf '%s\n' table json ;;
    doctor:--format | audit:--format) printf '%s\n' text json ;;
    report:--format) printf '%s\n' html text markdown ;;
    compare:--format) printf '%s\n' text markdown csv json ;;
    *:--by) printf '%s\n' workload dispatch compiler spec items runtime variant ;;
    *:--metric)
        printf '%s\n' time instructions bytecodes frames nested per-bytecode memory hw-instructions cycles branches branch-misses ;;
    *) return 1 ;;
    esac 2>/dev/null
}

_genlab() {
    local genlab=${1/#\~\//"$HOME"/} at=$COMP_CWORD current=${COMP_WORDS[COMP_CWORD]} option='' command='' before='' values i
    COMPREPLY=()
    # --option=value is three words here.
    [ "$current" != = ] || current=''
    [ "${COMP_WORDS[at]}" = = ] || [ "${COMP_WORDS[at - 1]}" != = ] || at=$((at - 1))
    option=${COMP_WORDS[at - 1]}
    [[ ${COMP_WORDS[1]} = -* ]] || [ "$COMP_CWORD" -lt 2 ] || command=${COMP_WORDS[1]}
    if values=$(_genlab_values "$genlab" "$command" "$option"); then
        # Of a list the last name is completed; a set of specializers may begin with the sign of those that are left out.
        case $current in
        *,*) before=${current%,*}, ;;
        -*) before=- ;;
        esac
        mapfile -t COMPREPLY < <(compgen -P "$before" -W "$values" -- "${current#"$before"}")
        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
        return
    fi
    # Behind a program stand its own arguments.
    for ((i = 2; i < COMP_CWORD; i++)); do
        [[ ! $command:${COMP_WORDS[i]} =~ ^(run|dis|stats):(.*\.py|-)$ ]] || return
    done
    if [[ $current = -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_genlab_options "$genlab" ${command:+"$command"})" -- "$current")
    elif [ "$COMP_CWORD" = 1 ] || [ "$COMP_CWORD:$command" = 2:help ]; then
        values=$("$genlab" --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\).*/\1/p')
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    fi
}

complete -o bashdefault -o default -F _genlab genlab
