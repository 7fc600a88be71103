import { nameVpcRole, setPath } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "../documents/terraform-trust-texts.js";

testEdits("Terraform: change a role", "main.tf", [
  {
    name: "name it",
    text: `resource "aws_iam_role" "dms" {{+
  name               = "dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it otherwise",
    text: `resource "aws_iam_role" "dms" {
  name               = [-"dms-vpc-role-\${terraform.workspace}"-]{+"dms-vpc-role"+} # name
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it in the place of a prefix",
    text: `resource "aws_iam_role" "dms" {
  [-name_prefix-]{+name       +}        = [-"dms-vpc-role"-]{+"dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it in the place of a prefix, beside an argument of several lines",
    text: `resource "aws_iam_role" "dms" {
  # The prefix
  [-name_prefix-]{+name+} = [-"dms-vpc-role"-]{+"dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "name it in the place of a prefix, beside an argument that is as long",
    text: `resource "aws_iam_role" "dms" {
  description = "DMS"
  [-name_prefix-]{+name       +} = [-"dms-vpc-role"-]{+"dms-vpc-role"+}
  assume_role_policy = ${trust}
}
`,
    edit: nameVpcRole,
  },
  {
    name: "set another property",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
{+  path               = "/dms/"
+}}
`,
    edit: setPath,
  },
  {
    name: "set another property behind blocks",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = ${trust}
  lifecycle {
    prevent_destroy = true
  }
{+  path = "/dms/"
+}}
`,
    edit: setPath,
  },
]);
