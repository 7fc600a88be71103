import { expect, it } from "vitest";
import { lintText, type LintTextOptions } from "../../../src/index.js";

/** The text after `--fix`, if that changes it. */
async function mend(text: string, options: Pick<LintTextOptions, "rules" | "fix"> = {}): Promise<string | undefined> {
  const rules = { "known-action": "error", "no-redundant-element": "warn" };
  const results = await lintText(text, { filePath: "main.tf.json", config: false, rules, fix: true, ...options });
  return results[0]?.output;
}

const policy = (action: string): string => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "arn:aws:s3:::landing/*" }
  ]
}
`;

const inJson = (text: string): string => JSON.stringify({ resource: { aws_iam_policy: { reader: { policy: text } } } });
const twice = (actions: string, resource = '"*"'): string =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[${actions}],"Resource":${resource}}]}`;

it.each([
  ['${jsonencode({Statement=[{Effect="Allow",Action="s3:GetObjct",Resource="*"}]})}', "s3:GetObjct", "s3:GetObject"],
  [policy("s3:GetObjct").replace("landing", "${var.it}"), "s3:GetObjct", "s3:GetObject"],
  [twice('"s3:GetObject","s3:GetObject"', '"${var.it}/*"'), '"s3:GetObject","s3:GetObject"', '"s3:GetObject"'],
])("mends a policy in a text of Terraform JSON that has references: %s", async (text, wrong, right) => {
  const mended = inJson(text.replace(wrong, right));
  expect(await mend(inJson(text))).toBe(mended);
});

it("leaves a list alone that is in an expression in a text of Terraform JSON", async () => {
  const module = inJson(`\${jsonencode(${twice('"s3:GetObject","s3:GetObject"')})}`);
  expect(await mend(module)).toBeUndefined();
});

it("does not write the name of a service over the policy that an expression in a text is", async () => {
  const trust = (services: string): string =>
    `\${jsonencode({Statement=[{Effect="Allow",Principal={Service=[${services}]},Action="sts:AssumeRole"}]})}`;
  const module = JSON.stringify({
    data: { aws_region: { current: {} } },
    resource: {
      aws_iam_role: { it: { assume_role_policy: trust('"dms.amazonaws.com","dms.eu-west-1.amazonaws.com"') } },
      aws_dms_endpoint: {
        it: {
          endpoint_type: "source",
          engine_name: "mysql",
          secrets_manager_access_role_arn: "${aws_iam_role.it.arn}",
          secrets_manager_arn: "${aws_secretsmanager_secret.it.arn}",
        },
      },
      aws_secretsmanager_secret: { it: { name: "it" } },
      aws_iam_policy: {
        it: { policy: twice('"logs:GetLogEvents"', '"arn:aws:logs:${data.aws_region.current.name}:*:*"') },
      },
    },
  });
  const options = {
    filePath: "main.tf.json",
    config: false,
    rules: { "trust-scope": "warn" },
    preset: "recommended",
  } as const;
  const [result] = await lintText(module, options);
  expect(result?.messages.map(({ messageId }) => messageId)).toContain("region");
  expect(await mend(module, { rules: options.rules, fix: "suggestions" })).toBeUndefined();
});

const partition = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess";

/** A module of Terraform JSON with an attachment; `data`: its data sources. */
const attached = (arn: string, data?: object): string =>
  JSON.stringify(
    { resource: { aws_iam_role_policy_attachment: { it: { role: "it", policy_arn: arn } } }, ...(data && { data }) },
    null,
    2,
  );

const named = { aws_region: { current: {} } };

it.each([
  ["none", undefined, { aws_partition: { current: {} } }],
  ["another one", named, { ...named, aws_partition: { current: {} } }],
  [
    "one with another name",
    { aws_partition: { here: { provider: "aws.here" } } },
    { aws_partition: { here: { provider: "aws.here" }, current: {} } },
  ],
])("declares a data source in Terraform JSON that has %s", async (_name, before, after) => {
  const wrong = attached("arn:aws:iam::aws:policy/ReadOnlyAccess", before);
  const options = { rules: { partition: "warn" }, fix: true } as const;
  expect(await mend(wrong, options)).toBe(attached(partition, after));
  expect(await mend(attached(partition, after), options)).toBeUndefined();
});

it("writes a reference into a policy in a text of Terraform JSON that has references, and declares what it reads", async () => {
  const document = (more: string): string =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"\${var.queue}"${more}}]}`;
  const module = (more: string, data?: object): string =>
    JSON.stringify({ resource: { aws_sqs_queue_policy: { it: { policy: document(more) } } }, ...(data && { data }) });
  const limit = ',"Condition":{"StringEquals":{"aws:SourceAccount":"${data.aws_caller_identity.current.account_id}"}}';
  const options = { rules: { "service-source": "warn" }, fix: "suggestions" } as const;
  expect(await mend(module(""), options)).toBe(module(limit, { aws_caller_identity: { current: {} } }));
});
