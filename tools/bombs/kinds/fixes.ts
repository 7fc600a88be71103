import { everyRule, type Bomb, type Files } from "../bomb.js";
import { numbered, readObject, role, target, type Json } from "../formats/cloudformation.js";
import { statementsInEveryFormat } from "../formats/documents.js";
import { hclOf, policyArguments, roleArguments } from "../formats/terraform.js";

const fix = [...everyRule, "--fix-dry-run", "."];
const suggest = [...everyRule, "--fix-dry-run", "--fix-suggestions", "."];
const proved = [...everyRule, "--format", "sarif", "."];

/** A file is read and judged four times: before, twice for the proof, and after its fixes. */
const bounds = { seconds: 10, megabytes: 800, because: "judged four times" };

/** Fixes: many of them, or such as make room for more. */
export const fixes: readonly Bomb[] = all().map((bomb) => ({ ...bomb, bounds }));

function all(): readonly Bomb[] {
  return [
    ...statementsInEveryFormat("fixes: 2,000 misspelled actions", misspelled, { args: fix }),
    ...statementsInEveryFormat("fixes: 2,000 misspelled actions, suggested", misspelled, { args: suggest }),
    ...statementsInEveryFormat("fixes: 2,000 misspelled actions, proved for a report", misspelled, { args: proved }),
    ...statementsInEveryFormat("fixes: 2,000 statements to correct", () => statements(2000, one), { args: fix }),
    ...statementsInEveryFormat("fixes: 400 statements to correct, suggested", () => statements(400, one), {
      args: suggest,
    }),
    ...statementsInEveryFormat(
      "fixes: objects on a topic",
      () => [objectsOnTopic("arn:aws:sns:eu-west-1:123456789012:t")],
      {
        args: suggest,
      },
    ),
    ...statementsInEveryFormat("fixes: objects on 20 topics", () => [objectsOnTopics()], { args: suggest }),
    ...statementsInEveryFormat(
      "fixes: 200 statements of objects on topics",
      () => statements(200, (index) => objectsOnTopic(`arn:aws:sns:eu-west-1:123456789012:t${index}`)),
      { args: suggest },
    ),
    ...statementsInEveryFormat("fixes: 2,000 lists of buckets and objects", () => [bucketsWithoutObjects()], {
      args: suggest,
    }),
    ...statementsInEveryFormat("fixes: 2,000 doubled values", () => [doubled()], { args: suggest }),
    { name: "fixes: roles of 200 nested stacks, proved for a report", files: rolesOfNestedStacks, args: proved },
    { name: "fixes: 1,500 roles of one name, proved for a report", files: rolesOfOneName, args: proved },
    { name: "fixes: 10 modules that call one with 4 roles, suggested", files: callersOfRoles, args: suggest },
    {
      name: "fixes: a trust policy to narrow in each of 500 templates, suggested",
      files: trustInTemplates,
      args: [...everyRule, "--only", "confused-deputy", "--fix-dry-run", "--fix-suggestions", "."],
    },
  ];
}

/** One template has the endpoints, and each nested one a role that lacks the same. */
function rolesOfNestedStacks(): Files {
  const nested = numbered(200, (index) => [
    `Stack${index}`,
    { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: `role${index}.json` } },
  ]);
  const endpoints = numbered(200, (index) => [
    `Endpoint${index}`,
    target({ "Fn::GetAtt": [`Stack${index}`, "Outputs.Arn"] }),
  ]);
  const templateOfRole = JSON.stringify({
    Resources: { Role: role({ Ref: "AWS::NoValue" }, [readObject]) },
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
  });
  return {
    "root.json": JSON.stringify({ Resources: { ...nested, ...endpoints } }),
    ...Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`role${index}.json`, templateOfRole])),
  };
}

/** Each call has all roles, and each of them lacks the same. */
function callersOfRoles(): Files {
  const call = 'module "roles" {\n  source = "../roles"\n  name   = "name"\n}\n';
  const resources = [0, 1, 2, 3].flatMap((index): (readonly [string, Readonly<Record<string, string>>])[] => [
    [`aws_s3_bucket.b${index}`, { bucket_prefix: "var.name" }],
    [`aws_iam_role.r${index}`, roleArguments(`"\${var.name}-${index}"`)],
    [`aws_iam_role_policy.p${index}`, policyArguments('["arn:aws:s3:::data/*"]', `aws_iam_role.r${index}.name`)],
    [
      `aws_dms_s3_endpoint.e${index}`,
      {
        endpoint_id: '"e"',
        endpoint_type: '"target"',
        bucket_name: `aws_s3_bucket.b${index}.bucket`,
        service_access_role_arn: `aws_iam_role.r${index}.arn`,
      },
    ],
  ]);
  return {
    ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`root${index}/main.tf`, call])),
    "roles/main.tf": hclOf({ variables: ["name"], resources: Object.fromEntries(resources) }),
  };
}

/** What is taken away might be needed in another template. */
function trustInTemplates(): Files {
  const template = JSON.stringify({
    Resources: { Role: role({ Ref: "AWS::NoValue" }), Endpoint: target({ "Fn::GetAtt": ["Role", "Arn"] }) },
  });
  return Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`stack${index}.json`, template]));
}

/** Each action lacks a letter, and resources are ARNs: a fix each. */
function misspelled(): readonly Json[] {
  return [
    {
      Effect: "Allow",
      Action: Array.from(
        { length: 2000 },
        (_, index) => ["s3:GetObjct", "s3:PutObjct", "s3:DeletObject"][index % 3] ?? "",
      ),
      Resource: "arn:aws:s3:::data/*",
    },
  ];
}

function statements(count: number, statement: (index: number) => Json): readonly Json[] {
  return Array.from({ length: count }, (_, index) => statement(index));
}

function one(index: number): Json {
  return { Effect: "Allow", Action: "s3:GetObjct", Resource: `arn:aws:s3:::bucket-${index}/*` };
}

function objectsOnTopic(arn: string): Json {
  return { Effect: "Allow", Action: "s3:GetObject", Resource: arn };
}

function objectsOnTopics(): Json {
  const topics = Array.from({ length: 20 }, (_, index) => `arn:aws:sns:eu-west-1:123456789012:t${index}`);
  return { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], Resource: topics };
}

function bucketsWithoutObjects(): Json {
  const buckets = Array.from({ length: 2000 }, (_, index) => `arn:aws:s3:::bucket-${index}`);
  return { Effect: "Allow", Action: ["s3:GetObject"], Resource: buckets };
}

function doubled(): Json {
  return {
    Effect: "Allow",
    Action: Array.from({ length: 2000 }, (_, index) => (index % 2 === 0 ? "s3:GetObject" : "s3:getobject")),
    Resource: Array.from({ length: 2000 }, (_, index) => `arn:aws:s3:::data/${index % 7}*`),
  };
}

/** Each of them is a holder of all their policies. */
function rolesOfOneName(): Files {
  const one = JSON.stringify(role("role", [readObject]));
  return { "stack.json": `{"Resources":{${Array.from({ length: 1500 }, () => `"Role":${one}`).join()}}}` };
}
