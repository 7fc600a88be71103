import { describe, expect, it } from "vitest";
import { accountCaller } from "../../../src/dms/index.js";
import { projectOf } from "../../iam/project.js";
import { accountWith, arnOf } from "../account-data.js";

describe("the caller that the account data has", () => {
  const account = accountWith({ users: ["ann", "bob"], roles: ["deployer"] });

  it.each([
    ["user", "bob"],
    ["role", "deployer"],
  ] as const)("is the %s %s with its policies", async (kind, name) => {
    const project = await projectOf({ "a.yaml": "Resources: {}" });
    const caller = accountCaller({ ...project, templates: [...project.templates, account] }, arnOf(kind, name));
    expect(caller?.principals).toEqual([account.principals.find((one) => one.logicalName.includes(name))]);
    expect(caller?.policies.documents).toHaveLength(1);
  });

  it("is nobody that the data does not have", async () => {
    const project = await projectOf({});
    expect(accountCaller({ ...project, templates: [account] }, arnOf("user", "eve"))).toBeUndefined();
  });

  it("is nobody that only a linted template declares", async () => {
    const project = await projectOf({});
    const { account: facts, ...linted } = account;
    expect(facts).toBeDefined();
    expect(accountCaller({ ...project, templates: [linted] }, arnOf("user", "bob"))).toBeUndefined();
  });
});
