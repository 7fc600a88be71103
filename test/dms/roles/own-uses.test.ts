import { describe, expect, it } from "vitest";
import { ownServicesOf, ownUsesByName, rolesOfUse } from "../../../src/dms/index.js";
import { isRole } from "../../../src/iam/index.js";
import type { NeedCondition } from "../../../src/knowledge/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { roleWith, trusting } from "../judged.js";
import { display } from "../../../src/tree/index.js";
import { ownNeed, ownUse } from "./own-use.js";

const isTarget: NeedCondition = { prop: "endpoint.endpointType", op: "eq", value: "target" };
const byName = ownUse("name", { roleName: "lake-writer", triggerWhen: isTarget });
const uses = [byName, ownUse("other-name", { roleName: "other" }), ownUse("property", { roleProp: "s3.roleArn" })];
const context = { requirements: { uses, types: [] } };

const role = (name: string): string => roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], `, RoleName: ${name}`);
const endpoint = (type: string, more = "", condition = ""): string =>
  `{ Type: AWS::DMS::Endpoint${condition}, Properties: { EndpointType: ${type}, EngineName: s3${more} } }`;
const template = `
Parameters: { Type: { Type: String } }
Conditions: { Never: !Equals [a, b] }
Resources:
  Named: ${role("lake-writer")}
  Used: ${role("other-writer")}
  Neither: ${role("third")}
  Target: ${endpoint("target", ", S3Settings: { BucketName: b, ServiceAccessRoleArn: !GetAtt Used.Arn }")}
  Source: ${endpoint("source")}
  Open: ${endpoint("!Ref Type")}
  Left: ${endpoint("target", "", ", Condition: Never")}
`;
const elsewhere = `Resources: { Second: ${endpoint("target")} }`;

const project = await projectOf({ "a.yaml": template, "b.yaml": elsewhere });

describe("the services that own requirements name", () => {
  it.each([
    ["Named", ["name.amazonaws.com"]],
    ["Used", ["property.amazonaws.com"]],
    ["Neither", []],
  ])("are those of the uses that role %s has by its name or by a property", (name, services) => {
    const { role: one } = roleIn(project, name);
    expect(ownServicesOf(project, one, context)).toEqual(services);
    expect(ownServicesOf(project, one, {})).toEqual([]);
  });
});

describe("the uses that own requirements give a role because of its name", () => {
  it("are those of every DMS resource of the run that has them", () => {
    const found = ownUsesByName(project, roleIn(project, "Named").role, context);
    expect(found.map(({ use, resource }) => [use.id, resource.name])).toEqual([
      ["name", "Target"],
      ["name", "Second"],
    ]);
    expect(found.map(({ template: one }) => one.path)).toEqual(["a.yaml", "b.yaml"]);
  });

  it.each(["Used", "Neither"])("are none for role %s", (name) => {
    expect(ownUsesByName(project, roleIn(project, name).role, context)).toEqual([]);
  });
});

describe("the uses of roles with one name in two accounts", () => {
  const stack = (bucket: string): string => `
Resources:
  Named: ${role("lake-writer")}
  Target: ${endpoint("target", `, S3Settings: { BucketName: ${bucket} }`)}
`;
  const needs = [ownNeed("s3:PutObject", { resource: ["arn:${Partition}:s3:::${Account}-${prop:s3.bucketName}"] })];
  const lake = ownUse("lake", { roleName: "lake-writer", actions: needs });
  const given = { requirements: { uses: [lake], types: [] } };

  it.each([
    ["dev.yaml", "111111111111"],
    ["prod.yaml", "222222222222"],
  ])("are those of %s, in its account", async (path, account) => {
    const both = await projectOf({ "dev.yaml": stack("dev"), "prod.yaml": stack("prod"), "c.yaml": elsewhere });
    const own = both.templates.find((one) => one.path === path)?.principals.find(isRole);
    if (!own) throw new Error("no role");
    for (const number of ["333333333333", account]) {
      const found = ownUsesByName(both, own, { ...given, account: number });
      expect(found.map(({ template: one }) => one.path)).toEqual([path, "c.yaml"]);
      const asked = found.slice(0, 1).flatMap(({ variants }) => variants.flatMap(({ actions }) => actions));
      const texts = asked.flatMap(({ resources }) => resources.flatMap(({ readings }) => readings.map(display)));
      expect(texts).toEqual([expect.stringContaining(number)]);
      const [first] = found;
      const users = first?.variants.flatMap((variant) => rolesOfUse(both, first, variant)) ?? [];
      expect(users.map((one) => one.kind === "role" && one.role)).toEqual([own]);
    }
  });
});
