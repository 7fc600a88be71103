import { describe, expect, it } from "vitest";
import { passedRoles, passingOperation, rolesToPass } from "../../../src/dms/index.js";
import { display, isSatisfiable } from "../../../src/tree/index.js";
import { callerWith, runOf, templateAt } from "../caller-run.js";

const head =
  "Parameters: { Any: { Type: String } }\nConditions: { Prod: !Equals [!Ref Any, prod], Never: !Equals [a, b] }\nResources:\n";
const endpoint = (name: string, role: string, attributes = ""): string =>
  `  ${name}: { Type: AWS::DMS::Endpoint${attributes}, Properties: { EndpointType: target, EngineName: s3${role === "" ? "" : `, S3Settings: { BucketName: b, ServiceAccessRoleArn: ${role} }`} } }\n`;
const [a, b] = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"];

const terraformEndpoint = `resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "t"
  endpoint_type           = "target"
  bucket_name             = "b"
  service_access_role_arn = "${a}"
}
`;

/** An instance with these settings for Kerberos. */
function kerberosInstance(kerberos: string): string {
  return `resource "aws_dms_replication_instance" "one" {
  replication_instance_id    = "i"
  replication_instance_class = "c"
  kerberos_authentication_settings {
    ${kerberos}
  }
}
`;
}

describe("the roles that the DMS resources of a template pass", () => {
  const passedIn = async (resources: string) =>
    passedRoles(templateAt(await runOf({ "stack.yaml": head + resources }), "stack.yaml"));
  const namesIn = async (resources: string) =>
    (await passedIn(resources)).map(({ resource, text }) => [resource.name, display(text)]);

  it.each<[string, string, readonly (readonly string[])[]]>([
    ["none", endpoint("One", ""), []],
    ["one", endpoint("One", a), [["One", a]]],
    [
      "one of each resource",
      endpoint("One", a) + endpoint("Two", b),
      [
        ["One", a],
        ["Two", b],
      ],
    ],
    ["each ARN once", endpoint("One", a) + endpoint("Two", a), [["One", a]]],
    [
      "each that it may be",
      endpoint("One", `!If [Prod, ${a}, ${b}]`),
      [
        ["One", a],
        ["One", b],
      ],
    ],
    ["none where there is none", endpoint("One", `!If [Prod, ${a}, !Ref AWS::NoValue]`), [["One", a]]],
    ["none that is no text", endpoint("One", `[${a}]`), []],
    ["one that is not known", endpoint("One", "!Ref Any"), [["One", "${Any}"]]],
  ])("are %s", async (_, resources, expected) => {
    expect(await namesIn(resources)).toEqual(expected);
  });

  it("are passed where one of the resources is created with them", async () => {
    const whens = async (resources: string) => (await passedIn(resources)).map(({ when }) => when.op);
    expect(await whens(endpoint("One", a))).toEqual(["true"]);
    expect(await whens(endpoint("One", a, ", Condition: Prod"))).not.toEqual(["true"]);
    expect(await whens(endpoint("One", a, ", Condition: Prod") + endpoint("Two", a))).toEqual(["true"]);
    const [never] = await passedIn(endpoint("One", a, ", Condition: Never"));
    expect(never && isSatisfiable(never.when)).toBe(false);
  });
});

describe("the roles that a caller passes", () => {
  const creates = ["Allow dms:CreateEndpoint on *"];
  interface Asked {
    readonly statements?: readonly string[];
    readonly isNamed?: boolean;
    readonly targets?: readonly string[];
    readonly sources?: readonly string[];
  }
  const toPass = async (resources: string, { statements = creates, isNamed = false, ...settings }: Asked = {}) => {
    const project = await runOf({ "stack.yaml": head + resources, "more.yaml": head + endpoint("More", b) });
    const caller = { ...callerWith(statements), isNamed };
    const operation = passingOperation(caller);
    if (!operation) throw new Error("it passes no role");
    const found = rolesToPass({ project, settings }, templateAt(project, "stack.yaml"), caller, operation);
    return found?.map(({ text }) => display(text));
  };
  const bucket = "  Bucket: { Type: AWS::S3::Bucket }\n";

  it.each<[string, string, Asked, readonly string[] | undefined]>([
    ["those of the template", endpoint("One", a), {}, [a]],
    ["those of the run, if the settings name it", endpoint("One", a), { isNamed: true }, [a, b]],
    ["none, if no endpoint of the template has one", endpoint("One", ""), {}, undefined],
    ["any, if the template has no endpoint", bucket, {}, []],
    ["any, if the template only has a certificate", "  Ca: { Type: AWS::DMS::Certificate }\n", {}, []],
    ["any, if it may use all of DMS", endpoint("One", ""), { statements: ["Allow dms:* on *"] }, []],
    ["none, if its targets need none", bucket, { targets: ["kafka"] }, undefined],
    ["none, if its sources need none", bucket, { sources: ["babelfish"] }, undefined],
    ["any, if a target needs one", bucket, { targets: ["kafka", "s3"] }, []],
    ["any, if a source needs one", bucket, { targets: ["kafka"], sources: ["s3"] }, []],
    ["any, if an engine is not known", bucket, { targets: ["unheard-of"] }, []],
    ["any, if a source is not known", bucket, { sources: ["unheard-of"] }, []],
    ["those of the template, whatever the engines are", endpoint("One", a), { targets: ["kafka"] }, [a]],
  ])("are %s", async (_, resources, asked, expected) => {
    expect(await toPass(resources, asked)).toEqual(expected);
  });

  it("are those of Kerberos, if it only creates instances", async () => {
    const caller = callerWith(["Allow dms:CreateReplicationInstance on *"]);
    const operation = passingOperation(caller);
    if (!operation) throw new Error("it passes no role");
    const ofModule = async (blocks: string) => {
      const project = await runOf({ "main.tf": blocks });
      const found = rolesToPass({ project, settings: {} }, templateAt(project, "."), caller, operation);
      return found?.map(({ text }) => display(text));
    };
    const given = kerberosInstance(`key_cache_secret_iam_arn = "${b}"`);
    expect(await ofModule(kerberosInstance(""))).toBeUndefined();
    expect(await ofModule(terraformEndpoint + kerberosInstance(""))).toBeUndefined();
    expect(await ofModule(terraformEndpoint + given)).toEqual([b]);
  });
});
