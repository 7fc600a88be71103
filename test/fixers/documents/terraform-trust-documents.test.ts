import { trustDms, trustRegionalDms } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";
import { role, region } from "./terraform-trust-texts.js";

function document(statement: string): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
${indent(dedent(statement), 4)}  }
}

${role("data.aws_iam_policy_document.trust.json")}`;
}

testEdits("aws_iam_policy_document: let services assume a role", "main.tf", [
  {
    name: "one identifier",
    text: document(`
      actions = ["sts:AssumeRole"]
      principals {
        type        = "Service"
        identifiers = ["ec2.amazonaws.com"{+, "dms.amazonaws.com"+}]
      }
    `),
    edit: trustDms,
  },
  {
    name: "identifiers on many lines",
    text: document(`
      actions = ["sts:AssumeRole"]
      principals {
        identifiers = [
          "ec2.amazonaws.com",{+
          "dms.amazonaws.com",+}
        ]
        type = "Service"
      }
    `),
    edit: trustDms,
  },
  {
    name: "principals of another kind",
    text: document(`
      actions = ["sts:AssumeRole"]
      principals {
        type        = "AWS"
        identifiers = ["123456789012"]
      }{+

      principals {
        type        = "Service"
        identifiers = ["dms.amazonaws.com"]
      }+}
    `),
    edit: trustDms,
  },
  {
    name: "the regional principal",
    text:
      region +
      document(`
        actions = ["sts:AssumeRole"]
        principals {
          type        = "Service"
          identifiers = ["dms.amazonaws.com"{+, "dms.\${data.aws_region.current.name}.amazonaws.com"+}]
        }
      `),
    edit: trustRegionalDms,
  },
  {
    name: "no statement that lets services assume it",
    text: document(`
      actions = ["sts:AssumeRoleWithSAML"]
      principals {
        type        = "Federated"
        identifiers = ["cognito-identity.amazonaws.com"]
      }
    `).replace(
      "  }\n}\n\n",
      `  }{+

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }+}
}

`,
    ),
    edit: trustDms,
  },
  {
    name: "principals that are repeated",
    text: document(`
      actions = ["sts:AssumeRole"]
      dynamic "principals" {
        for_each = ["ec2.amazonaws.com", "rds.amazonaws.com"]
        content {
          type        = "Service"
          identifiers = [principals.value]
        }
      }
    `).replace(
      "  }\n}\n\n",
      `  }{+

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["dms.amazonaws.com"]
    }
  }+}
}

`,
    ),
    edit: trustDms,
  },
]);
