import {
  roleUses,
  type ActionNeed,
  type Need,
  type NeedCondition,
  type RoleUse,
} from "../../../src/knowledge/index.js";
import { unwritable } from "../../../tools/coverage/unwritable.js";
import { propsIn, sampleOf, settingFor, together, type Setting } from "./fixture.js";

/** Uses that are tested elsewhere or not at all. */
export const untested: readonly string[] = [
  ...Object.keys(unwritable),
  // Policies of resources, not of roles: topic.test.ts.
  ...roleUses.filter(({ kind }) => kind === "resource-policy").map(({ id }) => id),
];

/** Facts that the linted files never show; what they ask for is never a finding. */
export const untold: Readonly<Record<string, string>> = {
  bucketEncryptedWithCmk: "the default encryption of a bucket is not judged",
  secretInOtherAccount: "the account of a secret is known in the account of the deployment",
};

export const writtenUses = roleUses.filter(({ id }) => !untested.includes(id));

/** What the fixture of a row sets: what triggers the use, what the row depends on, and what its resources name. */
export function settingOf(use: RoleUse, row: Pick<ActionNeed, "when"> | undefined): Setting {
  const when = JSON.stringify(row?.when ?? null);
  const applying = use.actions.filter((one) => one.need === "required" || JSON.stringify(one.when) === when);
  const own = use.roleProp === null ? [] : [use.roleProp];
  const ids = [...own, ...applying.flatMap(({ resource }) => resource.flatMap(propsIn))];
  const samples: Setting = { props: new Map(ids.map((id) => [id, sampleOf(id)])), facts: new Set() };
  return together([samples, settingFor(use.triggerWhen), settingFor(row?.when ?? null)]);
}

export function isUntold({ when }: Pick<ActionNeed, "when">): boolean {
  return factsIn(when).some((fact) => fact in untold);
}

function factsIn(condition: NeedCondition | null): readonly string[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(factsIn);
  if ("any" in condition) return condition.any.flatMap(factsIn);
  if ("not" in condition) return factsIn(condition.not);
  return !("prop" in condition) && condition.op === "fact" ? [condition.value] : [];
}

/** The services of the rows that must be trusted, whatever they depend on. */
export function trusted({ trustPrincipals, trustRule }: RoleUse): readonly string[] {
  const asked = trustRule === "any-of" ? trustPrincipals : trustPrincipals.filter(({ need }) => need === "must");
  return asked.map(({ service }) => service);
}

export function rowsOf({ actions }: RoleUse, needs: readonly Need[]): readonly ActionNeed[] {
  return actions.filter(({ need }) => needs.includes(need));
}

/** A name for the test of a row. */
export function shown({ action, resource }: ActionNeed): string {
  return `${action} on ${resource.join(", ")}`;
}
