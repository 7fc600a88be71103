import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { explainErrors } from "../../src/explain/answers/explain-error.js";
import { nothingLinted } from "../../src/explain/answers/linted.js";
import { failures } from "../../src/knowledge/index.js";
import { failures as rows } from "../../tools/coverage/failures.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

/** An error of AWS, the row of the failure catalogue that it belongs to, and the failure that must be recognised. */
interface ErrorCase {
  readonly row: string;
  readonly failure: string;
  /** The page that has the text. `varied`: other names, accounts, regions or envelopes around the words of the catalogue. */
  readonly from: string;
  readonly text: string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const cases = read("errors.json") as readonly ErrorCase[];
const envelopes = read("envelopes.json") as readonly Pick<ErrorCase, "failure" | "text">[];
const unrelated = read("unrelated-errors.json") as readonly string[];
const named = cases.map((one) => [`${one.row}: ${one.text.replace(/\s+/g, " ").slice(0, 70)}`, one] as const);

/** What the files of a row tell, and the error does not: another failure with the same error comes first. */
const behindOthers = new Set(["F09", "F18"]);

describe("errors of AWS", () => {
  it("are there for every row of the catalogue, in two wordings", () => {
    const counts = rows.map(({ id }) => cases.filter(({ row }) => row === id).length);
    expect(counts).toEqual(rows.map(() => 2));
  });

  it.each(named)("%s", (_name, { failure, text }) => {
    const found = explainErrors(text, nothingLinted).flatMap((error) => error.failures.map(({ id }) => id));
    expect(found).toContain(failure);
  });

  it.each(envelopes.map((one) => [one.text.replace(/\s+/g, " ").slice(0, 70), one] as const))(
    "in what other tools print: %s",
    (_name, { failure, text }) => {
      const found = explainErrors(text, nothingLinted).flatMap((error) => error.failures.map(({ id }) => id));
      expect(found[0]).toBe(failure);
    },
  );

  it.each([
    ["dms:AddTagsToResource", "caller-action-missing"],
    ["dms:CreateReplicationTask", "caller-action-missing"],
    ["dms:MoveReplicationTask", "caller-action-missing"],
    ["dms:TestConnection", "caller-action-missing"],
    ["iam:PassRole", "passrole-missing"],
    ["iam:GetRole", "caller-secret-validation"],
  ])("say first of %s that nothing allows it", (action, failure) => {
    const text = `Error: creating DMS Endpoint (x): User: arn:aws:iam::1:user/x is not authorized to perform: ${action} on resource: *`;
    const found = explainErrors(text, nothingLinted).flatMap((error) => error.failures.map(({ id }) => id));
    expect(found[0]).toBe(failure);
  });

  it("have the refused request whole, however the lines are broken", () => {
    const { text } = envelopes.findLast(({ failure }) => failure === "passrole-missing") ?? { text: "" };
    const resource = "arn:aws:iam::123456789012:role/orders-dms-s3";
    expect(explainErrors(text, nothingLinted).map(({ denial }) => denial?.resource)).toEqual([resource]);
  });

  const refused = (principal: string, action: string, resource: string, policyType: string): string =>
    `Test Endpoint failed: User: ${principal} is not authorized to perform: ${action} on resource: ${resource} because no ${policyType} policy allows the ${action} action`;
  const key = "arn:aws:kms:eu-west-1:222222222222:key/1";
  const secret = "arn:aws:secretsmanager:eu-west-1:222222222222:secret:orders-AbCdEf";
  const session = "arn:aws:sts::111122223333:assumed-role/orders/dms-session-for-replication-engine";
  it.each<[string, string, unknown]>([
    [
      "the role, and by * the key",
      refused(session, "kms:Decrypt", key, "resource-based"),
      { Principal: { AWS: "arn:aws:iam::111122223333:role/orders" }, Action: "kms:Decrypt", Resource: "*" },
    ],
    [
      "a user",
      refused("arn:aws:iam::111122223333:user/x", "secretsmanager:GetSecretValue", secret, "resource-based"),
      {
        Principal: { AWS: "arn:aws:iam::111122223333:user/x" },
        Action: "secretsmanager:GetSecretValue",
        Resource: secret,
      },
    ],
    [
      "nobody whose ARN is not known",
      refused(
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_1/me",
        "kms:CreateGrant",
        key,
        "resource-based",
      ),
      undefined,
    ],
    [
      "the role, in the policy of a VPC endpoint",
      refused(session, "s3:PutObject", "arn:aws:s3:::lake/a.csv", "VPC endpoint"),
      {
        Principal: { AWS: "arn:aws:iam::111122223333:role/orders" },
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::lake/*",
      },
    ],
    [
      "nobody in a policy of who asks",
      refused(session, "kms:Decrypt", key, "identity-based"),
      { Action: "kms:Decrypt", Resource: key },
    ],
  ])("have a statement for the policy that AWS looked into, which names %s", (_name, text, expected) => {
    const [error] = explainErrors(text, nothingLinted);
    expect(error?.denial?.statement).toEqual(expected && { Effect: "Allow", ...expected });
  });

  it("are told apart where a log of a task has several, each once", () => {
    const actions = ["s3:PutObject", "kms:GenerateDataKey", "s3:PutObject"];
    const log = actions.map((action, at) => {
      const object = `arn:aws:s3:::lake/LOAD${String(at)}.csv`;
      return `[TARGET_LOAD ]E: ${refused(session, action, object, "identity-based")}\n(a.c:1)`;
    });
    const found = explainErrors(log.join("\n"), nothingLinted).map(({ denial }) => denial?.action);
    expect(found).toEqual(actions.slice(0, 2));
  });

  it("have a failure each in the facts", () => {
    const tried = new Set([...cases, ...envelopes].map(({ failure }) => failure));
    const untried = failures()
      .map(({ id }) => id)
      .filter((id) => !tried.has(id));
    expect(untried).toEqual([]);
  });

  it.each(unrelated.map((text) => [text.replace(/\s+/g, " ").slice(0, 70), text] as const))(
    "are of another service: %s",
    (_name, text) => {
      expect(explainErrors(text, nothingLinted)).toEqual([]);
    },
  );
});

interface Explained {
  readonly failures: readonly {
    readonly id: string;
    readonly rules: readonly string[];
    readonly findings: readonly unknown[];
  }[];
}

const rowFolder = (row: string, format: string): string =>
  fileURLToPath(new URL(`../fixtures/rows/${row}/${format}/failing`, import.meta.url));

const withFiles = cases.flatMap((one, index) =>
  ["cloudformation", "terraform"]
    .map((format) => rowFolder(one.row, format))
    .filter((folder) => existsSync(folder) && !behindOthers.has(one.row))
    .map((folder) => [`${one.row} ${String(index)} ${folder.split("/").at(-2) ?? ""}`, one, folder] as const),
);

describe("an error beside the files that cause it", () => {
  it.each(withFiles)("%s", async (_name, { failure, text }, folder) => {
    const { stdout } = await runMain(folder, ["explain", "--output", "json", "-", "."], { stdin: text });
    const errors = JSON.parse(stdout) as readonly Explained[];
    expect(errors.map((error) => error.failures[0]?.id)).toContain(failure);
  });

  const roleWith = (name: string): string => `Resources:
  WriterRole:
    Type: AWS::IAM::Role
    Properties: { ${name} AssumeRolePolicyDocument: { Statement: [] } }
  Orders:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: orders, ServiceAccessRoleArn: !GetAtt WriterRole.Arn }
`;
  it.each<[string, string, readonly [string | undefined, number]]>([
    ["with a generated name", roleWith(""), ["vpc-role-missing", 0]],
    ["with another name", roleWith("RoleName: orders-writer,"), ["vpc-role-missing", 0]],
    ["that is the one", roleWith("RoleName: dms-vpc-role,"), ["service-role-policy", 1]],
    [
      "that may be the one",
      `Parameters: { Name: { Type: String } }\n${roleWith("RoleName: !Ref Name,")}`,
      ["service-role-policy", 1],
    ],
  ])("is caused by no role but the one that it names: a role %s", async (_name, stack, expected) => {
    const cwd = workspace({ "stack.yaml": stack });
    const text = "AccessDeniedFault: The IAM Role arn:aws:iam::1:role/dms-vpc-role is not configured properly";
    const { stdout } = await runMain(cwd, ["explain", "--output", "json", text, "."]);
    const [error] = JSON.parse(stdout) as readonly Explained[];
    expect([error?.failures[0]?.id, error?.failures[0]?.findings.length]).toEqual(expected);
  });

  it("about a key is the one of what the role that asked is for", async () => {
    const role = (name: string): string => `  ${name}:
    Type: AWS::IAM::Role
    Properties: { RoleName: ${name}, AssumeRolePolicyDocument: { Statement: [] } }
`;
    const cwd = workspace({
      "stack.yaml": `Resources:
  Key: { Type: AWS::KMS::Key }
  Stream: { Type: AWS::Kinesis::Stream, Properties: { StreamEncryption: { EncryptionType: KMS, KeyId: !Ref Key } } }
${role("lake")}${role("events")}  Lake:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders
        EncryptionMode: SSE_KMS
        ServerSideEncryptionKmsKeyId: !Ref Key
        ServiceAccessRoleArn: !GetAtt lake.Arn
  Events:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: kinesis
      KinesisSettings: { StreamArn: !GetAtt Stream.Arn, ServiceAccessRoleArn: !GetAtt events.Arn }
`,
    });
    const errors = ["lake", "events"].map(async (name) => {
      const text = `User: arn:aws:sts::111122223333:assumed-role/${name}/dms-session-for-replication-engine is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1`;
      const { stdout } = await runMain(cwd, ["explain", "--output", "json", text, "."]);
      const [error] = JSON.parse(stdout) as readonly Explained[];
      return error?.failures[0]?.id;
    });
    expect(await Promise.all(errors)).toEqual(["s3-kms-role", "kinesis-actions"]);
  });

  it("names a role of the account once", async () => {
    const role = { RoleName: "lake", Arn: "arn:aws:iam::111122223333:role/lake", AssumeRolePolicyDocument: {} };
    const account = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [role], Policies: [] };
    const cwd = workspace({ "iam.json": JSON.stringify(account), "stack.yaml": roleWith("") });
    const text = `User: arn:aws:sts::111122223333:assumed-role/lake/dms-session-for-replication-engine is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::orders/a`;
    const { stdout } = await runMain(cwd, ["explain", "--account-data", "iam.json", text, "stack.yaml"]);
    expect(stdout).toContain("asked by role lake (in the account)\n");
  });

  it("names the place of the cause for nine of ten", async () => {
    const places = await Promise.all(
      withFiles.map(async ([, { failure, text }, folder]) => {
        const { stdout } = await runMain(folder, ["explain", "--output", "json", "-", "."], { stdin: text });
        const errors = JSON.parse(stdout) as readonly Explained[];
        return errors.some(({ failures: [first] }) => first?.id === failure && first.findings.length > 0);
      }),
    );
    expect(places.filter((isThere) => isThere).length / places.length).toBeGreaterThan(0.9);
  });
});
