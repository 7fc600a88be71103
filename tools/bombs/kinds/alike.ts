import type { Bomb, Files } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { expressions, hclOf, policyArguments, roleArguments } from "../formats/terraform.js";

/**
 * Instances, calls and units that are alike: they share a text, a name or a purpose. A cost that grows with the square
 * shows here, if one of them asks for all others.
 */
export const alike: readonly Bomb[] = [
  {
    name: "alike: 1,200 instances of a role, its policy and its endpoint, tf",
    files: () => ({ "main.tf": eachOf(1200) }),
  },
  { name: "alike: 900 calls of a module whose role an endpoint has, tf", files: () => callsWithEndpoints(900) },
  { name: "alike: 1,500 modules that call one, tf", files: () => modulesThatCall(1500) },
  { name: "alike: 2,500 templates with a role of one name, json", files: () => templates(2500, () => "role") },
  {
    name: "alike: 2,500 templates whose roles lack a permission, json",
    files: () => templates(2500, (index) => `role-${index}`),
  },
  ...cloudFormation("alike: 100 users that may pass 100 roles", () => ({ Resources: usersAndRoles(100) })),
];

function eachOf(count: number): string {
  const buckets = Array.from({ length: count }, (_, index) => `b${index} = "bucket-${index}"`).join("\n");
  return hclOf({
    locals: { buckets: `{\n${buckets}\n}` },
    resources: {
      "aws_iam_role.role": roleArguments("each.key", each),
      "aws_iam_role_policy.policy": {
        ...policyArguments('["arn:aws:s3:::${each.value}/*"]', "aws_iam_role.role[each.key].name"),
        ...each,
      },
      "aws_dms_s3_endpoint.endpoint": {
        ...endpoint("each.key", "each.value", "aws_iam_role.role[each.key].arn"),
        ...each,
      },
    },
  });
}

const each = { for_each: "local.buckets" };

function endpoint(id: string, bucket: string, roleArn: string): Readonly<Record<string, string>> {
  return { endpoint_id: id, endpoint_type: '"target"', bucket_name: bucket, service_access_role_arn: roleArn };
}

const called = hclOf({
  variables: ["name"],
  resources: { "aws_iam_role.role": roleArguments("var.name"), "aws_iam_role_policy.policy": policyArguments('["arn:aws:s3:::data/*"]') },
});

function call(name: string, source: string): string {
  return `module "${name}" {\n  source = "${source}"\n  name = "${name}"\n}\n`;
}

function callsWithEndpoints(count: number): Files {
  const names = Array.from({ length: count }, (_, index) => `m${index}`);
  const endpoints = names.map((name) => {
    const values = endpoint(`"${name}"`, `"${name}"`, `module.${name}.arn`);
    return hclOf({ resources: { [`aws_dms_s3_endpoint.${name}`]: values } });
  });
  return {
    "main.tf": [...names.map((name) => call(name, "./called")), ...endpoints].join("\n"),
    "called/main.tf": `${called}\noutput "arn" {\n  value = aws_iam_role.role.arn\n}\n`,
  };
}

function modulesThatCall(count: number): Files {
  const texts = expressions(count, (index) => [`root${index}/main.tf`, call(`m${index}`, "../called")]);
  return { "called/main.tf": called, ...texts };
}

/** @param roleName Of a template by its number. */
function templates(count: number, roleName: (index: number) => string): Files {
  return expressions(count, (index) => {
    const name = roleName(index);
    const arn = { "Fn::Sub": `arn:aws:iam::\${AWS::AccountId}:role/${name}` };
    return [`stack${index}.json`, JSON.stringify({ Resources: { Role: role(name), Endpoint: target(arn) } })];
  });
}

function target(roleArn: Json): JsonMapping {
  const settings = { BucketName: "data", ServiceAccessRoleArn: roleArn };
  return {
    Type: "AWS::DMS::Endpoint",
    Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
  };
}

/** Each user names every role. */
function usersAndRoles(count: number): JsonMapping {
  const roles = Array.from({ length: count }, (_, index) => arnOf(index));
  const statements = [
    { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" },
    { Effect: "Allow", Action: "iam:PassRole", Resource: roles },
  ];
  const policy = { PolicyName: "deploy", PolicyDocument: { Version: "2012-10-17", Statement: statements } };
  return {
    ...numbered(count, (index) => [`User${index}`, { Type: "AWS::IAM::User", Properties: { Policies: [policy] } }]),
    ...numbered(count, (index) => [`Role${index}`, role({ Ref: "AWS::NoValue" }, [readObject])]),
    ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf(index))]),
  };
}

function arnOf(index: number): JsonMapping {
  return { "Fn::GetAtt": [`Role${index}`, "Arn"] };
}
