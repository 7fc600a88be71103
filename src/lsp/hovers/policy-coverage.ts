import {
  judgeAction,
  judgeActions,
  neededActions,
  shownNeeds,
  shownResources,
  type JudgedAction,
  type RoleUseInstance,
} from "../../dms/index.js";
import { nearMissStatements, plainText, policiesFrom, policiesOf } from "../../iam/index.js";
import type { PolicyDocument, Project, Role } from "../../model/index.js";
import { always, display } from "../../tree/index.js";
import type { SettingsOf } from "./policy-hover.js";
import { judgedUses } from "./role-needs.js";

/**
 * What a policy alone gives to the uses of roles in the open files: to those whose role has it, or to all that need
 * something of it where no such role has it.
 */
export function coverageLines(
  documents: readonly PolicyDocument[],
  project: Project,
  settingsOf: SettingsOf,
): readonly string[] {
  const uses = project.templates.flatMap((home) =>
    home.dmsResources.flatMap((one) => judgedUses(project, home, one, settingsOf(home))),
  );
  const held = uses.flatMap((instance) => {
    const [holder] = holdersOf(instance, documents, project);
    return holder ? useLines(instance, documents, project, holder) : [];
  });
  return [...new Set(held.length > 0 ? held : uses.flatMap((instance) => useLines(instance, documents, project)))];
}

/** The roles of a use that have a policy. */
function holdersOf(instance: RoleUseInstance, documents: readonly PolicyDocument[], project: Project): readonly Role[] {
  return judgeActions(project, instance, shownNeeds).roles.flatMap(({ role, template }) =>
    policiesOf(project, template, role).documents.some(({ document }) => documents.includes(document)) ? [role] : [],
  );
}

/** Who asks where no role of a use has the policy. */
const nobody = { arn: plainText("arn:aws:iam::000000000000:role/nobody") };

/** Without a holder, a use of which the policy allows nothing has no lines. */
function useLines(
  instance: RoleUseInstance,
  documents: readonly PolicyDocument[],
  project: Project,
  holder?: Role,
): readonly string[] {
  const { resource, use } = instance;
  const policies = policiesFrom(documents);
  const asker = { project, grantee: holder ?? nobody, policies };
  const judged = neededActions(instance).map((need) => judgeAction(asker, need, always));
  const isNamed = ({ requirement, resource: on }: JudgedAction): boolean =>
    nearMissStatements(policies, { action: requirement.need.action, resource: on }).length > 0;
  const [inside, lacking] = [judged.filter(isNamed), judged.filter((one) => !isNamed(one))];
  if (judged.length === 0 || (!holder && inside.length === 0)) return [];
  const answered = (answer: string): readonly JudgedAction[] =>
    inside.filter(({ verdict }) => verdict.answer === answer);
  const [granted, limited, [open, ...others]] = [answered("yes"), answered("no"), answered("unknown")];
  const role = holder ? `, the use of role \`${holder.address}\`,` : "";
  const butNot = lacking.length === 0 ? "" : `, but not ${named(lacking)}`;
  return [
    `- For ${use.title} of \`${resource.address}\`${role} it allows ${String(granted.length)} of ${String(judged.length)} actions${butNot}.`,
    ...limited.map((one) => `  - ${limitOf(one)}`),
    ...(open ? [`  - Not known: ${named([open, ...others])}, because ${open.verdict.reason ?? "it is open"}.`] : []),
  ];
}

/** On what a policy allows an action that is needed on something else. */
function limitOf(judged: JudgedAction): string {
  const action = `\`${judged.requirement.need.action}\``;
  if (judged.verdict.cause === "denied") return `**It denies** ${action}.`;
  const allowed = judged.nearMisses.flatMap(({ resources }) => resources?.items ?? []).map(({ text }) => display(text));
  const needed = shownResources(judged);
  const where = allowed.length === 0 ? "under conditions" : `on ${listed(allowed)}`;
  return `${action} only ${where}${needed.length === 0 ? "" : `, but it is needed on ${listed(needed)}`}.`;
}

function named(judged: readonly JudgedAction[]): string {
  return [...new Set(judged.map(({ requirement }) => `\`${requirement.need.action}\``))].join(", ");
}

/** How many resources are named. */
const mostNamed = 4;

function listed(resources: readonly string[]): string {
  const all = [...new Set(resources)].map((one) => `\`${one}\``);
  return all.length > mostNamed
    ? `${all.slice(0, mostNamed).join(", ")} and ${String(all.length - mostNamed)} more`
    : all.join(", ");
}
