import { attachVpcPolicy, allowOnly, append, limitTo, nameVpcRole, onlyToDms, passRole, readBucket } from "../edits.js";
import { renameConditionKey, setPath, splitPassRole, trustDms, without, withoutAction } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";

/** A policy with the document of a data source. */
function blocks(inside: string, data = ""): string {
  return `{
  "resource": { "aws_iam_policy": { "it": { "policy": "\${data.aws_iam_policy_document.it.json}" } } },
  "data": {${data}
    "aws_iam_policy_document": {
      "it": {
${indent(dedent(inside), 8)}      }
    }
  }
}
`;
}

const all = '{ "actions": ["dms:*"], "resources": ["*"] }';
const allLines = `{
  "actions": ["dms:*"],
  "resources": ["*"]
}`;
const passing = `{
  "sid": "PassRole",
  "actions": ["iam:PassRole"],
  "resources": ["arn:aws:iam::123456789012:role/dms"],
  "condition": [
    {
      "test": "StringEquals",
      "variable": "iam:PassedToService",
      "values": ["dms.amazonaws.com"]
    }
  ]
}`;
const toDms = '{ "test": "StringEquals", "variable": "iam:PassedToService", "values": ["dms.amazonaws.com"] }';
const passingInline = `{ "sid": "PassRole", "actions": ["iam:PassRole"], "resources": ["arn:aws:iam::123456789012:role/dms"], "condition": [${toDms}] }`;
const tight = (text: string): string => text.replaceAll("{ ", "{").replaceAll(" }", "}");

testEdits("Terraform JSON: change the statements of a data source", "main.tf.json", [
  {
    name: "append one",
    text: blocks(`
      "statement": [
${indent(allLines, 8)}{+,
${indent(passing, 8)}+}
      ]
    `),
    edit: append(passRole),
  },
  {
    name: "append one to a list whose objects hang on its brackets",
    text: blocks(`
      "statement": [{
        "actions": ["dms:*"], "resources": ["*"]
      }{+, {
        "sid": "PassRole",
        "actions": ["iam:PassRole"],
        "resources": ["arn:aws:iam::123456789012:role/dms"],
        "condition": [
          {
            "test": "StringEquals",
            "variable": "iam:PassedToService",
            "values": ["dms.amazonaws.com"]
          }
        ]
      }+}]
    `),
    edit: append(passRole),
  },
  {
    name: "append one to one object",
    text: blocks(`"statement": {+[+}${all}{+, ${passingInline}]+}\n`),
    edit: append(passRole),
  },
  {
    name: "append one to JSON without white space",
    text: `{"data":{"aws_iam_policy_document":{"it":{"statement":[{"actions":["dms:*"],"resources":["*"]}{+,${tight(passingInline).replace(/": /g, '":').replace(/, "/g, ',"')}+}]}}}}`,
    edit: append(passRole),
  },
  {
    name: "append one with holes",
    text: blocks(
      `"statement": [${all}{+, { "actions": ["s3:GetObject", "s3:ListBucket"], "resources": ["arn:\${data.aws_partition.here.partition}:s3:::data", "arn:\${data.aws_partition.here.partition}:s3:::data/*"] }+}]\n`,
      ' "aws_partition": { "here": {} },',
    ),
    edit: append(readBucket),
  },
  {
    name: "append one where the statements are an expression",
    text: blocks('"statement": "${var.statements}"\n'),
    edit: append(passRole),
  },
  {
    name: "append one to a dynamic block",
    text: blocks(
      `"dynamic": { "statement": { "for_each": ["a"], "content": { "actions": ["dms:*"], "resources": ["*"] } } }\n`,
    ),
    edit: append(passRole),
  },
  {
    name: "narrow one by a condition",
    text: blocks(`"statement": [{ "actions": ["iam:PassRole"], "resources": ["*"]{+, "condition": [${toDms}]+} }]\n`),
    edit: onlyToDms,
  },
  {
    name: "narrow one that has a condition, with the elements in another order",
    text: blocks(
      `"statement": [{ "condition": [{ "values": ["1"], "test": "StringEquals", "variable": "aws:ResourceAccount" }{+, ${toDms}+}], "resources": ["*"], "actions": ["iam:PassRole"] }]\n`,
    ),
    edit: onlyToDms,
  },
  {
    name: "limit one to a resource",
    text: blocks(
      `"statement": [{ "actions": ["iam:PassRole"], "resources": [-["*"]-]{+["arn:aws:iam::1:role/a"]+} }]\n`,
    ),
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  {
    name: "allow other actions",
    text: blocks(`"statement": [{ "actions": [-["dms:*"]-]{+["dms:StartReplicationTask"]+}, "resources": ["*"] }]\n`),
    edit: allowOnly("dms:StartReplicationTask"),
  },
  {
    name: "split one",
    text: blocks(
      `"statement": [{ "actions": ["dms:*", [-"iam:PassRole", -]"iam:GetRole"], "resources": ["*"] }{+, ${passingInline}+}]\n`,
    ),
    edit: splitPassRole,
  },
  {
    name: "remove an action",
    text: blocks(`"statement": [{ "actions": [[-"dms:*", -]"iam:GetRole"], "resources": ["*"] }]\n`),
    edit: withoutAction,
  },
  {
    name: "remove the only condition",
    text: blocks(`"statement": [{ "actions": ["iam:PassRole"][-, "condition": [${toDms}]-], "resources": ["*"] }]\n`),
    edit: without("iam:PassedToService"),
  },
  {
    name: "remove one condition of several",
    text: blocks(
      `"statement": [{ "condition": [${toDms}[-, { "test": "StringEquals", "variable": "aws:ResourceAccount", "values": ["1"] }-]], "actions": ["iam:PassRole"], "resources": ["*"] }]\n`,
    ),
    edit: without("aws:ResourceAccount"),
  },
  {
    name: "rename the key of a condition",
    text: blocks(
      `"statement": [{ "actions": ["iam:PassRole"], "resources": ["*"], "condition": [{ "test": "StringEquals", "variable": "[-iam:PassedTo-]{+iam:PassedToService+}", "values": ["dms.amazonaws.com"] }] }]\n`,
    ),
    edit: renameConditionKey("iam:PassedTo", "iam:PassedToService"),
  },
]);

/** A role whose trust policy is the document of a data source. */
function trust(principals: string): string {
  return `{
  "data": { "aws_iam_policy_document": { "it": { "statement": [
    { "actions": ["sts:AssumeRole"]${principals} }
  ] } } },
  "resource": { "aws_iam_role": { "it": { "assume_role_policy": "\${data.aws_iam_policy_document.it.json}" } } }
}
`;
}

testEdits("Terraform JSON: let services assume a role", "main.tf.json", [
  {
    name: "one identifier",
    text: trust(
      ', "principals": [{ "type": "Service", "identifiers": ["ec2.amazonaws.com"{+, "dms.amazonaws.com"+}] }]',
    ),
    edit: trustDms,
  },
  {
    name: "principals of another kind",
    text: trust(
      ', "principals": [{ "type": "AWS", "identifiers": ["1"] }{+, { "type": "Service", "identifiers": ["dms.amazonaws.com"] }+}]',
    ),
    edit: trustDms,
  },
  {
    name: "one object with principals of another kind",
    text: trust(
      ', "principals": {+[+}{ "type": "AWS", "identifiers": ["1"] }{+, { "type": "Service", "identifiers": ["dms.amazonaws.com"] }]+}',
    ),
    edit: trustDms,
  },
]);

/** A policy that is written as an object, and one in an expression. */
const object = (statement: string): string =>
  `{ "locals": { "it": { "Version": "2012-10-17", "Statement": [${statement}] } },
  "resource": { "aws_iam_policy": { "it": { "policy": "\${jsonencode(local.it)}" } } } }
`;

testEdits("Terraform JSON: policies that are objects or in strings", "main.tf.json", [
  {
    name: "append a statement to an object",
    text: object(
      `{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+, { "Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }+}`,
    ),
    edit: append(passRole),
  },
  {
    name: "leave an expression in a string alone",
    text: JSON.stringify({
      resource: {
        aws_iam_policy: {
          it: { policy: '${jsonencode({Statement=[{Effect="Allow",Action="dms:*",Resource="*"}]})}' },
        },
      },
    }),
    edit: append(passRole),
  },
]);

/** A role with other arguments. */
const role = (more: string): string => `{ "resource": { "aws_iam_role": { "it": {
  ${more}"assume_role_policy": "{\\"Statement\\":[]}"
} } } }
`;

testEdits("Terraform JSON: properties of resources", "main.tf.json", [
  { name: "name a role", text: role('"name": [-"dms"-]{+"dms-vpc-role"+},\n  '), edit: nameVpcRole },
  {
    name: "name a role that has a prefix",
    text: role('[-"name_prefix"-]{+"name"+}: [-"dms-"-]{+"dms-vpc-role"+},\n  '),
    edit: nameVpcRole,
  },
  {
    name: "set a property",
    text: role("").replace('[]}"', '[]}"{+,\n  "path": "/dms/"+}'),
    edit: setPath,
  },
  {
    name: "attach a managed policy to a list",
    text: role(
      '"managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"{+, "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"+}],\n  ',
    ),
    edit: attachVpcPolicy,
  },
]);
