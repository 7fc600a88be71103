import { describe, expect, it } from "vitest";
import {
  apiNames,
  dmsManagedPolicies,
  loadManagedPolicy,
  loadService,
  partitions,
  roleUses,
} from "../../src/knowledge/index.js";
import { unwritable } from "../../tools/coverage/unwritable.js";

describe("uses of roles", () => {
  const ofRoles = roleUses.filter(({ kind }) => kind !== "resource-policy" && kind !== "service-linked-role");

  it.each(ofRoles.map((use) => [use.id, use] as const))("%s says which role, and whose trust", (_id, use) => {
    expect(use.roleName ?? use.roleProp).toBeTruthy();
    expect(use.trustPrincipals.some(({ need }) => need === "must" || use.trustRule === "any-of")).toBe(true);
  });

  const written = ofRoles.filter(({ id }) => !Object.hasOwn(unwritable, id));

  it.each(written.map((use) => [use.id, use] as const))("%s says for which resources, and which rights", (_id, use) => {
    expect(use.resourceTypes).not.toEqual([]);
    expect(use.actions.map(({ need }) => need)).toContain("required");
  });
});

describe("the managed policies of DMS", () => {
  it.each(dmsManagedPolicies.map((policy) => [policy.name, policy] as const))(
    "%s is the shipped document",
    async (name, policy) => {
      const { arn, document } = policy;
      const shipped = await loadManagedPolicy(name);
      expect(shipped?.document).toEqual(document);
      expect(arn).toMatch(new RegExp(`:policy${shipped?.path ?? ""}${name}$`));
    },
  );

  it("are there for every account role that must have one", async () => {
    const arns = roleUses.flatMap(({ managedPolicies }) => managedPolicies.map(({ arn }) => arn));
    for (const arn of arns) expect(await loadManagedPolicy(arn.slice(arn.lastIndexOf("/") + 1)), arn).toBeDefined();
    const accountRoles = roleUses.filter(({ kind }) => kind === "account-role");
    // DMS itself attaches the policy of one of them.
    const hasPolicy = ({ managedPolicies }: (typeof roleUses)[number]): boolean =>
      managedPolicies.some(({ attach }) => attach === "by DMS" || attach.startsWith("must"));
    const without = accountRoles.filter((use) => !hasPolicy(use));
    expect(accountRoles).not.toEqual([]);
    expect(without.map(({ id }) => id)).toEqual([]);
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

describe("actions that policies have under another prefix", () => {
  it.each(apiNames.owners)("%s exists", async (action) => {
    const [prefix = "", name = ""] = action.split(":");
    expect((await loadService(prefix))?.actions).toHaveProperty(name);
  });

  it("have one service for each name", () => {
    const names = apiNames.owners.map((action) => action.replace(/^.*:/, "").toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
