import { arnIdentity, awsManagedPolicyName } from "../../iam/index.js";
import { dmsManagedPolicies, roleUses } from "../../knowledge/index.js";
import type { PolicyDocument, PolicyReference, Project, Template } from "../../model/index.js";
import { display } from "../../tree/index.js";
import { coverageLines } from "./policy-coverage.js";
import type { SettingsOf } from "./policy-hover.js";

/** All places of a template that name a managed policy. */
export function policyReferencesIn({ attachments, principals }: Template): readonly PolicyReference[] {
  return [
    ...attachments.flatMap(({ policyArns }) => policyArns),
    ...principals.flatMap(({ managedPolicyArns }) => managedPolicyArns.items),
  ];
}

/** What a hover over a managed policy says: whose it is, and what it allows of that which DMS needs here. */
export function managedPolicyLines(
  { text }: PolicyReference,
  project: Project,
  settingsOf: SettingsOf,
): readonly string[] {
  const name = awsManagedPolicyName(text);
  if (name !== undefined) {
    const known = project.awsManagedPolicies.get(name);
    if (!known) return [`AWS has no managed policy \`${name}\` that dmslint knows.`];
    return [`AWS keeps this policy current.`, ...forLines(name), ...neededLines([known.document], project, settingsOf)];
  }
  const known = project.templates
    .flatMap(({ managedPolicies }) => managedPolicies)
    .find(({ arn }) => arnIdentity(arn) === arnIdentity(text));
  if (!known) return [];
  if (known.documents.length === 0)
    return [`\`${known.address}\`: its document is not known (${known.incompleteReason ?? "it is not in the files"}).`];
  return [`\`${known.address}\` declares it.`, ...neededLines(known.documents, project, settingsOf)];
}

/** The pages of AWS with the statements of its managed policies. */
const reference = "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/";

/** What DMS has an AWS managed policy for. */
function forLines(name: string): readonly string[] {
  const known = dmsManagedPolicies.find((policy) => policy.name === name);
  const uses = roleUses.filter(({ managedPolicies }) => managedPolicies.some(({ arn }) => arn.endsWith(`/${name}`)));
  const page = known?.source[0] ?? `${reference}${name}.html`;
  const version = known ? `Version ${known.version} of ${known.updated.slice(0, 10)}` : "Its statements";
  return [
    `${version} ([AWS](${page})).`,
    ...uses.map(({ roleName, title }) => `- It is made for ${title}${roleName === null ? "" : ` (\`${roleName}\`)`}.`),
  ];
}

/** What it gives to the uses of the open files. If that is nothing, what it gives at all. */
function neededLines(
  documents: readonly PolicyDocument[],
  project: Project,
  settingsOf: SettingsOf,
): readonly string[] {
  const allowed = documents.flatMap(({ statements }) =>
    statements.filter(({ effect }) => effect === "Allow").flatMap(({ actions }) => actions?.items ?? []),
  );
  const lines = coverageLines(documents, project, settingsOf);
  return lines.length === 0 && allowed.length > 0
    ? [`- It allows nothing that DMS needs in the open files: ${shortList(allowed.map(({ text }) => display(text)))}.`]
    : lines;
}

function shortList(actions: readonly string[]): string {
  const most = 5;
  const shown = actions.slice(0, most).map((one) => `\`${one}\``);
  return actions.length > most ? `${shown.join(", ")} and ${String(actions.length - most)} more` : shown.join(", ");
}
