import { describe, expect, it } from "vitest";
import {
  callerNeedsFor,
  ownUsesByName,
  roleNeeds,
  roleUsesIn,
  type DeploymentContext,
} from "../../../src/dms/index.js";
import { usesOfRoles } from "../../../src/dms/needs/known-needs.js";
import { callerNeeds, roleUses, type CallerNeed, type RoleUse } from "../../../src/knowledge/index.js";
import { display } from "../../../src/tree/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { roleWith, trusting } from "../judged.js";
import { ownNeed, ownUse } from "./own-use.js";

const contextWith = (...uses: readonly RoleUse[]): DeploymentContext => ({
  partition: "aws",
  requirements: { uses, types: [] },
});

const role = roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], ", RoleName: writer");
const endpoint = (name: string, settings: string, engine = "s3"): string =>
  `  ${name}: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: ${engine}, S3Settings: { ${settings} } } }\n`;
const using = "ServiceAccessRoleArn: !GetAtt Role.Arn, BucketName: ";

async function needsOf(resources: string, ...uses: readonly RoleUse[]) {
  const project = await projectOf({
    "a.yaml": `Parameters: { Any: { Type: String } }\nResources:\n  Role: ${role}\n${resources}`,
  });
  const { role: one } = roleIn(project, "Role");
  const context = contextWith(...uses);
  const found = roleNeeds(project, one, context, ownUsesByName(project, one, context));
  return (
    found && {
      users: found.users.map((user) => user.name),
      needs: found.requirements.map(
        ({ need, resources: all }) =>
          `${need.action} on ${all.flatMap(({ readings }) => readings.map(display)).join(", ")}`,
      ),
    }
  );
}

const objects = "arn:${Partition}:s3:::${prop:s3.bucketName}/*";
const byProperty = ownUse("property", {
  roleProp: "s3.roleArn",
  actions: [ownNeed("own:Put", { resource: [objects] })],
});
const byName = ownUse("name", { roleName: "writer", actions: [ownNeed("own:Copy", { resource: [objects] })] });

describe("what DMS needs from a role", () => {
  const ofOwn = (found: { readonly needs: readonly string[] } | undefined) =>
    found?.needs.filter((need) => need.startsWith("own:"));

  it("is what all uses of all its users need", async () => {
    const found = await needsOf(endpoint("One", `${using}a`) + endpoint("Two", `${using}b`), byProperty);
    expect(found?.users).toEqual(["One", "Two"]);
    expect(ofOwn(found)).toEqual(["own:Put on arn:aws:s3:::a/*", "own:Put on arn:aws:s3:::b/*"]);
    expect(found?.needs).toContain("s3:PutObject on arn:aws:s3:::a/*");
  });

  it("is not what a use needs of another role of the resource", async () => {
    const other = ownUse("other", { roleProp: "secret.roleArn", actions: [ownNeed("own:Read")] });
    expect(ofOwn(await needsOf(endpoint("One", `${using}a`), other))).toEqual([]);
  });

  it("is not known where no use names it", async () => {
    expect(await needsOf("", byProperty, byName)).toBeUndefined();
    expect(await needsOf(endpoint("One", "BucketName: a"), byProperty)).toBeUndefined();
    expect(await needsOf(endpoint("One", `${using}a`, "mysql"))).toBeUndefined();
  });

  it("is what a use by its name needs in all stacks, and in this one", async () => {
    const found = await needsOf(endpoint("One", "BucketName: a") + endpoint("Two", "BucketName: b"), byName);
    expect(found?.users).toEqual(["One", "Two"]);
    expect(found?.needs).toEqual([
      "own:Copy on arn:${partition}:s3:::${prop:s3.bucketName}/*",
      "own:Copy on arn:aws:s3:::a/*",
      "own:Copy on arn:aws:s3:::b/*",
    ]);
  });

  it("may be needed on staging buckets of other stacks", async () => {
    const staging = [
      "arn:${Partition}:s3:::dms-*",
      "arn:${Partition}:s3:::dms-*/*",
      "arn:${Partition}:s3:::other-dms-*",
    ];
    const use = ownUse("name", {
      roleName: "writer",
      actions: staging.map((one) => ownNeed("own:List", { resource: [one] })),
    });
    const found = await needsOf(endpoint("One", "BucketName: a"), use);
    expect(found?.needs.slice(0, 3)).toEqual([
      "own:List on arn:${partition}:s3:::dms-*, arn:${partition}:s3:::${account-role/bucket}",
      "own:List on arn:${partition}:s3:::dms-*/*, arn:${partition}:s3:::${account-role/bucket}/*",
      "own:List on arn:${partition}:s3:::other-dms-*",
    ]);
  });

  it("counts what may be needed if a task or a fact changes", async () => {
    const mode = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" } as const;
    const task = { prop: "task.migrationType", op: "eq", value: "cdc" } as const;
    const use = ownUse("property", {
      roleProp: "s3.roleArn",
      actions: [
        ownNeed("own:Always"),
        ownNeed("own:WithKey", { when: mode }),
        ownNeed("own:WithoutKey", { when: { not: mode } }),
        ownNeed("own:WithTask", { when: task }),
        ownNeed("own:WithBoth", { when: { all: [mode, task] } }),
        ownNeed("own:WithFact", { when: { op: "fact", value: "mappingsAddTags" } }),
      ],
    });
    const all = await needsOf(endpoint("One", `${using}a`), use);
    const names = ["own:Always", "own:WithoutKey", "own:WithTask", "own:WithBoth", "own:WithFact"];
    expect(ofOwn(all)?.map((need) => need.slice(0, need.indexOf(" ")))).toEqual(names);
  });
});

describe("the needs that are known", () => {
  const own = ownUse("own", { roleProp: "s3.roleArn" });
  const kinds = (uses: readonly RoleUse[]) => new Set(uses.map(({ kind }) => kind));

  it("are those of the facts, and of own requirements", () => {
    expect(roleUsesIn({})).toEqual(roleUses);
    expect(roleUsesIn(contextWith(own))).toEqual([...roleUses, own]);
    expect(usesOfRoles(contextWith(own))).toEqual([...usesOfRoles({}), own]);
  });

  it("of roles are not those of the policies of topics, nor of service-linked roles", () => {
    const [all, some] = [kinds(roleUsesIn({})), kinds(usesOfRoles({}))];
    expect([...all].filter((kind) => !some.has(kind)).sort()).toEqual(["resource-policy", "service-linked-role"]);
    expect(some.size).toBe(all.size - 2);
  });

  it("of callers are those of the type of the resource", () => {
    const type = "AWS::DMS::Endpoint";
    const needs: readonly CallerNeed[] = [{ ...ownNeed("own:Action"), phases: ["create"] }];
    const types = [
      { resourceType: type, needs },
      { resourceType: "AWS::DMS::Certificate", needs },
    ];
    const facts = callerNeeds()
      .filter(({ resourceType }) => resourceType === type)
      .flatMap((one) => one.needs);
    expect(callerNeedsFor(type, {})).toEqual(facts);
    expect(callerNeedsFor(type, { requirements: { uses: [], types } })).toEqual([...facts, ...needs]);
    expect(callerNeedsFor("AWS::DMS::Unknown", {})).toEqual([]);
  });
});
