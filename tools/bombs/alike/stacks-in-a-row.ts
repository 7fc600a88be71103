import type { AlikeParts } from "../alike-parts.js";
import { numbered, role, target, type Json, type JsonMapping } from "../formats/cloudformation.js";
import { expressions } from "../formats/terraform.js";

type Texts = ReturnType<AlikeParts["filesOf"]>;

/** Templates that each take from the one before what they give to the next. */
export const stacksInARow: Readonly<Record<string, AlikeParts>> = {
  "templates that import in a ring": { most: 1000, filesOf: importsInARing },
  "exports that rest on the one before": { most: 2000, filesOf: exportsOnExports },
  "nested stacks of one template": { most: 1000, filesOf: nestedStacks },
};

/** A bucket and a role for the next template, and an endpoint with those of the one before. */
function resourcesWith(bucket: Json, roleArn: Json): JsonMapping {
  const statement = { Effect: "Allow", Action: "s3:*", Resource: { "Fn::Sub": "${Bucket.Arn}/*" } };
  return {
    Bucket: { Type: "AWS::S3::Bucket" },
    Role: role({ Ref: "AWS::NoValue" }, [statement]),
    Endpoint: target(roleArn, bucket),
  };
}

function importsInARing(count: number): Texts {
  return expressions(count, (index) => {
    const before = (index + count - 1) % count;
    const imported = (name: string): JsonMapping => ({ "Fn::ImportValue": `${name}-${before}` });
    const outputs = {
      Bucket: { Value: { Ref: "Bucket" }, Export: { Name: `bucket-${index}` } },
      Role: { Value: { "Fn::GetAtt": ["Role", "Arn"] }, Export: { Name: `role-${index}` } },
    };
    const resources = resourcesWith(imported("bucket"), imported("role"));
    return [`stack${index}.json`, JSON.stringify({ Resources: resources, Outputs: outputs })];
  });
}

function exportsOnExports(count: number): Texts {
  return expressions(count, (index) => {
    const value: Json = index === 0 ? "first" : { "Fn::ImportValue": `step-${index - 1}` };
    const outputs = { Step: { Value: { "Fn::Join": ["", [value, "+"]] }, Export: { Name: `step-${index}` } } };
    const resources = { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: value } } };
    return [`step${index}.json`, JSON.stringify({ Resources: resources, Outputs: outputs })];
  });
}

function nestedStacks(count: number): Texts {
  const parameter = { Type: "String", Default: "none" };
  const outputs = {
    Bucket: { Value: { Ref: "Bucket" } },
    Role: { Value: { "Fn::GetAtt": ["Role", "Arn"] } },
  };
  const template = JSON.stringify({
    Parameters: { BucketName: parameter, RoleArn: parameter },
    Resources: resourcesWith({ Ref: "BucketName" }, { Ref: "RoleArn" }),
    Outputs: outputs,
  });
  const outer = numbered(count, (index) => {
    const before = `Nested${index - 1}`;
    const given = {
      BucketName: { "Fn::GetAtt": [before, "Outputs.Bucket"] },
      RoleArn: { "Fn::GetAtt": [before, "Outputs.Role"] },
    };
    const properties = { TemplateURL: `nested${index}.json`, ...(index > 0 && { Parameters: given }) };
    return [`Nested${index}`, { Type: "AWS::CloudFormation::Stack", Properties: properties }];
  });
  return {
    ...expressions(count, (index) => [`nested${index}.json`, template]),
    "outer.json": JSON.stringify({ Resources: outer }),
  };
}
