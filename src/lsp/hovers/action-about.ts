import { actionsMatching, type Services } from "../../iam/index.js";
import type { ActionPattern } from "../../model/index.js";
import { asLiteral } from "../../tree/index.js";

/** What actions do, by their name. Not all are known. */
export type ActionDescriptions = ReadonlyMap<string, string>;

/** How many actions are named. */
const mostNamed = 6;

/** What an action does, or which actions a wildcard covers. */
export function aboutAction(
  { text }: ActionPattern,
  services: Services,
  descriptions: ActionDescriptions,
): readonly string[] {
  const [prefix = "", pattern = ""] = asLiteral(text)?.toLowerCase().split(":") ?? [];
  const service = services.get(prefix);
  const covered = service && pattern !== "*" ? actionsMatching(service, pattern) : [];
  const names = covered.map(({ name }) => `${prefix}:${name}`);
  if (/[*?]/.test(pattern)) {
    const shown = names.slice(0, mostNamed).map((name) => `\`${name}\``);
    const rest = names.length - shown.length;
    const more = rest > 0 ? ` and ${String(rest)} more` : "";
    return names.length === 0 ? [] : [`- It covers ${shown.join(", ")}${more}.`];
  }
  const [name] = names;
  const level = covered[0]?.facts?.level;
  const description = name === undefined ? undefined : descriptions.get(name);
  const access = level === undefined ? "" : `Access level: ${level}.`;
  if (description !== undefined) return [`- Permission to ${description}. ${access}`.trimEnd()];
  return access === "" ? [] : [`- ${access}`];
}
