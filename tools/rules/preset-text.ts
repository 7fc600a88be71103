/** The text of a preset's file with one more rule, as a warning, in its place by name. */
export function withRule(text: string, rule: string): string {
  const key = rule.includes("-") ? `"${rule}"` : rule;
  const lines = text.split("\n");
  const nameIn = (line: string): string | undefined => /^ {2}"?([a-z0-9-]+)"?:/.exec(line)?.[1];
  const next = lines.findIndex((line) => line.startsWith("};") || (nameIn(line) ?? "") > rule);
  return [...lines.slice(0, next), `  ${key}: "warn",`, ...lines.slice(next)].join("\n");
}
