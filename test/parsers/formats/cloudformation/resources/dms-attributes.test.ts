import { describe, expect, it } from "vitest";
import { templatesOf, valueIn } from "../templates.js";

async function valueOf(type: string, reference: string): Promise<unknown> {
  const text = `Resources:
  It: { Type: AWS::DMS::${type} }
  X: { Type: Custom::X, Properties: { Value: ${reference} } }
`;
  return valueIn(await templatesOf({ "stack.yaml": text }), "stack.yaml");
}

describe("an attribute of a DMS resource that is its ARN", () => {
  it.each([
    ["Certificate", "CertificateArn"],
    ["DataMigration", "DataMigrationArn"],
    ["DataProvider", "DataProviderArn"],
    ["Endpoint", "EndpointArn"],
    ["InstanceProfile", "InstanceProfileArn"],
    ["MigrationProject", "MigrationProjectArn"],
    ["ReplicationConfig", "ReplicationConfigArn"],
    ["ReplicationTask", "ReplicationTaskArn"],
  ])("AWS::DMS::%s: %s", async (type, attribute) => {
    const arn = await valueOf(type, `!GetAtt It.${attribute}`);
    expect(arn).toMatch(/^arn:<aws:partition>:dms:<aws:region>:<aws:account>:/);
    expect(arn).toBe(await valueOf(type, "!Ref It"));
  });
});
