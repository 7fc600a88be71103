import type { Hover, Position } from "vscode-languageserver/node.js";
import type { Settings } from "../../linter/index.js";
import { loadActionDescriptions, loadKeyMeanings } from "../../knowledge/index.js";
import type { Template } from "../../model/index.js";
import { sourceFile, visible, type Location } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { findingHover } from "./finding-hover.js";
import { policyHover, type PolicyWords } from "./policy-hover.js";
import { offsetOfPosition, rangeOfOffsets } from "../texts/positions.js";
import { referenceHover } from "./reference-hover.js";
import { resourceHover, roleHover } from "./resource-hover.js";
import type { Snapshot } from "../lints/snapshot.js";
import { judgedOffset } from "../places/shown-texts.js";
import { moved, type Offsets } from "../texts/text-change.js";

/** The text of a hover in Markdown, and the place that it is about. */
export interface HoverText {
  readonly location: Location;
  readonly lines: readonly string[];
}

/**
 * The hover at a position: what a DMS resource needs from its roles, what stands in a policy is for, and the whole text
 * of messages that were cut.
 */
export async function hoverAt(
  position: Position,
  { path, text }: OpenDocument,
  snapshot: Snapshot,
  takesMarkdown: boolean,
): Promise<Hover | undefined> {
  if (snapshot.texts.get(path) !== text) return undefined;
  const file = sourceFile(path, text);
  const offset = offsetOfPosition(file, position);
  const changes = snapshot.brokenTexts.get(path)?.changes ?? [];
  const { model } = snapshot.judged;
  const template = model.templates.find(({ files }) => files.some((one) => one.path === path));
  const found = template && textAt(path, judgedOffset(changes, offset), template, snapshot, await policyWords());
  const whole = findingHover(position, path, snapshot).join("\n\n");
  if (!found && whole === "") return undefined;
  const { start, end } = found ? changes.reduce<Offsets>(moved, found.location) : { start: offset, end: offset };
  const markdown = [...(whole === "" ? [] : [whole]), ...(found ? [found.lines.map(visible).join("\n")] : [])].join(
    "\n\n",
  );
  return {
    contents: takesMarkdown ? { kind: "markdown", value: markdown } : { kind: "plaintext", value: plain(markdown) },
    range: rangeOfOffsets(file, start, end),
  };
}

function textAt(
  path: string,
  offset: number,
  template: Template,
  { judged }: Snapshot,
  words: PolicyWords,
): HoverText | undefined {
  const isHere = ({ file, start, end }: Location): boolean => file.path === path && start <= offset && offset <= end;
  const settingsOf = ({ path: own }: Template): Settings | undefined =>
    judged.workspace.units.find((unit) => unit.path === own)?.settings;
  const settings = settingsOf(template);
  return (
    policyHover(isHere, { template, project: judged.model, services: judged.services, settingsOf, words }) ??
    resourceHover(isHere, template, judged.model, settings) ??
    roleHover(isHere, template, judged.model, settingsOf) ??
    referenceHover(isHere, judged.model, settingsOf)
  );
}

async function policyWords(): Promise<PolicyWords> {
  const [keys, actions] = await Promise.all([loadKeyMeanings(), loadActionDescriptions()]);
  return { keys, actions: new Map(Object.entries(actions)) };
}

/** The text for editors that do not show Markdown. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^[\]]*)\]\(([^()]*)\)/g, "$2").replace(/\*\*|`|^#+ /gm, "");
}
