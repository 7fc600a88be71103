import { describe, expect, it } from "vitest";
import {
  callerNeeds,
  dmsManagedPolicies,
  dmsProperties,
  engines,
  escalations,
  loadManagedPolicy,
  loadService,
  partitions,
  passRoles,
  roleUses,
  type NeedCondition,
  type RoleUse,
} from "../../src/knowledge/index.js";

const properties = new Map(dmsProperties.map((property) => [property.id, property]));
const uses = new Set(roleUses.map(({ id }) => id));

type Leaf = Extract<NeedCondition, { op: string }>;

function leavesOf(condition: NeedCondition | null): readonly Leaf[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  return "not" in condition ? leavesOf(condition.not) : [condition];
}

function conditionsOf({ triggerWhen, actions, trustPrincipals }: RoleUse): readonly Leaf[] {
  return [triggerWhen, ...[...actions, ...trustPrincipals].map(({ when }) => when)].flatMap(leavesOf);
}

/** `${prop:s3.bucketName}` and the like in the resources of a use. */
function tokensOf({ actions }: RoleUse): readonly (readonly [word: string, id: string])[] {
  const patterns = actions.flatMap(({ resource }) => resource);
  return patterns.flatMap((pattern) =>
    [...pattern.matchAll(/\$\{([^}:]+):?([^}]*)\}/g)].map(([, word = "", id = ""]) => [word, id] as const),
  );
}

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

describe("names in the knowledge", () => {
  it("are given once", () => {
    expect(twice(dmsProperties.map(({ id }) => id))).toEqual([]);
    expect(twice(roleUses.map(({ id }) => id))).toEqual([]);
    expect(twice(engines.map(({ name }) => name))).toEqual([]);
    expect(twice(partitions.map(({ name }) => name))).toEqual([]);
    expect(twice(passRoles.map(({ operation }) => operation))).toEqual([]);
    expect(twice(dmsManagedPolicies.map(({ name }) => name))).toEqual([]);
    expect(twice(escalations.map(({ id }) => id))).toEqual([]);
  });

  it.each(roleUses.map((use) => [use.id, use] as const))("that %s refers to are there", (_id, use) => {
    const props = conditionsOf(use).flatMap((leaf) => ("prop" in leaf ? [leaf.prop] : []));
    const ofTokens = tokensOf(use).flatMap(([word, id]) =>
      ["prop", "kmsKeyOf", "s3UriBucket", "s3UriObjects"].includes(word) ? [id] : [],
    );
    const named = [...(use.roleProp === null ? [] : [use.roleProp]), ...props, ...ofTokens];
    expect(named.filter((id) => !properties.has(id))).toEqual([]);
  });

  it.each(roleUses.map((use) => [use.id, use] as const))("of resources of %s are of known kinds", (_id, use) => {
    const words = new Set(tokensOf(use).map(([word]) => word));
    const known = [
      "Partition",
      "Region",
      "Account",
      "prop",
      "kmsKeyOf",
      "s3UriBucket",
      "s3UriObjects",
      "fact",
      "roleArn",
    ];
    expect([...words].filter((word) => !known.includes(word))).toEqual([]);
  });

  it("of roles are properties that hold a role", () => {
    const held = roleUses.filter(({ kind }) => kind !== "resource-policy").flatMap(({ roleProp }) => roleProp ?? []);
    const passed = passRoles.flatMap(({ roleProps }) => roleProps);
    expect([...held, ...passed].filter((id) => properties.get(id)?.kind !== "roleArn")).toEqual([]);
  });

  it.each(escalations.map((one) => [one.id, one] as const))("of actions of %s are there", async (_id, { needs }) => {
    for (const action of needs.flatMap(({ oneOf }) => oneOf)) {
      const [prefix = "", name = ""] = action.split(":");
      expect(Object.keys((await loadService(prefix))?.actions ?? {}), action).toContain(name);
    }
  });

  it("of engines' uses are there", () => {
    const named = engines.flatMap(({ rolesAsSource, rolesAsTarget }) => [...rolesAsSource, ...rolesAsTarget]);
    expect(named.filter((id) => !uses.has(id))).toEqual([]);
  });

  it("of engines in conditions are there", () => {
    const known = new Set(engines.map(({ name }) => name));
    const named = roleUses
      .flatMap(conditionsOf)
      .flatMap((leaf) => ("prop" in leaf && leaf.prop === "endpoint.engineName" && "value" in leaf ? leaf.value : []))
      .map(String);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("uses of roles", () => {
  const ofRoles = roleUses.filter(({ kind }) => kind !== "resource-policy" && kind !== "service-linked-role");

  it.each(ofRoles.map((use) => [use.id, use] as const))("%s says which role, and whose trust", (_id, use) => {
    expect(use.roleName ?? use.roleProp).toBeTruthy();
    expect(use.trustPrincipals.some(({ need }) => need === "must" || use.trustRule === "any-of")).toBe(true);
  });

  it.each([
    "dms-vpc-role",
    "dms-cloudwatch-logs-role",
    "dms-access-for-endpoint",
    "endpoint-s3-source",
    "endpoint-s3-target",
    "endpoint-secret-role",
    "endpoint-oracle-asm-secret-role",
  ])("%s is among them and says which rights", (id) => {
    const use = ofRoles.find((one) => one.id === id);
    expect(use?.resourceTypes).not.toEqual([]);
    expect(use?.actions.map(({ need }) => need)).toContain("required");
  });
});

describe("what the caller needs", () => {
  it("begins with the operation that makes the resource", () => {
    const first = callerNeeds.map(({ needs }) => needs[0]);
    expect(
      first.filter((need) => need?.need !== "required" || !/^dms:(?:Create|Import|Start)/.test(need.action)),
    ).toEqual([]);
  });

  it("refers to properties that are there", () => {
    const needs = callerNeeds.flatMap((one) => one.needs);
    const compared = needs.flatMap(({ when }) => leavesOf(when).flatMap((leaf) => ("prop" in leaf ? [leaf.prop] : [])));
    const named = needs.flatMap(({ resource }) => resource.flatMap((one) => /\$\{prop:([^}]*)\}/.exec(one)?.[1] ?? []));
    expect([...compared, ...named].filter((id) => !properties.has(id))).toEqual([]);
  });
});

describe("the managed policies of DMS", () => {
  it.each(dmsManagedPolicies.map((policy) => [policy.name, policy] as const))(
    "%s is the shipped document",
    async (name, policy) => {
      expect(await loadManagedPolicy(name)).toEqual(policy.document);
    },
  );

  it("are there for every account role that must have one", async () => {
    const arns = roleUses.flatMap(({ managedPolicies }) => managedPolicies.map(({ arn }) => arn));
    for (const arn of arns) expect(await loadManagedPolicy(arn.slice(arn.lastIndexOf("/") + 1)), arn).toBeDefined();
  });
});

describe("partitions", () => {
  it("name the DMS service with their own suffix", () => {
    expect(
      partitions
        .filter(({ globalPrincipal, dnsSuffix }) => globalPrincipal !== `dms.${dnsSuffix}`)
        .map(({ name }) => name),
    ).toEqual(["aws-cn"]);
  });
});
