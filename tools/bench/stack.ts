type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The text of a stack with `size` groups of five resources: bucket, role, endpoint, task, key. */
export function stackText(format: "yaml" | "json", seed: number, size: number): string {
  const value = stack(seed, size);
  return format === "yaml" ? yamlOf(value) : JSON.stringify(value, null, 2);
}

function stack(seed: number, size: number): Json {
  const resources: Record<string, Json> = {
    DmsVpcRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        RoleName: "dms-vpc-role",
        AssumeRolePolicyDocument: trust(),
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"],
      },
    },
    Subnets: {
      Type: "AWS::DMS::ReplicationSubnetGroup",
      DependsOn: "DmsVpcRole",
      Properties: { ReplicationSubnetGroupDescription: `group ${String(seed)}`, SubnetIds: ["subnet-1", "subnet-2"] },
    },
  };
  for (let index = 0; index < size; index++) Object.assign(resources, group(`${String(seed)}x${String(index)}`));
  return { AWSTemplateFormatVersion: "2010-09-09", Resources: resources };
}

function trust(): Json {
  const statement = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
  return { Version: "2012-10-17", Statement: [statement] };
}

function group(id: string): Record<string, Json> {
  const arn = { "Fn::GetAtt": [`Bucket${id}`, "Arn"] };
  const statement = {
    Effect: "Allow",
    Action: ["s3:PutObject", "s3:DeleteObject", "s3:ListBucket"],
    Resource: [arn, { "Fn::Sub": `\${Bucket${id}.Arn}/*` }],
  };
  const document = { Version: "2012-10-17", Statement: [statement] };
  const settings = { BucketName: { Ref: `Bucket${id}` }, ServiceAccessRoleArn: { "Fn::GetAtt": [`Role${id}`, "Arn"] } };
  return {
    [`Bucket${id}`]: { Type: "AWS::S3::Bucket", Properties: { BucketName: `data-${id}` } },
    [`Key${id}`]: { Type: "AWS::KMS::Key", Properties: { Description: id } },
    [`Role${id}`]: {
      Type: "AWS::IAM::Role",
      Properties: { AssumeRolePolicyDocument: trust(), Policies: [{ PolicyName: "write", PolicyDocument: document }] },
    },
    [`Endpoint${id}`]: {
      Type: "AWS::DMS::Endpoint",
      Properties: { EndpointType: "target", EngineName: "s3", S3Settings: settings },
    },
    [`Task${id}`]: {
      Type: "AWS::DMS::ReplicationTask",
      Properties: {
        MigrationType: "full-load",
        TargetEndpointArn: { Ref: `Endpoint${id}` },
        TableMappings: JSON.stringify({ rules: [] }),
      },
    },
  };
}

/** Writes plain data as people write CloudFormation: in block style, with short forms and with few quotes. */
function yamlOf(value: Json, indent = ""): string {
  if (Array.isArray(value)) return value.map((item: Json) => `${indent}- ${itemText(item, `${indent}  `)}`).join("");
  if (typeof value !== "object") return `${indent}${scalarText(value)}\n`;
  return Object.entries(value)
    .map(([key, item]) => `${indent}${scalarText(key)}:${nested(item, indent)}`)
    .join("");
}

/** The text behind a dash. */
function itemText(item: Json, indent: string): string {
  return callText(item) ?? yamlOf(item, indent).trimStart();
}

function nested(value: Json, indent: string): string {
  const call = callText(value);
  if (call !== undefined) return ` ${call}`;
  return typeof value === "object" ? `\n${yamlOf(value, `${indent}  `)}` : ` ${scalarText(value)}\n`;
}

/** The short form of a call; `undefined` for what is none. */
function callText(value: Json): string | undefined {
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  const [[name, given] = [], ...others] = Object.entries(value);
  if (name === undefined || others.length > 0 || !/^(?:Ref|Fn::\w+)$/.test(name)) return undefined;
  const argument = Array.isArray(given) ? given.join(".") : given;
  return `!${name.replace("Fn::", "")} ${typeof argument === "string" ? scalarText(argument) : ""}\n`;
}

/** Plain words, names, actions and ARNs need no quotes; dates and numbers do. */
function scalarText(value: string | number | boolean): string {
  return typeof value === "string" && !/^[A-Za-z][\w:/.-]*$/.test(value) ? JSON.stringify(value) : String(value);
}
