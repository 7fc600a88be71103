import {
  judgeActions,
  judgeTrust,
  neededActions,
  shownNeeds,
  type JudgedAction,
  type JudgedTrust,
  type RoleUseInstance,
  shownResources,
} from "../../dms/index.js";
import type { ActionNeed } from "../../knowledge/index.js";
import type { Settings } from "../../linter/index.js";
import type { DmsResource, IamPrincipal, Project, Role, Template } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import { display, entryOf } from "../../tree/index.js";
import type { HoverText } from "./hover.js";
import { judgedUses } from "./role-needs.js";

/** The hover of a DMS resource: the roles that it uses, what they need and what is missing. */
export function resourceHover(
  isHere: (location: Location) => boolean,
  template: Template,
  model: Project,
  settings: Settings | undefined,
): HoverText | undefined {
  for (const resource of template.dmsResources) {
    const place = placesOf(resource).find(isHere);
    const uses = place ? judgedUses(model, template, resource, settings) : [];
    const property = place ? undefined : propertyHere(judgedUses(model, template, resource, settings), isHere);
    if (!place && !property) continue;
    const shown = property ? [property.use] : uses;
    const title = `**${resource.name}** (\`${resource.resource.type}\`)`;
    const nothing = shown.length === 0 ? ["", "It uses no role of its own."] : [];
    return {
      location: place ?? property?.location ?? resource.location,
      lines: [title, ...nothing, ...shown.flatMap((use) => ["", ...useLines(use, model, settings)])],
    };
  }
  return undefined;
}

/** The places where the hover is about the whole resource: its name, its type and the first line of its block. */
function placesOf({ location, resource }: DmsResource): readonly Location[] {
  const { file, start } = resource.extent;
  const newline = file.text.indexOf("\n", start);
  const firstLine = { file, start, end: newline < 0 ? file.text.length : newline };
  const type = entryOf(resource.body, "Type");
  return [...(type ? [type.location] : []), location, firstLine];
}

interface UseHere {
  readonly use: RoleUseInstance;
  readonly location: Location;
}

/** The name of a property, with its sign. The value may begin on another line, or in a list. */
const nameInFront = /["']?(?<![\w-])[\w-]+["']?\s*[:=][\s[-]*$/;

/** The use whose role is named here. The hover also works on the name of the property, which is in front of its value. */
function propertyHere(uses: readonly RoleUseInstance[], isHere: (location: Location) => boolean): UseHere | undefined {
  const places = uses.flatMap((use): readonly UseHere[] => {
    if (!use.property) return [];
    const { file, start, end } = use.property.location;
    const [name = ""] = nameInFront.exec(file.text.slice(Math.max(0, start - 200), start)) ?? [];
    return [{ use, location: { file, start: start - name.length, end } }];
  });
  return places.find(({ location }) => isHere(location));
}

function useLines(instance: RoleUseInstance, model: Project, settings: Settings | undefined): readonly string[] {
  const { trigger, use } = instance;
  const source = use.source.slice(0, 1).map((url) => `[${url}](${url})`);
  if (trigger.answer === "unknown")
    return [
      `**${use.title}**: whether this is used is not known (${trigger.reason ?? "it depends on the deployment"}).`,
    ];
  const trust = judgeTrust(model, instance);
  const actions = judgeActions(model, instance, shownNeeds);
  if (actions.roles.length === 0)
    return [unseenLine(instance, actions.reasons, settings), ...needLines(instance), ...source];
  return [
    ...actions.roles.flatMap(({ role, findings }) => [
      `**${use.title}** uses role **${role.logicalName}** (\`${role.address}\`):`,
      ...judgedLines(role, trust, findings),
    ]),
    ...source,
  ];
}

/** The hover of a role: who uses it, what each use needs, and what is missing. */
export function roleHover(
  isHere: (location: Location) => boolean,
  template: Template,
  model: Project,
  settingsOf: (template: Template) => Settings | undefined,
): HoverText | undefined {
  const found = template.principals.find(({ kind, location }) => kind === "Role" && isHere(location));
  if (!found) return undefined;
  const uses = model.templates.flatMap((home) =>
    home.dmsResources.flatMap((resource) =>
      judgedUses(model, home, resource, settingsOf(home)).flatMap((instance) => linesForRole(found, instance, model)),
    ),
  );
  const nothing = ["", "No DMS resource of the open files is seen to use it."];
  return {
    location: found.location,
    lines: [`**${found.logicalName}** (\`${found.address}\`)`, ...(uses.length === 0 ? nothing : uses)],
  };
}

function linesForRole(role: IamPrincipal, instance: RoleUseInstance, model: Project): readonly string[] {
  const judged = judgeActions(model, instance, shownNeeds).roles.find((one) => one.role === role);
  if (!judged) return [];
  const { resource, use } = instance;
  const title = `**${use.title}** for \`${resource.address}\`:`;
  return ["", title, ...judgedLines(judged.role, judgeTrust(model, instance), judged.findings)];
}

function judgedLines(
  role: Role,
  trust: ReturnType<typeof judgeTrust>,
  findings: readonly JudgedAction[],
): readonly string[] {
  return [...trustFindings(role, trust.roles).map(trustLine), ...actionLines(findings)];
}

function unseenLine({ use }: RoleUseInstance, reasons: readonly string[], settings: Settings | undefined): string {
  const [reason] = reasons;
  if (use.roleName === null)
    return `**${use.title}**: its role is not judged, ${reason ?? "no role is given"}. It needs:`;
  const isSaid = settings?.existingRoles.includes(use.roleName) ?? false;
  const where = isSaid
    ? "exists in the account, as the settings say"
    : (reason ?? "is not declared in the linted files");
  return `**${use.title}**: the role \`${use.roleName}\` ${isSaid || !reason ? where : `is not judged, ${where}`}. It needs:`;
}

/** What a role needs, for a role that is not in the linted files. */
function needLines(instance: RoleUseInstance): readonly string[] {
  const services = new Set(
    instance.variants.flatMap(({ trust }) =>
      trust
        .filter(({ applies, need }) => need.need === "must" && applies.answer !== "no")
        .map(({ service }) => display(service)),
    ),
  );
  return [
    ...[...services].map((service) => `- trust in \`${service}\``),
    ...neededActions(instance).map(({ need, resources }) => {
      const on = resources.flatMap(({ readings: [first] }) => (first ? [display(first)] : []));
      return `- ${actionText(need, on)}`;
    }),
  ];
}

function trustFindings(
  role: Role,
  judged: readonly { readonly role: Role; readonly findings: readonly JudgedTrust[] }[],
): readonly JudgedTrust[] {
  return judged.find((one) => one.role === role)?.findings ?? [];
}

function trustLine({ requirement, verdict }: JudgedTrust): string {
  const words = { yes: "trusted", no: "**not trusted**", unknown: `not known (${verdict.reason ?? "no reason"})` };
  return `- trust in \`${display(requirement.service)}\`: ${words[verdict.answer]}`;
}

/** Missing actions come first, with their resources. Granted actions are only listed by name. */
function actionLines(findings: readonly JudgedAction[]): readonly string[] {
  const causes = { missing: "missing", denied: "denied", boundary: "outside the permissions boundary" };
  const refused = findings
    .filter(({ verdict }) => verdict.answer === "no")
    .map((one) => `- **${causes[one.verdict.cause ?? "missing"]}**: ${judgedText(one)}`);
  const open = findings
    .filter(({ verdict }) => verdict.answer === "unknown")
    .map((one) => `- not known: ${judgedText(one)}, ${one.verdict.reason ?? "no reason"}`);
  const granted = findings.filter(({ verdict }) => verdict.answer === "yes");
  const names = [...new Set(granted.map(({ requirement: { need } }) => `\`${need.action}\``))];
  return [...refused, ...open, ...(names.length > 0 ? [`- granted: ${names.join(", ")}`] : [])];
}

function judgedText(judged: JudgedAction): string {
  return actionText(judged.requirement.need, shownResources(judged));
}

function actionText({ action, need }: ActionNeed, on: readonly string[]): string {
  const where = on.length === 0 ? "" : ` on ${on.map((text) => `\`${text}\``).join(", ")}`;
  return `\`${action}\`${where}${need === "recommended" ? " (recommended)" : ""}`;
}
