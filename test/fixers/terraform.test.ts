import { describe, expect, it } from "vitest";
import { fixer } from "../../src/rule-kit/index.js";
import { edited, resourceOf, roleOf, statementOf, text, trustOf, type EditCase } from "./edit-case.js";

const global = text("dms.amazonaws.com");
const regional = text("dms.{region}.amazonaws.com");

function role(policy: string, before = ""): string {
  return `${before}resource "aws_iam_role" "dms" {\n  name               = "dms-access"\n  assume_role_policy = ${policy}\n}\n`;
}

function document(statement: string): string {
  return `data "aws_iam_policy_document" "trust" {\n${statement}}\n\n${role("data.aws_iam_policy_document.trust.json")}`;
}

const allowAssume =
  (...services: (typeof global)[]): EditCase["edit"] =>
  (template) =>
    fixer.allowAssume(trustOf(template), services);

const trust: readonly EditCase[] = [
  {
    name: "jsonencode: one value",
    before: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Effect    = "Allow"\n      Principal = { Service = "ec2.amazonaws.com" } # who\n      Action    = "sts:AssumeRole"\n    }]\n  })',
    ),
    edit: allowAssume(global),
    after: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Effect    = "Allow"\n      Principal = { Service = ["ec2.amazonaws.com", "dms.amazonaws.com"] } # who\n      Action    = "sts:AssumeRole"\n    }]\n  })',
    ),
  },
  {
    name: "jsonencode: a list of many lines, with colons and quoted keys",
    before: role(
      'jsonencode({\n    "Version" : "2012-10-17",\n    "Statement" : [{\n      "Effect" : "Allow",\n      "Principal" : {\n        "Service" : [\n          "ec2.amazonaws.com", # one\n          "rds.amazonaws.com" # two\n        ]\n      },\n      "Action" : "sts:AssumeRole"\n    }]\n  })',
    ),
    edit: allowAssume(global),
    after: role(
      'jsonencode({\n    "Version" : "2012-10-17",\n    "Statement" : [{\n      "Effect" : "Allow",\n      "Principal" : {\n        "Service" : [\n          "ec2.amazonaws.com", # one\n          "rds.amazonaws.com", # two\n          "dms.amazonaws.com"\n        ]\n      },\n      "Action" : "sts:AssumeRole"\n    }]\n  })',
    ),
  },
  {
    name: "jsonencode: a principal of another kind",
    before: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Effect = "Allow"\n      Action = ["sts:AssumeRole", "sts:TagSession"]\n      Principal = {\n        AWS = "123456789012"\n      }\n    }]\n  })',
    ),
    edit: allowAssume(global),
    after: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Effect = "Allow"\n      Action = ["sts:AssumeRole", "sts:TagSession"]\n      Principal = {\n        AWS     = "123456789012"\n        Service = "dms.amazonaws.com"\n      }\n    }]\n  })',
    )
      .replace("AWS     =", "AWS = ")
      .replace("AWS =  ", "AWS = "),
  },
  {
    name: "jsonencode: under a condition, so a statement of its own",
    before: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      {\n        Effect    = "Allow"\n        Action    = "sts:AssumeRole"\n        Principal = { Service = "ec2.amazonaws.com" }\n        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }\n      },\n    ]\n  })',
    ),
    edit: allowAssume(global, regional),
    after: undefined,
  },
  {
    name: "jsonencode: a statement of its own",
    before: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      {\n        Effect    = "Allow"\n        Action    = "sts:AssumeRole"\n        Principal = { Service = "ec2.amazonaws.com" }\n        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }\n      },\n    ]\n  })',
    ),
    edit: allowAssume(global),
    after: role(
      'jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n      {\n        Effect    = "Allow"\n        Action    = "sts:AssumeRole"\n        Principal = { Service = "ec2.amazonaws.com" }\n        Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }\n      },\n      {\n        Effect = "Allow"\n        Principal = {\n          Service = "dms.amazonaws.com"\n        }\n        Action = "sts:AssumeRole"\n      },\n    ]\n  })',
    ),
  },
  {
    name: "regional principal by the data source of the module",
    before: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })',
      'data "aws_region" "current" {}\n\n',
    ),
    edit: allowAssume(regional),
    after: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = ["ec2.amazonaws.com", "dms.${data.aws_region.current.name}.amazonaws.com"] }, Action = "sts:AssumeRole" }] })',
      'data "aws_region" "current" {}\n\n',
    ),
  },
  {
    name: "regional principal without a data source",
    before: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })',
    ),
    edit: allowAssume(regional),
    after: undefined,
  },
  {
    name: "regional principal, data source in another file",
    before: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })',
    ),
    files: { "data.tf": 'data "aws_region" "here" {}\noutput "r" {\n  value = data.aws_region.here.region\n}\n' },
    edit: allowAssume(regional),
    after: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = ["ec2.amazonaws.com", "dms.${data.aws_region.here.region}.amazonaws.com"] }, Action = "sts:AssumeRole" }] })',
    ),
  },
  {
    name: "policy document: one identifier",
    before: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "Service"\n      identifiers = ["ec2.amazonaws.com"]\n    }\n  }\n',
    ),
    edit: allowAssume(global),
    after: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "Service"\n      identifiers = ["ec2.amazonaws.com", "dms.amazonaws.com"]\n    }\n  }\n',
    ),
  },
  {
    name: "policy document: identifiers on many lines",
    before: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      identifiers = [\n        "ec2.amazonaws.com",\n      ]\n      type = "Service"\n    }\n  }\n',
    ),
    edit: allowAssume(global),
    after: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      identifiers = [\n        "ec2.amazonaws.com",\n        "dms.amazonaws.com",\n      ]\n      type = "Service"\n    }\n  }\n',
    ),
  },
  {
    name: "policy document: principals of another kind",
    before: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "AWS"\n      identifiers = ["123456789012"]\n    }\n  }\n',
    ),
    edit: allowAssume(global),
    after: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "AWS"\n      identifiers = ["123456789012"]\n    }\n\n    principals {\n      type        = "Service"\n      identifiers = ["dms.amazonaws.com"]\n    }\n  }\n',
    ),
  },
  {
    name: "policy document: no statement that assumes",
    before: document(
      '  statement {\n    actions = ["sts:AssumeRoleWithSAML"]\n    principals {\n      type        = "Federated"\n      identifiers = ["cognito-identity.amazonaws.com"]\n    }\n  }\n',
    ),
    edit: allowAssume(global),
    after: document(
      '  statement {\n    actions = ["sts:AssumeRoleWithSAML"]\n    principals {\n      type        = "Federated"\n      identifiers = ["cognito-identity.amazonaws.com"]\n    }\n  }\n\n  statement {\n    effect  = "Allow"\n    actions = ["sts:AssumeRole"]\n\n    principals {\n      type        = "Service"\n      identifiers = ["dms.amazonaws.com"]\n    }\n  }\n',
    ),
  },
  {
    name: "policy document: dynamic principals",
    before: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    dynamic "principals" {\n      for_each = ["ec2.amazonaws.com", "rds.amazonaws.com"]\n      content {\n        type        = "Service"\n        identifiers = [principals.value]\n      }\n    }\n  }\n',
    ),
    edit: allowAssume(global),
    after: document(
      '  statement {\n    actions = ["sts:AssumeRole"]\n    dynamic "principals" {\n      for_each = ["ec2.amazonaws.com", "rds.amazonaws.com"]\n      content {\n        type        = "Service"\n        identifiers = [principals.value]\n      }\n    }\n  }\n\n  statement {\n    effect  = "Allow"\n    actions = ["sts:AssumeRole"]\n\n    principals {\n      type        = "Service"\n      identifiers = ["dms.amazonaws.com"]\n    }\n  }\n',
    ),
  },
  {
    name: "heredoc",
    before: role(
      '<<-EOF\n    {\n      "Version": "2012-10-17",\n      "Statement": [\n        {\n          "Effect": "Allow",\n          "Principal": { "Service": "ec2.amazonaws.com" },\n          "Action": "sts:AssumeRole"\n        }\n      ]\n    }\n  EOF',
    ),
    edit: allowAssume(global),
    after: role(
      '<<-EOF\n    {\n      "Version": "2012-10-17",\n      "Statement": [\n        {\n          "Effect": "Allow",\n          "Principal": { "Service": ["ec2.amazonaws.com", "dms.amazonaws.com"] },\n          "Action": "sts:AssumeRole"\n        }\n      ]\n    }\n  EOF',
    ),
  },
  {
    name: "heredoc with a hole, regional",
    before: role(
      '<<EOF\n{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Principal": {\n        "Service": [\n          "ec2.${data.aws_region.current.name}.amazonaws.com"\n        ]\n      },\n      "Action": "sts:AssumeRole"\n    }\n  ]\n}\nEOF',
      'data "aws_region" "current" {}\n\n',
    ),
    edit: allowAssume(regional),
    after: role(
      '<<EOF\n{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Principal": {\n        "Service": [\n          "ec2.${data.aws_region.current.name}.amazonaws.com",\n          "dms.${data.aws_region.current.name}.amazonaws.com"\n        ]\n      },\n      "Action": "sts:AssumeRole"\n    }\n  ]\n}\nEOF',
      'data "aws_region" "current" {}\n\n',
    ),
  },
  {
    name: "JSON in a quoted string",
    before: role(
      '"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"ec2.amazonaws.com\\"},\\"Action\\":\\"sts:AssumeRole\\"}]}"',
    ),
    edit: allowAssume(global),
    after: role(
      '"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":[\\"ec2.amazonaws.com\\", \\"dms.amazonaws.com\\"]},\\"Action\\":\\"sts:AssumeRole\\"}]}"',
    ),
  },
  {
    name: "services that come from a local",
    before: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = local.services }, Action = "sts:AssumeRole" }] })',
      'locals {\n  services = ["ec2.amazonaws.com"]\n}\n\n',
    ),
    edit: allowAssume(global),
    after: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = local.services }, Action = "sts:AssumeRole" }, { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })',
      'locals {\n  services = ["ec2.amazonaws.com"]\n}\n\n',
    ),
  },
  {
    name: "a service that is trusted already",
    before: role(
      'jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })',
    ),
    edit: allowAssume(global),
    after: undefined,
  },
];

const instance =
  'resource "aws_dms_replication_instance" "main" {\n  replication_instance_id    = "main"\n  replication_instance_class = "dms.t3.micro"\n';

const waits =
  (...on: string[]): EditCase["edit"] =>
  (template) =>
    fixer.addDependency(template, resourceOf(template, "aws_dms_replication_instance.main"), on);

const roleAddress = "aws_iam_role.dms";
const policyAddress = "aws_iam_role_policy_attachment.dms";

const dependencies: readonly EditCase[] = [
  {
    name: "none yet",
    before: `${instance}}\n`,
    edit: waits(roleAddress, policyAddress),
    after: `${instance}\n  depends_on = [${roleAddress}, ${policyAddress}]\n}\n`,
  },
  {
    name: "an empty line is there",
    before: `${instance}\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}\n  depends_on = [${roleAddress}]\n}\n`,
  },
  {
    name: "CRLF",
    before: `${instance}}\n`.replaceAll("\n", "\r\n"),
    edit: waits(roleAddress),
    after: `${instance}\n  depends_on = [${roleAddress}]\n}\n`.replaceAll("\n", "\r\n"),
  },
  {
    name: "one-line block",
    before: 'resource "aws_dms_replication_instance" "main" { replication_instance_id = "x" }\n',
    edit: waits(roleAddress),
    after: `resource "aws_dms_replication_instance" "main" {\n  replication_instance_id = "x"\n\n  depends_on = [${roleAddress}]\n}\n`,
  },
  {
    name: "empty block",
    before: 'resource "aws_dms_replication_instance" "main" {}\n',
    edit: waits(roleAddress),
    after: `resource "aws_dms_replication_instance" "main" {\n  depends_on = [${roleAddress}]\n}\n`,
  },
  {
    name: "list",
    before: `${instance}  depends_on = [aws_vpc.a]\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}  depends_on = [aws_vpc.a, ${roleAddress}]\n}\n`,
  },
  {
    name: "empty list",
    before: `${instance}  depends_on = []\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}  depends_on = [${roleAddress}]\n}\n`,
  },
  {
    name: "list of many lines",
    before: `${instance}  depends_on = [\n    aws_vpc.a, # [one]\n    aws_vpc.b[0] # two\n  ]\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}  depends_on = [\n    aws_vpc.a, # [one]\n    aws_vpc.b[0], # two\n    ${roleAddress}\n  ]\n}\n`,
  },
  {
    name: "list of many lines, comma at the end",
    before: `${instance}  depends_on = [\n    aws_vpc.a,\n  ]\n}\n`,
    edit: waits(roleAddress, policyAddress),
    after: `${instance}  depends_on = [\n    aws_vpc.a,\n    ${roleAddress},\n    ${policyAddress},\n  ]\n}\n`,
  },
  {
    name: "quoted",
    before: `${instance}  depends_on = ["aws_vpc.a"]\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}  depends_on = ["aws_vpc.a", "${roleAddress}"]\n}\n`,
  },
  {
    name: "waits for one already",
    before: `${instance}  depends_on = [${roleAddress}]\n}\n`,
    edit: waits(roleAddress, policyAddress),
    after: `${instance}  depends_on = [${roleAddress}, ${policyAddress}]\n}\n`,
  },
  {
    name: "counted",
    before: `${instance}}\n`,
    edit: waits(`${roleAddress}[0]`),
    after: `${instance}\n  depends_on = [${roleAddress}]\n}\n`,
  },
  {
    name: "in a module that is called",
    before: `${instance}}\n`,
    edit: waits("module.roles.aws_iam_role.dms", "module.roles.aws_iam_role.other"),
    after: `${instance}\n  depends_on = [module.roles]\n}\n`,
  },
  {
    name: "comments and heredocs that speak of it",
    before: `${instance}  # depends_on = [x]\n  preferred_maintenance_window = "sun" // y\n}\n`,
    edit: waits(roleAddress),
    after: `${instance}  # depends_on = [x]\n  preferred_maintenance_window = "sun" // y\n\n  depends_on = [${roleAddress}]\n}\n`,
  },
];

const arn = text("arn:{partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole");
const written = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole";
const attach: EditCase["edit"] = (template) => fixer.attachManagedPolicy(template, roleOf(template), arn);
const plainRole = role("jsonencode({ Statement = [] })");

const attachments: readonly EditCase[] = [
  {
    name: "behind the role",
    before: `${plainRole}\nlocals {}\n`,
    edit: attach,
    after: `${plainRole}\nresource "aws_iam_role_policy_attachment" "dms" {\n  role       = aws_iam_role.dms.name\n  policy_arn = "${written}"\n}\n\nlocals {}\n`,
  },
  {
    name: "a label that is taken",
    before: `${plainRole}resource "aws_iam_role_policy_attachment" "dms" {\n  role       = aws_iam_role.dms.name\n  policy_arn = "x"\n}\n`,
    edit: attach,
    after: `${plainRole}\nresource "aws_iam_role_policy_attachment" "dms_2" {\n  role       = aws_iam_role.dms.name\n  policy_arn = "${written}"\n}\nresource "aws_iam_role_policy_attachment" "dms" {\n  role       = aws_iam_role.dms.name\n  policy_arn = "x"\n}\n`,
  },
  {
    name: "a counted role",
    before: `variable "n" {\n  type = bool\n}\n\n${plainRole.replace("{\n", "{\n  count = var.n ? 1 : 0\n")}`,
    edit: attach,
    after: `variable "n" {\n  type = bool\n}\n\n${plainRole.replace("{\n", "{\n  count = var.n ? 1 : 0\n")}\nresource "aws_iam_role_policy_attachment" "dms" {\n  count      = var.n ? 1 : 0\n  role       = aws_iam_role.dms[count.index].name\n  policy_arn = "${written}"\n}\n`,
  },
  {
    name: "the role's own list",
    before: plainRole
      .replace("}\n", '  managed_policy_arns = ["arn:aws:iam::aws:policy/A"]\n}\n')
      .replace("Statement = []  managed", "Statement = [] managed"),
    edit: attach,
    after: undefined,
  },
  {
    name: "the partition by its data source",
    before: `data "aws_partition" "this" {}\n\n${plainRole}`,
    edit: attach,
    after: `data "aws_partition" "this" {}\n\n${plainRole}\nresource "aws_iam_role_policy_attachment" "dms" {\n  role       = aws_iam_role.dms.name\n  policy_arn = "arn:\${data.aws_partition.this.partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"\n}\n`,
  },
  {
    name: "a module of another partition",
    before: `locals {\n  region = "cn-north-1"\n}\n\n${plainRole}`,
    edit: attach,
    after: undefined,
  },
];

describe("Terraform: let services assume a role", () => {
  it.each(trust)("$name", async (one) => expect(await edited("main.tf", one)).toBe(one.after));
});

describe("Terraform: wait for", () => {
  it.each(dependencies)("$name", async (one) => expect(await edited("main.tf", one)).toBe(one.after));
});

describe("Terraform: attach a managed policy", () => {
  it.each(attachments)("$name", async (one) => expect(await edited("main.tf", one)).toBe(one.after));
});

void statementOf;
