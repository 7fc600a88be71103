/** The text of a preset with one more rule. The rule is a warning and is inserted in alphabetical order. */
export function withRule(text: string, rule: string): string {
  const key = rule.includes("-") ? `"${rule}"` : rule;
  const lines = text.split("\n");
  const nameIn = (line: string): string | undefined => /^ {2}"?([a-z0-9-]+)"?:/.exec(line)?.[1];
  const next = lines.findIndex((line) => line.startsWith("};") || (nameIn(line) ?? "") > rule);
  return [...lines.slice(0, next), `  ${key}: "warn",`, ...lines.slice(next)].join("\n");
}
