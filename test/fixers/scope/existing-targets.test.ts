import { describe, expect, it } from "vitest";
import { lintTexts } from "../../linter/lint-texts.js";

const rules = ["role-permissions"];

/** The text after `--fix-suggestions`. */
async function mended(path: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { fixed } = await lintTexts({ [path]: text, ...more }, { rules, fix: "suggestions" });
  return fixed[path] ?? text;
}

describe("a reference to a resource of a stack", () => {
  const stack = (bucket: string, role: string): string => `Parameters:
  Make: {Type: String, AllowedValues: ["yes", "no"], Default: "yes"}
  Where: {Type: String}
Conditions:
  MakeS3: !Equals [!Ref Make, "yes"]
  Far: !Equals [!Ref Where, far]
  FarS3: !And [!Condition MakeS3, !Condition Far]
Resources:
  Bucket:
    Type: AWS::S3::Bucket
${bucket}  Writer:
    Type: AWS::IAM::Role
${role}    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: dms.amazonaws.com}, Action: "sts:AssumeRole"}]
  Target:
    Type: AWS::DMS::Endpoint
    Condition: FarS3
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: {BucketName: !Ref Bucket, ServiceAccessRoleArn: !GetAtt Writer.Arn}
`;
  const under = (condition: string): string => (condition === "" ? "" : `    Condition: ${condition}\n`);

  it.each([
    ["exist always", "", ""],
    ["exist under one condition", "MakeS3", "MakeS3"],
    ["exist under one condition and another one", "MakeS3", "FarS3"],
    ["exist always, and the role does not", "", "FarS3"],
  ])("is written where both %s", async (_title, bucket, role) => {
    expect(await mended("stack.yaml", stack(under(bucket), under(role)))).toContain("!Sub ${Bucket.Arn}/*");
  });

  it.each([
    ["only the bucket has a condition", "MakeS3", ""],
    ["the role has another condition", "MakeS3", "Far"],
    ["the condition of the role says less", "FarS3", "MakeS3"],
  ])("is not written where the role may exist without it: %s", async (_title, bucket, role) => {
    const text = stack(under(bucket), under(role));
    expect(await mended("stack.yaml", text)).toBe(text);
  });

  it("is not needed where the bucket has a name", async () => {
    const named = stack("    Condition: MakeS3\n    Properties: {BucketName: lake-of-orders}\n", "").replace(
      "!Ref Bucket,",
      "lake-of-orders,",
    );
    const text = await mended("stack.yaml", named);
    expect(text).toContain("!Sub arn:${AWS::Partition}:s3:::lake-of-orders/*");
  });
});

describe("a reference that somebody wrote", () => {
  it("stays where only the text around it changes", async () => {
    const text = `Parameters: {Make: {Type: String}}
Conditions: {MakeS3: !Equals [!Ref Make, "yes"]}
Resources:
  Bucket: {Type: AWS::S3::Bucket, Condition: MakeS3}
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Action: "s3:GetObject", Resource: !Sub "\${Bucket}/*"}]
`;
    const { fixed } = await lintTexts({ "stack.yaml": text }, { rules: ["arn-format"], fix: "suggestions" });
    expect(fixed["stack.yaml"]).toBe(text.replace("${Bucket}", "${Bucket.Arn}"));
  });
});

describe("a reference to a resource that a loop makes", () => {
  const stack = (collection: string): string => `Transform: AWS::LanguageExtensions
Parameters:
  Streams: {Type: CommaDelimitedList, Default: "Orders,Users"}
Resources:
  Fn::ForEach::Flows:
    - Name
    - ${collection}
    - Stream\${Name}:
        Type: AWS::Kinesis::Stream
      Target\${Name}:
        Type: AWS::DMS::Endpoint
        Properties:
          EndpointType: target
          EngineName: kinesis
          KinesisSettings:
            StreamArn: !GetAtt [!Sub "Stream\${Name}", Arn]
            ServiceAccessRoleArn: !GetAtt Writer.Arn
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: {Service: dms.amazonaws.com}, Action: "sts:AssumeRole"}]
`;

  it("is written where the loop lists its values", async () => {
    expect(await mended("stack.yaml", stack("[Orders, Users]"))).toContain("!GetAtt StreamUsers.Arn");
  });

  it("is not written where they are the default of a parameter", async () => {
    const text = stack("!Ref Streams");
    expect(await mended("stack.yaml", text)).toBe(text);
  });
});

describe("a reference to an instance in a module", () => {
  const module = (bucket: string, endpoint: string, name: string, own = ""): string => `variable "make" { type = bool }
variable "names" { default = { orders = 1, users = 2 } }
resource "aws_iam_role" "writer" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })
}
data "aws_iam_policy_document" "writer" {
  statement {
    actions   = ["s3:GetObject"]
    resources = [${own}]
  }
}
resource "aws_iam_role_policy" "writer" {
  role   = aws_iam_role.writer.id
  policy = data.aws_iam_policy_document.writer.json
}
${bucket}
resource "aws_dms_s3_endpoint" "target" {
  ${endpoint}
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = ${name}
  service_access_role_arn = aws_iam_role.writer.arn
}
`;
  const bucket = (repetition: string): string =>
    `resource "aws_s3_bucket" "lake" {\n  ${repetition}\n  bucket_prefix = "lake"\n}`;
  const child = bucket("") + `\noutput "name" { value = aws_s3_bucket.lake.bucket }\n`;
  const store = `module "store" {\n  count  = var.make ? 1 : 0\n  source = "./store"\n}`;
  const isMade = "count = var.make ? 1 : 0";
  const each = "for_each = var.names";
  const forEach = 'for_each = toset(["orders", "users"])';

  it.each([
    ["that always exists", bucket("count = 2"), "count = 2", "aws_s3_bucket.lake[0].bucket", ""],
    ["of a set that is written out", bucket(forEach), forEach, "aws_s3_bucket.lake[each.key].bucket", ""],
    [
      "that the policy names already",
      bucket(isMade),
      isMade,
      "aws_s3_bucket.lake[0].bucket",
      '"${aws_s3_bucket.lake[0].arn}/x"',
    ],
  ])("is written for one %s", async (_title, made, endpoint, name, own) => {
    const text = await mended("main.tf", module(made, endpoint, name, own));
    expect(text).toMatch(/resources = \[aws_s3_bucket\.lake\[(?:0|"orders")\]\.arn\]/);
  });

  it.each([
    ["that a variable decides about", bucket(isMade), isMade, "aws_s3_bucket.lake[0].bucket"],
    ["of the default of a variable", bucket(each), each, "aws_s3_bucket.lake[each.key].bucket"],
    ["of a module that a variable decides about", store, isMade, "module.store[0].name"],
  ])("is not written for one %s", async (_title, made, endpoint, name) => {
    const text = module(made, endpoint, name, '"arn:aws:s3:::x/*"');
    expect(await mended("main.tf", text, made === store ? { "store/main.tf": child } : {})).toBe(text);
  });
});

describe("a policy for one instance of a role", () => {
  const module = (collection: string): string => `variable "names" { default = { orders = 1, users = 2 } }
locals { names = { orders = 1, users = 2 } }
resource "aws_iam_role" "writer" {
  for_each = ${collection}
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "dms.amazonaws.com" } }]
  })
}
resource "aws_dms_s3_endpoint" "target" {
  for_each                = ${collection}
  endpoint_id             = each.key
  endpoint_type           = "target"
  bucket_name             = "lake-of-\${each.key}"
  service_access_role_arn = aws_iam_role.writer[each.key].arn
}
`;

  it("is added where the keys are written", async () => {
    expect(await mended("main.tf", module("local.names"))).toContain('role = aws_iam_role.writer["users"].id');
  });

  it("is not added where they are the default of a variable", async () => {
    const text = module("var.names");
    expect(await mended("main.tf", text)).toBe(text);
  });
});
