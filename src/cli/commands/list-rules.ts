import { byText, failure, isFailure, ownValue, visibleJson, wrap } from "../../source/index.js";
import { availableRules, presetNames, presets, type PresetName, type Rule } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import { readConfigOptions } from "../options/config-options.js";
import { unfitWord } from "../options/unfit-word.js";
import type { Host } from "../process/host.js";
import { print, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";

/** What `--list-rules` shows of a rule. */
interface RuleLine {
  readonly name: string;
  readonly description: string;
  /** The smallest preset that turns the rule on. */
  readonly preset: PresetName | null;
  readonly severity: string;
  readonly fixable: boolean;
  readonly hasSuggestions: boolean;
}

/** The options that decide which rules there are, and how they are listed. */
const fit: readonly string[] = ["list-rules", "format", "config", "no-config", "plugins", "no-plugins"];

/** `--list-rules`: prints the rules of dmslint, and those of the plugins that the config here names. */
export async function listRules(args: Arguments, host: Host): Promise<number> {
  const unfit = unfitWord(args, fit);
  if (unfit !== undefined)
    return refuse(failure(`--list-rules lists every rule that is here. It takes no ${unfit}.`), host);
  const options = await readConfigOptions(args, host);
  const available = isFailure(options) ? options : await availableRules(options);
  if (isFailure(available)) return refuse(available, host);
  const lines = available.rules.map(ruleLine).sort((one, other) => byText(one.name, other.name));
  const format = args.value("format") ?? "stylish";
  if (format !== "json" && format !== "stylish") {
    return refuse(failure(`--list-rules has the formats stylish and json, not "${format}".`), host);
  }
  tellAll(available.notes, host);
  print(format === "json" ? `${visibleJson(lines, 2)}\n` : table(lines, host.stdout.columns ?? 80), host);
  return 0;
}

function ruleLine({ meta, name }: Rule): RuleLine {
  const preset = presetNames.find((one) => Object.hasOwn(presets[one], name)) ?? null;
  const entry = preset && ownValue(presets[preset], name);
  return {
    name,
    description: meta.docs.description,
    preset,
    severity: typeof entry === "string" ? entry : (entry?.[0] ?? "off"),
    fixable: meta.fixable ?? false,
    hasSuggestions: meta.hasSuggestions ?? false,
  };
}

function table(lines: readonly RuleLine[], width: number): string {
  const rows = lines.map((line) => {
    const fixes = [...(line.fixable ? ["fix"] : []), ...(line.hasSuggestions ? ["suggestions"] : [])].join(", ");
    const head = `${line.name}  ${[line.preset ?? "no preset", line.severity, fixes].filter((word) => word !== "").join(", ")}`;
    return [head, ...wrap(line.description, width - 4).map((text) => `    ${text}`)].join("\n");
  });
  return `${rows.join("\n")}\n`;
}
