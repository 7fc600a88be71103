import type { NeedCondition } from "../../src/knowledge/index.js";
import { leavesOf, type FactAction, type FactRole } from "./facts.js";

interface Part {
  readonly id: string;
  readonly title: string;
  /** Properties of this role and its secret. */
  readonly props: RegExp;
}

/** Entries of the facts that speak of two roles, each with a secret of its own. */
const parts: Readonly<Record<string, readonly Part[]>> = {
  "migration-project-secret-role": [
    {
      id: "migration-project-source-secret-role",
      title: "Source secret of a migration project",
      props: /^project\.source/,
    },
    {
      id: "migration-project-target-secret-role",
      title: "Target secret of a migration project",
      props: /^project\.target/,
    },
  ],
  "data-provider-oracle-secret-roles": [
    {
      id: "data-provider-oracle-asm-secret-role",
      title: "Oracle ASM secret of a data provider",
      props: /^provider\.asm/,
    },
    {
      id: "data-provider-oracle-tde-secret-role",
      title: "Database encryption secret of a data provider",
      props: /^provider\.tde/,
    },
  ],
};

export function splitRole(role: FactRole): readonly FactRole[] {
  const found = parts[role.id];
  if (!found) return [role];
  const props = leavesOf(role.triggerWhen).flatMap((leaf) => ("prop" in leaf ? [leaf.prop] : []));
  return found.map(({ id, title, props: own }) => {
    const roleProp = props.find((prop) => own.test(prop) && prop.endsWith("RoleArn"));
    const secretProp = secretOf(role, own);
    if (roleProp === undefined || secretProp === undefined) throw new Error(`${id} has no role or no secret`);
    const triggerWhen: NeedCondition = { any: [roleProp, secretProp].map((prop) => ({ prop, op: "set" })) };
    return { ...role, id, title, roleProp, triggerWhen, actions: role.actions.map((need) => ofPart(need, own)) };
  });
}

function secretOf({ actions }: FactRole, own: RegExp): string | undefined {
  const ids = actions.flatMap(({ resource }) => resource.flatMap((pattern) => propIn(pattern) ?? []));
  return ids.find((id) => own.test(id));
}

function ofPart(need: FactAction, own: RegExp): FactAction {
  return { ...need, resource: need.resource.filter((pattern) => own.test(propIn(pattern) ?? "")) };
}

function propIn(pattern: string): string | undefined {
  return /\$\{\w+:([^}]*)\}/.exec(pattern)?.[1];
}
