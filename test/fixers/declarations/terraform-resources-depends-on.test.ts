import { waitFor } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";

/** A replication instance with more arguments. */
function instance(more: string): string {
  return `resource "aws_dms_replication_instance" "main" {
  replication_instance_id    = "main"
  replication_instance_class = "dms.t3.micro"
${indent(dedent(more), 2)}}
`;
}

const waits = (...on: string[]): ReturnType<typeof waitFor> => waitFor("aws_dms_replication_instance.main", ...on);
const role = "aws_iam_role.dms";
const attachment = "aws_iam_role_policy_attachment.dms";

testEdits("Terraform: wait for resources", "main.tf", [
  {
    name: "nothing yet",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main" # id{+

  depends_on = [aws_iam_role.dms, aws_iam_role_policy_attachment.dms]+}
}
`,
    edit: waits(role, attachment),
  },
  {
    name: "an empty line is there",
    text: `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main"

{+  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "a block on one line",
    text: `resource "aws_dms_replication_instance" "main" {[- -]{+
  +}replication_instance_id = "main"[- -]{+

  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "an empty block",
    text: `resource "aws_dms_replication_instance" "main" {{+
  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(role),
  },
  {
    name: "a list",
    text: instance("depends_on = [aws_vpc.a{+, aws_iam_role.dms+}] # first\n"),
    edit: waits(role),
  },
  { name: "an empty list", text: instance("depends_on = [{+aws_iam_role.dms+}]\n"), edit: waits(role) },
  {
    name: "a list of many lines",
    text: instance(`
      depends_on = [
        aws_vpc.a, # [one]
        aws_vpc.b[0]{+,+} # two{+
        aws_iam_role.dms+}
      ]
    `),
    edit: waits(role),
  },
  {
    name: "a list of many lines with a comma at its end",
    text: instance(`
      depends_on = [
        aws_vpc.a,{+
        aws_iam_role.dms,
        aws_iam_role_policy_attachment.dms,+}
      ]
    `),
    edit: waits(role, attachment),
  },
  {
    name: "references in quotes",
    text: instance('depends_on = ["aws_vpc.a"{+, "aws_iam_role.dms"+}]\n'),
    edit: waits(role),
  },
  {
    name: "it waits for one of them",
    text: instance("depends_on = [aws_iam_role.dms{+, aws_iam_role_policy_attachment.dms+}]\n"),
    edit: waits(role, attachment),
  },
  { name: "it waits already", text: instance("depends_on = [aws_iam_role.dms]\n"), edit: waits(`${role}[0]`) },
  {
    name: "what is counted",
    text: `resource "aws_dms_replication_instance" "main" {{+
  depends_on = [aws_iam_role.dms]
+}}
`,
    edit: waits(`${role}[0]`),
  },
  {
    name: "what a called module has",
    text: instance("depends_on = [aws_vpc.a{+, module.roles+}]\n"),
    edit: waits("module.roles.aws_iam_role.dms", "module.roles.aws_iam_role.other"),
  },
  {
    name: "a comment that speaks of it",
    text: instance(`
      # depends_on = [x]
      preferred_maintenance_window = "sun" // y{+

      depends_on = [aws_iam_role.dms]+}
    `),
    edit: waits(role),
  },
]);
