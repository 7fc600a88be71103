import { role, type Json, type JsonMapping } from "./formats/cloudformation.js";
import { expressions, hclOf, policyArguments, roleArguments } from "./formats/terraform.js";

/** The texts of files, by path. */
type Texts = Readonly<Record<string, string>>;

/**
 * Instances, calls and units that are alike: they share a text, a name or a purpose. If one of them asks for all others,
 * the cost grows with the square of their number.
 */
export const alikeParts = {
  "instances of a role, its policy and its endpoint": instances,
  "calls of a module whose role an endpoint has": callsWithEndpoints,
  "modules that call one": modulesThatCall,
  "templates with a role of one name": (count) => templates(count, () => "role"),
  "templates whose roles lack a permission": (count) => templates(count, (index) => `role-${index}`),
} as const satisfies Readonly<Record<string, (count: number) => Texts>>;

/** A role, its policy and its endpoint for each bucket of a map. */
function instances(count: number): Texts {
  const buckets = Array.from({ length: count }, (_, index) => `b${index} = "bucket-${index}"`).join("\n");
  const main = hclOf({
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
  return { "main.tf": main };
}

const each = { for_each: "local.buckets" };

function endpoint(id: string, bucket: string, roleArn: string): Readonly<Record<string, string>> {
  return { endpoint_id: id, endpoint_type: '"target"', bucket_name: bucket, service_access_role_arn: roleArn };
}

const called = hclOf({
  variables: ["name"],
  resources: {
    "aws_iam_role.role": roleArguments("var.name"),
    "aws_iam_role_policy.policy": policyArguments('["arn:aws:s3:::data/*"]'),
  },
});

function call(name: string, source: string): string {
  return `module "${name}" {\n  source = "${source}"\n  name = "${name}"\n}\n`;
}

function callsWithEndpoints(count: number): Texts {
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

function modulesThatCall(count: number): Texts {
  const texts = expressions(count, (index) => [`root${index}/main.tf`, call(`m${index}`, "../called")]);
  return { "called/main.tf": called, ...texts };
}

/** @param roleName Of a template by its number. */
function templates(count: number, roleName: (index: number) => string): Texts {
  return expressions(count, (index) => {
    const name = roleName(index);
    const arn = { "Fn::Sub": `arn:aws:iam::\${AWS::AccountId}:role/${name}` };
    return [`stack${index}.json`, JSON.stringify({ Resources: { Role: role(name), Endpoint: target(arn) } })];
  });
}

export function target(roleArn: Json): JsonMapping {
  const settings = { BucketName: "data", ServiceAccessRoleArn: roleArn };
  return {
    Type: "AWS::DMS::Endpoint",
    Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
  };
}
