import { listed } from "../source/index.js";
import { unitForms } from "../workspace/index.js";
import { optionGroups, type OptionSpec } from "./options.js";

const width = 80;

const formats = listed(Object.values(unitForms).map(({ files }) => files));

const usage = `dmslint: finds the IAM errors of AWS DMS migrations before you deploy

Usage: dmslint [options] [file | folder | glob ...]

${wrapWords(`Lints ${formats}; without a path, the current folder.`, width).join("\n")}
`;

const exits = `Exit status: 0 no errors, 1 errors found, 2 the run itself failed.
`;

export function helpText(): string {
  const groups = optionGroups.map(({ options, title }) => {
    const lines = options.filter(({ isPlanned }) => !isPlanned).flatMap(optionLines);
    return `${title}:\n${lines.join("\n")}\n`;
  });
  return [usage, ...groups, exits].join("\n");
}

function optionLines(option: OptionSpec): readonly string[] {
  const short = option.short === undefined ? "    " : `-${option.short}, `;
  const left = `  ${short}--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`;
  const column = 31;
  const [first = "", ...rest] = wrapWords(option.help, width - column);
  const hanging = " ".repeat(column);
  const head = left.length + 1 < column ? [left.padEnd(column) + first] : [left, hanging + first];
  return [...head, ...rest.map((line) => hanging + line)];
}

export function wrapWords(text: string, room: number): readonly string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > room) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
