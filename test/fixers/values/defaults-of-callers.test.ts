import { expect, it } from "vitest";
import { lintFiles } from "../../../src/index.js";
import { workspace } from "../../workspace/workspace.js";

const trust =
  'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }] })';

const iam = `variable "bucket" { type = string }
resource "aws_iam_role" "lake" {
  name               = "lake"
  assume_role_policy = ${trust}
}
resource "aws_iam_role_policy" "lake" {
  role   = aws_iam_role.lake.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::\${var.bucket}/*" }]
  })
}
output "arn" { value = aws_iam_role.lake.arn }
`;

const dms = `variable "bucket" { type = string }
variable "role_arn" { type = string }
resource "aws_dms_s3_endpoint" "t" {
  endpoint_id             = "t"
  endpoint_type           = "target"
  bucket_name             = var.bucket
  service_access_role_arn = var.role_arn
}
`;

/** A root that passes a bucket to both modules. */
const root = (declarations: string, bucket: string): string => `${declarations}
module "iam" {
  source = "./iam"
  bucket = ${bucket}
}
module "dms" {
  source   = "./dms"
  bucket   = ${bucket}
  role_arn = module.iam.arn
}
`;

const env = 'variable "env" {\n  type    = string\n  default = "prod"\n}\n';

async function offered(main: string): Promise<readonly string[]> {
  const cwd = workspace({ "main.tf": main, "iam/main.tf": iam, "dms/main.tf": dms });
  const results = await lintFiles(".", { cwd, config: false });
  const suggestions = results.flatMap(({ messages }) => messages.flatMap((message) => message.suggestions ?? []));
  return suggestions.flatMap(({ fixes }) => fixes.map(({ text }) => text));
}

it.each([
  ["in the argument of a call", root(env, '"lake-${var.env}"')],
  ["by a local of the caller", root(`${env}locals {\n  bucket = "lake-\${var.env}"\n}\n`, "local.bucket")],
])("the default of a caller's variable is not written into a module: %s", async (_, main) => {
  expect((await offered(main)).filter((text) => text.includes("prod"))).toEqual([]);
});

it("what the caller always passes is written as the module names it", async () => {
  expect((await offered(root("", '"lake-files"'))).join("\n")).toContain('"arn:aws:s3:::${var.bucket}"');
});
