import type { AlikeParts } from "../alike-parts.js";
import { role, target } from "../formats/cloudformation.js";
import { expressions, hclOf, policyArguments, roleArguments } from "../formats/terraform.js";

type Texts = ReturnType<AlikeParts["filesOf"]>;

/** Roles with their policies and endpoints, in instances, in calls of a module, and in units. */
export const rolesWithUses: Readonly<Record<string, AlikeParts>> = {
  "instances of a role, its policy and its endpoint": { most: 1200, filesOf: instances },
  "calls of a module whose role an endpoint has": { most: 900, filesOf: callsWithEndpoints },
  "modules that call one": { most: 1500, filesOf: modulesThatCall },
  "templates with a role of one name": { most: 2500, filesOf: (count) => templates(count, () => "role") },
  "templates whose roles lack a permission": {
    most: 2500,
    filesOf: (count) => templates(count, (index) => `role-${index}`),
  },
};

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
