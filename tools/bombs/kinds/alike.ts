import { usesOfPolicies } from "../alike/uses-of-policies.js";
import { alikeParts } from "../alike-parts.js";
import { everyRule, type Bomb, type Files } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, target, type JsonMapping } from "../formats/cloudformation.js";
import { hclOf, policyArguments, roleArguments } from "../formats/terraform.js";

const bounds = { seconds: 15, because: "a cost for each pair of them would be a multiple" };

/** Parts that are alike: a cost that grows with the square shows here. */
export const alike: readonly Bomb[] = [
  ...Object.entries(alikeParts).map(([items, { filesOf, most }]): Bomb => {
    // An eighth of what the bench measures: `npm run squares` finds most squares, by counting calls.
    const count = Math.ceil(most / 8);
    const name = `alike: ${count.toLocaleString("en")} ${items}`;
    // With the proofs of what `--fix` would write: they ask for the rest of the run, too.
    return {
      name,
      files: () => filesOf(count),
      args: [...everyRule, "--fix-dry-run", "."],
      bounds: { ...bounds, seconds: 10 },
    };
  }),
  {
    name: "alike: 1,250 roles with an endpoint, their least policies",
    files: () => ({ "stack.json": JSON.stringify({ Resources: rolesWithTargets(1250) }) }),
    args: ["policy", "."],
    statuses: [0],
    bounds,
  },
  ...cloudFormation("alike: 100 users that may pass 100 roles", () => ({ Resources: usersAndRoles(100) })).map(
    (bomb) => ({
      ...bomb,
      bounds,
    }),
  ),
  {
    name: "alike: 400 users who have one policy and may create 400 endpoints",
    files: () => ({ "stack.json": JSON.stringify({ Resources: usersOfOnePolicy(400) }) }),
  },
  {
    name: "alike: 400 roles that one user may pass, and 400 others in the template",
    files: () => ({ "stack.json": JSON.stringify({ Resources: otherRoles(400) }) }),
  },
  {
    name: "alike: 480 statements of a policy that 480 roles have",
    files: () => ({ "stack.json": JSON.stringify({ Resources: rolesOfLongPolicy(480) }) }),
  },
  {
    name: "alike: 100 policies and endpoints of one bucket, suggested",
    files: () => ({ "stack.json": JSON.stringify({ Resources: policiesOfOneBucket(100) }) }),
    args: [...everyRule, "--fix-dry-run", "--fix-suggestions", "."],
  },
  {
    name: "alike: 1,000 instances of a role, its policy and its bucket, suggested",
    files: () => ({ "main.tf": instancesWithBuckets(1000) }),
    args: ["--no-config", "--only", "role-permissions", "--fix-dry-run", "--fix-suggestions", "."],
    bounds,
  },
  {
    name: "alike: 20 roles, policies and buckets of 60 instances each, suggested",
    files: () => ({ "main.tf": pairsOfInstances(20, 60) }),
    args: ["--no-config", "--only", "role-permissions", "--fix-dry-run", "--fix-suggestions", "."],
    bounds: { ...bounds, because: "a proof for each of the suggestions would take a multiple" },
  },
  {
    name: "alike: 100 roles that may write into 100 buckets each, drawn",
    files: () => ({ "stack.json": JSON.stringify({ Resources: rolesOfAllBuckets(100) }) }),
    args: ["graph", "--output", "svg", "."],
    statuses: [0],
  },
  {
    name: "alike: 2,000 overrides for a folder at any depth, and a template in each",
    files: () => overridesAtAnyDepth(2000),
    args: ["."],
  },
  {
    name: "alike: 300 statements on other buckets than 300 endpoints of the role, json",
    files: () => ({ "stack.json": JSON.stringify({ Resources: otherBuckets(300) }) }),
    bounds: { ...bounds, megabytes: 900 },
  },
  ...usesOfPolicies,
];

/** Each statement allows what DMS does not need, and each endpoint needs what no statement allows. */
function otherBuckets(count: number): JsonMapping {
  const statements = Array.from({ length: count }, (_, index) => ({
    Effect: "Allow",
    Action: "s3:*",
    Resource: `arn:aws:s3:::other-${index}/*`,
  }));
  return {
    Role: role({ Ref: "AWS::NoValue" }, statements),
    ...numbered(count, (index) => [`Endpoint${index}`, target({ "Fn::GetAtt": ["Role", "Arn"] }, `bucket-${index}`)]),
  };
}

/** The caller may pass each of the roles, and each role may write into its bucket. */
function rolesWithTargets(count: number): JsonMapping {
  return {
    ...numbered(count, (index) => [`Role${index}`, role({ Ref: "AWS::NoValue" })]),
    ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf(index), `bucket-${index}`)]),
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

/** Each user may create every endpoint, and needs the same for each of them. */
function usersOfOnePolicy(count: number): JsonMapping {
  const statement = { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" };
  const users = Array.from({ length: count }, (_, index) => ({ Ref: `User${index}` }));
  const document = { Version: "2012-10-17", Statement: [statement] };
  return {
    Policy: {
      Type: "AWS::IAM::Policy",
      Properties: { PolicyName: "deploy", Users: users, PolicyDocument: document },
    },
    ...numbered(count, (index) => [`User${index}`, { Type: "AWS::IAM::User" }]),
    ...numbered(count, (index) => [`Endpoint${index}`, target("arn:aws:iam::111122223333:role/role")]),
  };
}

/** The user may pass roles of an account that is written out. The endpoints have others. */
function otherRoles(count: number): JsonMapping {
  const roles = Array.from({ length: count }, (_, index) => `arn:aws:iam::111122223333:role/other-${index}`);
  const statements = [
    { Effect: "Allow", Action: "dms:*", Resource: "*" },
    { Effect: "Allow", Action: "iam:PassRole", Resource: roles },
  ];
  const policy = { PolicyName: "deploy", PolicyDocument: { Version: "2012-10-17", Statement: statements } };
  return {
    User: { Type: "AWS::IAM::User", Properties: { Policies: [policy] } },
    ...numbered(count, (index) => [`Role${index}`, role(`role-${index}`, [readObject])]),
    ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf(index))]),
  };
}

/** Each role may write into the buckets of all endpoints. */
function rolesOfLongPolicy(count: number): JsonMapping {
  const roles = Array.from({ length: count }, (_, index) => ({ Ref: `Role${index}` }));
  const statements = Array.from({ length: count }, (_, index) => ({
    Effect: "Allow",
    Action: ["s3:PutObject"],
    Resource: `arn:aws:s3:::bucket-${index}/*`,
  }));
  const document = { Version: "2012-10-17", Statement: statements };
  return {
    ...rolesWithTargets(count),
    Policy: { Type: "AWS::IAM::Policy", Properties: { PolicyName: "p", Roles: roles, PolicyDocument: document } },
  };
}

/** The list of the role's statements is empty, and it needs several. */
function policiesOfOneBucket(count: number): JsonMapping {
  const bucket = { Ref: "Bucket" };
  const policies = numbered(count, (index) => {
    const other = { StringNotEquals: { "aws:PrincipalArn": `arn:aws:iam::111122223333:role/other-${index}` } };
    const objects = { "Fn::Sub": "${Bucket.Arn}/*" };
    const noPut = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: objects, Condition: other };
    const properties = { Bucket: bucket, PolicyDocument: { Version: "2012-10-17", Statement: [noPut] } };
    return [`Policy${index}`, { Type: "AWS::S3::BucketPolicy", Properties: properties }];
  });
  const endpoints = numbered(count, (index) => [`Endpoint${index}`, target(arnOf(0), bucket)]);
  return { Bucket: { Type: "AWS::S3::Bucket" }, Role0: role("role"), ...policies, ...endpoints };
}

function instancesWithBuckets(count: number): string {
  return instances(count, resourcesWithBucket(""));
}

function pairsOfInstances(pairs: number, count: number): string {
  const all = Array.from({ length: pairs }, (_, index) => Object.entries(resourcesWithBucket(String(index))));
  return instances(count, Object.fromEntries(all.flat()));
}

type HclResources = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A role whose policy names another bucket than its endpoint writes into. */
function resourcesWithBucket(number: string): HclResources {
  const each = { for_each: "toset(var.names)" };
  const [bucket, roleName] = [`aws_s3_bucket.bucket${number}`, `aws_iam_role.role${number}`];
  return {
    [bucket]: { bucket_prefix: "each.key", ...each },
    [roleName]: roleArguments(number ? `"\${each.key}-${number}"` : "each.key", each),
    [`aws_iam_role_policy.policy${number}`]: {
      ...policyArguments('["arn:aws:s3:::data/*"]', `${roleName}[each.key].name`),
      ...each,
    },
    [`aws_dms_s3_endpoint.endpoint${number}`]: {
      endpoint_id: "each.key",
      endpoint_type: '"target"',
      bucket_name: `${bucket}[each.key].bucket`,
      service_access_role_arn: `${roleName}[each.key].arn`,
      ...each,
    },
  };
}

function instances(count: number, resources: HclResources): string {
  const names = Array.from({ length: count }, (_, index) => `"b${index}"`);
  // Only a default: whether an instance exists is asked for each reference.
  return `variable "names" {\n  default = [${names.join(", ")}]\n}\n${hclOf({ resources })}`;
}

function rolesOfAllBuckets(count: number): JsonMapping {
  const objects = Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket-${index}/*`);
  const write = { Effect: "Allow", Action: "s3:PutObject", Resource: objects };
  return {
    ...numbered(count, (index) => [`Role${index}`, role(`role-${index}`, [write])]),
    ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf(index), `bucket-${index}`)]),
  };
}

function overridesAtAnyDepth(count: number): Files {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const overrides = numbers.map((one) => ({ files: [`**/d${one}/*.json`], rules: { "role-trust": "warn" } }));
  const template = JSON.stringify({ Resources: { Role: role("role") } });
  return {
    "dmslint.config.json": JSON.stringify({ overrides }),
    ...Object.fromEntries(numbers.map((one) => [`d${one}/stack.json`, template])),
  };
}

function arnOf(index: number): JsonMapping {
  return { "Fn::GetAtt": [`Role${index}`, "Arn"] };
}
