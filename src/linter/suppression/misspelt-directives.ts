import { listed, nearestName, startOf, type Comment } from "../../source/index.js";
import { directiveText } from "./directive-text.js";
import type { Directive } from "./directives.js";

const words = ["disable-next-line", "disable-line", "disable", "enable"];

/** How directives begin. */
export const directiveNames: readonly string[] = words.map((word) => `dmslint-${word}`);

/**
 * Comments that are meant as directives and are none, such as `dmslint-disable-nextline` or `dmslint: ignore`. They have
 * no effect, and nobody would see that of one that is meant to enable again.
 */
export function misspeltDirectives(comments: readonly Comment[]): Directive[] {
  return comments.flatMap((comment) => {
    const { location } = comment;
    const text = directiveText(comment);
    const [name = "", separator, word = ""] = /^dms-?lint(-|_|[ \t]+|:[ \t]*)([\w-]+)/i.exec(text) ?? [];
    if (separator === undefined || directiveNames.includes(name) || !isMeant(word, separator)) return [];
    if (!namesRules(text.slice(name.length))) return [];
    const mistake = `There is no directive "${name}", so this comment has no effect. There are ${listed(directiveNames, "and")}.`;
    const scope = { kind: "line", path: location.file.path, line: startOf(location).line } as const;
    return [{ kind: "directive", location, rules: [], reason: "", scope, mistake }];
  });
}

/** Whether what follows may be that of a directive: names with commas, and a reason. More words in a row are a sentence. */
function namesRules(rest: string): boolean {
  const [names = ""] = rest
    .replace(/^:/, "")
    .replace(/until=\S+/, "")
    .split("--", 1);
  return names.split(",").every((name) => !/\s/.test(name.trim()));
}

/**
 * A comment may also name dmslint-suppressions.json, or say `dmslint: disabled, because …`. Behind a space, `disable` may be
 * a word of a sentence.
 */
function isMeant(word: string, separator: string): boolean {
  if (/^(?:disable|ignore)[-_](?:next[-_]?)?line$/i.test(word)) return true;
  if (/^[ \t]/.test(separator)) return false;
  if (/^(?:disable|enable|ignore)(?:[-_]|$)/i.test(word)) return true;
  return separator === "-" && nearestName(word, words) !== undefined;
}
