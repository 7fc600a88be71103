import type { CompletedCommand, CompletedOption } from "./completion.js";

/** The completion for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const named = commands.filter(({ isNamed }) => isNamed);
  const lines = commands.flatMap(({ name, options }) => options.map((option) => optionLine(name, option)));
  return `# The completion of dmslint for fish. In ~/.config/fish/config.fish: dmslint --completion fish | source
function __dmslint_runs
    set -l command lint
    for word in (commandline -opc)[2..]
        if contains -- $word ${named.map(({ name }) => name).join(" ")}
            set command $word
            break
        end
    end
    test $command = $argv[1]
end
${named.map(({ help, name }) => `complete -c dmslint -n __fish_is_first_arg -a ${name} -d ${quoted(help)}`).join("\n")}
${lines.join("\n")}
`;
}

function optionLine(command: string, { choices, help, isPath, name, short, value }: CompletedOption): string {
  return [
    `complete -c dmslint -n '__dmslint_runs ${command}' -l ${name}`,
    ...(short === undefined ? [] : [`-s ${short}`]),
    // `-x`: a value of its own, and no file. `-r`: a value, which may be a file.
    ...(value === undefined ? [] : [isPath ? "-r -F" : "-x"]),
    ...(choices.length === 0 ? [] : [`-a ${quoted(choices.join(" "))}`]),
    `-d ${quoted(help)}`,
  ].join(" ");
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
