import { listed, wrap } from "../../source/index.js";
import { unitForms } from "../../workspace/index.js";
import { calledAs, groupsOf, type Command } from "../options/command.js";
import { defaultCommand, namedCommands } from "./commands.js";
import { optionGroups, type OptionSpec } from "../options/options.js";

const width = 80;

/** Where the texts about options and commands begin. */
const textColumn = 31;

const formats = listed(Object.values(unitForms).map(({ files }) => files));

export function helpText(command: Command = defaultCommand): string {
  const isDefault = command === defaultCommand;
  // The help of the program itself lists the options of all commands.
  const groups = isDefault ? optionGroups : groupsOf(command);
  return [
    headOf(command),
    ...(isDefault ? [commandList()] : []),
    ...groups.map(({ options, title }) => {
      const lines = options.flatMap(optionLines);
      return `${title}:\n${lines.join("\n")}\n`;
    }),
    `${command.exits}\n`,
  ].join("\n");
}

function headOf(command: Command): string {
  const reads =
    command === defaultCommand ? `Lints ${formats}; without a path, the current folder.` : (command.details ?? "");
  const lines = [
    `${calledAs(command)}: ${command.help}`,
    "",
    `Usage: ${command.usage}`,
    ...(reads === "" ? [] : ["", reads]),
  ];
  return `${lines.flatMap((line) => (line === "" ? [""] : wrap(line, width))).join("\n")}\n`;
}

function commandList(): string {
  const rows = namedCommands.map(({ name, help }) => `  ${`dmslint ${name}`.padEnd(textColumn - 2)}${help}`);
  return `Other commands (each has a --help of its own):\n${rows.join("\n")}\n`;
}

function optionLines(option: OptionSpec): readonly string[] {
  const short = option.short === undefined ? "    " : `-${option.short}, `;
  const left = `  ${short}--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`;
  const [first = "", ...rest] = wrap(option.help, width - textColumn);
  const hanging = " ".repeat(textColumn);
  const head = left.length + 1 < textColumn ? [left.padEnd(textColumn) + first] : [left, hanging + first];
  return [...head, ...rest.map((line) => hanging + line)];
}
