import { describe, expect, it } from "vitest";
import { requiredResources } from "../../../src/dms/needs/required-resources.js";
import type { Text } from "../../../src/tree/index.js";
import { dmsIn, variantOf } from "../variant.js";

const deploymentContext = { partition: "aws", region: "eu-west-1", account: "123456789012" };

async function resourcesOf(secret: string, pattern: string) {
  const found = await dmsIn(`
Parameters: { Any: { Type: String } }
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Made: { Type: Custom::Secret, Properties: { ServiceToken: arn } }
  Key: { Type: AWS::KMS::Key }
  Plain: { Type: AWS::SecretsManager::Secret }
  Named: { Type: AWS::SecretsManager::Secret, Properties: { Name: db, KmsKeyId: !Ref Key } }
  ById: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: k-1 } }
  Given: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: !Ref Any } }
  Listed: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: [k-1] } }
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: source, EngineName: mysql, MySqlSettings: { SecretsManagerSecretId: ${secret} } }
`);
  return requiredResources(variantOf(found, { deploymentContext }), pattern);
}

/** Holes as `<…>`; those of the place of the deployment as `*`. */
function shown({ parts }: Text): string {
  const words = parts.map((part) => {
    if (part.kind === "literal") return part.text;
    return part.symbol.id.startsWith("aws:") ? "*" : `<${part.symbol.id.replace(/^.*[#@](?:[A-Z][a-z]+\.)?/, "")}>`;
  });
  return words
    .join("")
    .replace(/<\d+-generated>/, "<six>")
    .replace(/<\d+\/key>/, "<a key>");
}

const start = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
const declared = "arn:*:secretsmanager:*:*:secret:";

describe("the ARN of a secret", () => {
  it.each<[string, readonly string[]]>([
    ["db", [`${start}db-<six>`]],
    // The end may be what AWS added, or a part of the name.
    ["db-AbCdEf", [`${start}db-AbCdEf`, `${start}db-AbCdEf-<six>`]],
    ["db-AbCde", [`${start}db-AbCde-<six>`]],
    ["db-AbCdEf/x", [`${start}db-AbCdEf/x-<six>`]],
    [`${start}db`, [`${start}db-<six>`]],
    [`${start}db-AbCdEf`, [`${start}db-AbCdEf`, `${start}db-AbCdEf-<six>`]],
    ["!Ref Plain", [`${declared}<Plain/name>-<Plain/name-generated>`]],
    ["!Ref Named", [`${declared}db-<Named/name-generated>`]],
    ["!GetAtt Made.SecretArn", ["<Made/SecretArn>", `${start}<Made/SecretArn>-<six>`]],
    ["!Ref Bucket", [`${start}<Bucket/name>-<six>`]],
    ["!Ref Any", ["<Any>", "<Any>-<six>", `${start}<Any>-<six>`]],
    ["!Sub '${Any}/db'", ["<Any>/db-<six>", `${start}<Any>/db-<six>`]],
    ["!Sub 'db/${Any}'", [`${start}db/<Any>-<six>`]],
    [`!Sub '${start}\${Any}'`, [`${start}<Any>`, `${start}<Any>-<six>`]],
    [`!Sub '${start}\${Bucket}'`, [`${start}<Bucket/name>-<six>`]],
    [`!Sub '${start}\${Any}-AbCdEf'`, [`${start}<Any>-AbCdEf`, `${start}<Any>-AbCdEf-<six>`]],
    // The parameter may end in a hyphen and the first of the six characters.
    [`!Sub '${start}\${Any}dEf'`, [`${start}<Any>dEf`, `${start}<Any>dEf-<six>`]],
    [`!Sub '${start}\${Any}bCdEf'`, [`${start}<Any>bCdEf`, `${start}<Any>bCdEf-<six>`]],
    [`!Sub '${start}\${Any}AbCdEf'`, [`${start}<Any>AbCdEf-<six>`]],
    [`!Sub '${start}\${Any}/db'`, [`${start}<Any>/db-<six>`]],
  ])("%s: %j", async (secret, readings) => {
    const [found, ...others] = await resourcesOf(secret, "${prop:secret.secretId}");
    expect(others).toEqual([]);
    expect(found?.readings.map(shown)).toEqual(readings);
  });

  it("ends in what AWS generates", async () => {
    const [found] = await resourcesOf("db", "${prop:secret.secretId}");
    const last = found?.readings[0]?.parts.at(-1);
    const reason = "AWS generates the end of the secret's ARN";
    expect(last).toMatchObject({ kind: "hole", symbol: { shape: "segment" }, reason, origin: { from: "computed" } });
  });
});

describe("the key of a secret", () => {
  const keyArn = "arn:aws:kms:eu-west-1:123456789012:key/";
  it.each<[string, readonly string[]]>([
    ["!Ref Named", [`${keyArn}<Key/name>`]],
    ["!Ref ById", [`${keyArn}k-1`]],
    // The template does not show which key it is.
    ["!Ref Given", ["<a key>"]],
    ["!Ref Listed", ["<a key>"]],
    [`${start}db`, ["<a key>"]],
    ["!Ref Any", ["<a key>"]],
  ])("%s: %j", async (secret, readings) => {
    const found = await resourcesOf(secret, "${kmsKeyOf:secret.secretId}");
    expect(found.flatMap((one) => one.readings.map(shown))).toEqual(readings);
  });

  it("may be any, if it is not known", async () => {
    const [found] = await resourcesOf("!Ref Given", "${kmsKeyOf:secret.secretId}");
    const [part] = found?.readings[0]?.parts ?? [];
    expect(part).toMatchObject({ kind: "hole", symbol: { shape: "any" }, reason: "the KMS key is not known" });
  });

  it("is none, if it is the key of AWS", async () => {
    expect(await resourcesOf("!Ref Plain", "${kmsKeyOf:secret.secretId}")).toEqual([]);
  });
});
