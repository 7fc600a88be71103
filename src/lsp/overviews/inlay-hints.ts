import type { InlayHint, Position, Range } from "vscode-languageserver/node.js";
import { actionsMatching, isRole, type Services } from "../../iam/index.js";
import { roleUses } from "../../knowledge/index.js";
import { walk, type ActionPattern, type IamPrincipal, type ResourcePattern, type Template } from "../../model/index.js";
import { groupBy, visible, type Location } from "../../source/index.js";
import { asLiteral, type TextPart } from "../../tree/index.js";
import type { ShownTexts } from "../places/shown-texts.js";
import type { Snapshot } from "../lints/snapshot.js";

interface Hint {
  readonly location: Location;
  readonly label: string;
}

/**
 * What is not written beside a value, but certain: how many actions a wildcard covers, which ARN a reference in a policy
 * stands for, and what DMS takes a role for that it finds by its name.
 */
export function inlayHints(path: string, range: Range, { judged }: Snapshot, shown: ShownTexts): readonly InlayHint[] {
  const found = judged.model.templates
    .filter(({ account }) => !account)
    .flatMap((one) => hintsIn(one, judged.services));
  const here = found.filter(({ location }) => location.file.path === path);
  // A block with several instances has several nodes at one place. Where they differ, nothing is said.
  const byPlace = groupBy(here, ({ location }) => String(location.end));
  return [...byPlace.values()].flatMap((alike): readonly InlayHint[] => {
    const [first] = alike;
    if (!first || alike.some(({ label }) => label !== first.label)) return [];
    const position = shown.rangeOf(first.location).end;
    return isIn(position, range) ? [{ position, label: visible(first.label), paddingLeft: true }] : [];
  });
}

function hintsIn(template: Template, services: Services): readonly Hint[] {
  const found: Hint[] = template.principals.flatMap((one) => roleHint(one));
  walk(template, (node) => {
    if (node.kind === "ActionPattern") found.push(...actionHint(node, services));
    else if (node.kind === "ResourcePattern") found.push(...resourceHint(node));
  });
  return found;
}

function roleHint(role: IamPrincipal): readonly Hint[] {
  const name = isRole(role) ? asLiteral(role.name) : undefined;
  const use = roleUses.find(({ roleName }) => roleName !== null && roleName === name);
  return use && role.nameNode ? [{ location: role.nameNode.location, label: `${use.title} of DMS` }] : [];
}

function actionHint({ location, text }: ActionPattern, services: Services): readonly Hint[] {
  const [prefix = "", pattern = ""] = asLiteral(text)?.toLowerCase().split(":") ?? [];
  const service = services.get(prefix);
  if (!service || !/[*?]/.test(pattern)) return [];
  const count = actionsMatching(service, pattern).length;
  return count === 0 ? [] : [{ location, label: count === 1 ? "1 action" : `${String(count)} actions` }];
}

/** Places whose value AWS gives to every template: they are shown by their names. */
const givenPlaces: ReadonlySet<string> = new Set(["partition", "region", "account"]);

function resourceHint({ location, text }: ResourcePattern): readonly Hint[] {
  const isReferred = text.parts.some(({ kind, origin }) => kind === "literal" && origin.from === "reference");
  return isReferred && text.parts.every(isCertain)
    ? [{ location, label: `= ${text.parts.map(valueOf).join("")}` }]
    : [];
}

function valueOf(part: TextPart): string {
  return part.kind === "literal" ? part.text : `\${${part.symbol.shape}}`;
}

/** A default, a setting or a condition may be another one in the next deployment. */
function isCertain(part: TextPart): boolean {
  if (part.isConditional || part.isOfRun || part.origin.from === "default" || part.origin.from === "setting")
    return false;
  return part.kind === "literal" || givenPlaces.has(part.symbol.shape);
}

function isIn({ character, line }: Position, { end, start }: Range): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  return isAfterStart && (line < end.line || (line === end.line && character <= end.character));
}
