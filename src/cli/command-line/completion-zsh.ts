import type { CompletedCommand, CompletedOption } from "./completion.js";

/** The completion for zsh, by its function `_arguments`. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ isNamed }) => isNamed);
  const described = named.map(({ help, name }) => quoted(`${name}:${help}`)).join(" ");
  return `#compdef dmslint
# The completion of dmslint for zsh. As a file _dmslint in a folder of $fpath, or in ~/.zshrc after compinit:
# eval "$(dmslint --completion zsh)"
_dmslint() {
  local command=lint word
  for word in \${words[2,CURRENT-1]}; do
    case $word in ${named.map(({ name }) => name).join("|")}) command=$word; break ;; esac
  done
  case $command in
${commands.map(commandCase).join("\n")}
  esac
}
_dmslint_first() {
  local -a commands=(${described})
  _describe command commands
  _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _dmslint "$@"; else compdef _dmslint dmslint; fi
`;
}

function commandCase({ name, options }: CompletedCommand): string {
  const specs = [...options.map(optionSpec), "'1: :_dmslint_first'", "'*:path:_files'"];
  return `    ${name}) _arguments -S \\\n${specs.map((spec) => `      ${spec}`).join(" \\\n")} ;;`;
}

function optionSpec({ choices, help, isMultiple, isPath, name, short, value }: CompletedOption): string {
  const what = `[${help.replace(/[[\]\\:]/g, "\\$&")}]${value === undefined ? "" : valueSpec(value, choices, isPath)}`;
  const written = value === undefined ? `--${name}` : `--${name}=`;
  if (isMultiple) return quoted(`*${written}${what}`);
  if (short === undefined) return quoted(`${written}${what}`);
  return `'(-${short} --${name})'{-${short},${written}}${quoted(what)}`;
}

function valueSpec(value: string, choices: readonly string[], isPath: boolean): string {
  if (choices.length > 0) return `:${value.replaceAll(":", "\\:")}:(${choices.join(" ")})`;
  return `:${value.replaceAll(":", "\\:")}:${isPath ? "_files" : " "}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
