import { trustBoth, trustDms, trustRegionalDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { role, region } from "./terraform-trust-texts.js";

testEdits("jsonencode: let services assume a role", "main.tf", [
  {
    name: "one service",
    text: role(`
      jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.amazonaws.com"]+} } # who
          Action    = "sts:AssumeRole"
        }]
      })
    `),
    edit: trustDms,
  },
  {
    name: "a list of many lines, with colons and quoted keys",
    text: role(`
      jsonencode({
        "Version" : "2012-10-17",
        "Statement" : [{
          "Effect" : "Allow",
          "Principal" : {
            "Service" : [
              "ec2.amazonaws.com", # one
              "rds.amazonaws.com"{+,+} # two{+
              "dms.amazonaws.com"+}
            ]
          },
          "Action" : "sts:AssumeRole"
        }]
      })
    `),
    edit: trustDms,
  },
  {
    name: "a list with a comma at its end",
    text: role(`
      jsonencode({
        Statement = [
          {
            Effect = "Allow"
            Principal = {
              Service = [
                "ec2.amazonaws.com",{+
                "dms.amazonaws.com",+}
              ]
            }
            Action = "sts:AssumeRole"
          },
        ]
      })
    `),
    edit: trustDms,
  },
  {
    name: "no service beside an account",
    text: role(`
      jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect = "Allow"
          Action = ["sts:AssumeRole", "sts:TagSession"]
          Principal = {
            AWS{+    +} = "123456789012" // us{+
            Service = "dms.amazonaws.com"+}
          }
        }]
      })
    `),
    edit: trustDms,
  },
  {
    name: "no service beside an account, on one line",
    text: role(`
      jsonencode({
        Statement = [{ Effect = "Allow", Principal = { AWS = "123456789012"{+, Service = "dms.amazonaws.com"+} }, Action = "sts:AssumeRole" }]
      })
    `),
    edit: trustDms,
  },
  {
    name: "a statement of its own, because the one there has a condition",
    text: role(`
      jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Effect    = "Allow"
            Action    = "sts:AssumeRole"
            Principal = { Service = "ec2.amazonaws.com" }
            Condition = { StringEquals = { "aws:SourceAccount" = "123456789012" } }
          },{+
          {
            Effect    = "Allow"
            Action    = "sts:AssumeRole"
            Principal = { Service = "dms.amazonaws.com" }
          },+}
        ]
      })
    `),
    edit: trustDms,
  },
  {
    name: "services that come from a local, which something else reads, too",
    text: `locals {
  services = ["ec2.amazonaws.com"]
  all      = local.services
}

${role(`
  jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = local.services }, Action = "sts:AssumeRole" }{+, { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }+}] })
`)}`,
    edit: trustDms,
  },
  {
    name: "the regional principal, by the data source of the module",
    text:
      region +
      role(`
        jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.current.name}.amazonaws.com"]+} }, Action = "sts:AssumeRole" }] })
      `),
    edit: trustRegionalDms,
  },
  {
    name: "both principals, the global one being there",
    text:
      region +
      role(`
        jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = ["dms.amazonaws.com"{+, "dms.\${data.aws_region.current.name}.amazonaws.com"+}] }, Action = "sts:AssumeRole" }] })
      `),
    edit: trustBoth,
  },
  {
    name: "the regional principal, the data source in another file",
    text: role(`
      jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.here.region}.amazonaws.com"]+} }, Action = "sts:AssumeRole" }] })
    `),
    files: { "data.tf": 'data "aws_region" "here" {}\noutput "r" {\n  value = data.aws_region.here.region\n}\n' },
    edit: trustRegionalDms,
  },
  {
    name: "the regional principal without a data source",
    text: role(`
      jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.current.name}.amazonaws.com"]+} }, Action = "sts:AssumeRole" }] })
    `).replace(/\}\n$/, '}{+\n\ndata "aws_region" "current" {}+}\n'),
    edit: trustRegionalDms,
  },
  ...[
    { attribute: "region", constraint: 'aws = { source = "hashicorp/aws", version = "~> 6.0" }' },
    { attribute: "region", constraint: 'aws = { version = ">= 6.2, < 7, != 6.3" }' },
    { attribute: "name", constraint: 'aws = { source = "hashicorp/aws", version = ">= 5.0, < 7.0" }' },
    { attribute: "name", constraint: 'aws = "~> 3.0"\n    tls = "~> 6.0"' },
  ].map(({ attribute, constraint }) => ({
    name: `the regional principal, by the attribute that the provider has: ${constraint}`,
    text: role(`
      jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.current.${attribute}}.amazonaws.com"]+} }, Action = "sts:AssumeRole" }] })
    `),
    files: {
      "versions.tf": `terraform {\n  required_providers {\n    ${constraint}\n  }\n}\n\ndata "aws_region" "current" {}\n`,
    },
    edit: trustRegionalDms,
  })),
  {
    name: "the regional principal, by the attribute of a provider that Terraform JSON requires in a list",
    text: role(`
      jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = {+[+}"ec2.amazonaws.com"{+, "dms.\${data.aws_region.current.region}.amazonaws.com"]+} }, Action = "sts:AssumeRole" }] })
    `),
    files: { "a.tf.json": '{"terraform":{"required_providers":[{"aws":"6"}]},"data":{"aws_region":{"current":{}}}}' },
    edit: trustRegionalDms,
  },
  {
    name: "a service that is trusted already",
    text: role(`
      jsonencode({ Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }] })
    `),
    edit: trustDms,
  },
]);

testEdits("JSON in HCL texts: let services assume a role", "main.tf", [
  {
    name: "a heredoc",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "Service": {+[+}"ec2.amazonaws.com"{+, "dms.amazonaws.com"]+} },
          "Action": "sts:AssumeRole"
        }
      ]
    }
  EOF
}
`,
    edit: trustDms,
  },
  {
    name: "a heredoc with the region in it",
    text: `${region}resource "aws_iam_role" "dms" {
  assume_role_policy = <<EOF
{
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Service": [
          "ec2.\${data.aws_region.current.name}.amazonaws.com"{+,
          "dms.\${data.aws_region.current.name}.amazonaws.com"+}
        ]
      },
      "Action": "sts:AssumeRole"
    }
  ]
}
EOF
}
`,
    edit: trustRegionalDms,
  },
  {
    name: "a quoted text",
    text: String.raw`resource "aws_iam_role" "dms" {
  assume_role_policy = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":{+[+}\"ec2.amazonaws.com\"{+,\"dms.amazonaws.com\"]+}},\"Action\":\"sts:AssumeRole\"}]}"
}
`,
    edit: trustDms,
  },
  {
    name: "a text that a local holds",
    text: `resource "aws_iam_role" "dms" {
  assume_role_policy = local.policy
}

locals {
  policy = "{ \\"Statement\\": { \\"Effect\\": \\"Allow\\", \\"Principal\\": { \\"Service\\": {+[+}\\"ec2.amazonaws.com\\"{+, \\"dms.amazonaws.com\\"]+} }, \\"Action\\": \\"sts:AssumeRole\\" } }"
}
`,
    edit: trustDms,
  },
]);
