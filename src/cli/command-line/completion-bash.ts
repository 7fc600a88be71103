import type { CompletedCommand, CompletedOption } from "./completion.js";

/** The completion for bash. It keeps to what version 3.2 has, the one of macOS. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const names = commands.filter(({ isNamed }) => isNamed).map(({ name }) => name);
  return `# The completion of dmslint for bash. In ~/.bashrc: eval "$(dmslint --completion bash)"
_dmslint() {
  local IFS=$'\\n' word command=lint
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  # Bash splits --format=json into three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${names.join("|")}) command=$word; break ;; esac
  done
  case "$command $previous" in
${commands.flatMap((command) => command.options.flatMap((option) => valueCase(command, option))).join("\n")}
  esac
  if [[ $current == -* ]]; then
    case $command in
${commands.map(optionsCase).join("\n")}
    esac
  elif [[ $COMP_CWORD == 1 ]]; then
    COMPREPLY=($(compgen -W $'${names.join("\\n")}' -- "$current") $(compgen -f -- "$current"))
  fi
}
complete -o filenames -o default -F _dmslint dmslint
`;
}

/** What follows an option with a value. Without words of its own, bash completes files. */
function valueCase({ name: command }: CompletedCommand, { choices, name, short, value }: CompletedOption): string[] {
  if (value === undefined) return [];
  const written = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])];
  const pattern = written.map((one) => `"${command} ${one}"`).join(" | ");
  return [`    ${pattern}) COMPREPLY=(${choices.length === 0 ? "" : compgen(choices)}); return ;;`];
}

function optionsCase({ name, options }: CompletedCommand): string {
  return `      ${name}) COMPREPLY=(${compgen(options.map((option) => `--${option.name}`))}) ;;`;
}

function compgen(words: readonly string[]): string {
  return `$(compgen -W $'${words.join("\\n")}' -- "$current")`;
}
