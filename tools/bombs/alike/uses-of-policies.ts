import type { Bomb, Files } from "../bomb.js";
import { numbered, readObject, role, target, trust, type Json, type JsonMapping } from "../formats/cloudformation.js";

/** Many endpoints, which ask the same of many policies, statements or names. What each pair costs is the most of it. */
export const usesOfPolicies: readonly Bomb[] = [
  {
    name: "alike: 1,000 statements of a trust policy, and 1,000 endpoints of the role",
    files: () => stackOf(trustingStatements(1000)),
    bounds: { seconds: 4, because: "each endpoint asks for the same service" },
  },
  {
    name: "alike: 300 policies of buckets whose names begin with a parameter each, and as many such endpoints",
    files: () => stackOf(partlyNamed(300), 300),
    bounds: { seconds: 4, because: "each of the policies may be for each of the buckets" },
  },
];

const roleArn = { "Fn::GetAtt": ["Role", "Arn"] };

/** `parameters`: how many texts without a value there are: `P0`, `P1` … */
function stackOf(resources: JsonMapping, parameters = 0): Files {
  const template = {
    ...(parameters > 0 && { Parameters: numbered(parameters, (index) => [`P${index}`, { Type: "String" }]) }),
    Resources: resources,
  };
  return { "stack.json": JSON.stringify(template) };
}

function documentOf(...statements: readonly JsonMapping[]): JsonMapping {
  return { Version: "2012-10-17", Statement: statements };
}

function endpoints(count: number, bucket: (index: number) => Json = () => "data"): JsonMapping {
  return numbered(count, (index) => [`Endpoint${index}`, target(roleArn, bucket(index))]);
}

function trustingStatements(count: number): JsonMapping {
  const [assume] = trust.Statement as readonly JsonMapping[];
  const statements = Array.from({ length: count }, (_, index) => ({
    ...assume,
    Condition: { StringEquals: { "aws:SourceAccount": String(100000000000 + index) } },
  }));
  const properties = { AssumeRolePolicyDocument: documentOf(...statements) };
  return { Role: { Type: "AWS::IAM::Role", Properties: properties }, ...endpoints(count) };
}

function partlyNamed(count: number): JsonMapping {
  const policies = numbered(count, (index) => {
    const put = {
      Effect: "Allow",
      Principal: { AWS: roleArn },
      Action: "s3:PutObject",
      Resource: { "Fn::Sub": `arn:aws:s3:::\${P${index}}-lake/*` },
    };
    const properties = { Bucket: { "Fn::Sub": `\${P${index}}-lake` }, PolicyDocument: documentOf(put) };
    return [`Policy${index}`, { Type: "AWS::S3::BucketPolicy", Properties: properties }];
  });
  const buckets = endpoints(count, (index) => ({ "Fn::Sub": `\${P${index}}-exports` }));
  return { Role: role("role", [readObject]), ...policies, ...buckets };
}
