import {
  addVpcRole,
  allowOnly,
  append,
  attachVpcPolicy,
  giveFirstPolicy,
  correctAttachedArn,
  limitTo,
  nameVpcRole,
  onlyToDms,
  passRole,
  readBucket,
  setPath,
  splitPassRole,
  trustDms,
  trustRegionalDms,
  waitFor,
} from "./edits.js";
import { dedent, indent, indentedBy, testEdits } from "./edit-case.js";

const indents = [indentedBy("    "), indentedBy("\t")];

/** A role whose trust policy has one statement. */
function trust(principal: string): string {
  return `{
  "Resources": {
    "Role": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
${indent(dedent(principal), 14)}              "Action": "sts:AssumeRole"
            }
          ]
        }
      }
    }
  }
}
`;
}

testEdits(
  "JSON: let services assume a role",
  "stack.json",
  [
    {
      name: "one service",
      text: trust(`
        "Principal": {
          "Service": {+[+}"ec2.amazonaws.com"{+, "dms.amazonaws.com"]+}
        },
      `),
      edit: trustDms,
    },
    {
      name: "a list on lines of its own",
      text: trust(`
        "Principal": {
          "Service": [
            "ec2.amazonaws.com"{+,
            "dms.amazonaws.com"+}
          ]
        },
      `),
      edit: trustDms,
    },
    {
      name: "a list on one line",
      text: trust(`
        "Principal": { "Service": ["ec2.amazonaws.com", "rds.amazonaws.com"{+, "dms.amazonaws.com"+}] },
      `),
      edit: trustDms,
    },
    {
      name: "no service beside an account",
      text: trust(`
        "Principal": {
          "AWS": {
            "Ref": "AWS::AccountId"
          }{+,
          "Service": "dms.amazonaws.com"+}
        },
      `),
      edit: trustDms,
    },
    {
      name: "a service that is a function",
      text: trust(`
        "Principal": {
          "Service": {+[+}{ "Fn::Sub": "rds.\${AWS::URLSuffix}" }{+, "dms.amazonaws.com"]+}
        },
      `),
      edit: trustDms,
    },
    {
      name: "the regional principal",
      text: trust(`
        "Principal": {
          "Service": [
            "dms.amazonaws.com"{+,
            {"Fn::Sub": "dms.\${AWS::Region}.amazonaws.com"}+}
          ]
        },
      `),
      edit: trustRegionalDms,
    },
    {
      name: "a statement of its own",
      text: trust(`
        "Principal": { "Service": "ec2.amazonaws.com" },
        "Condition": { "StringEquals": { "aws:SourceAccount": "123456789012" } },
      `).replace(
        /"sts:AssumeRole"\n {12}\}/,
        `"sts:AssumeRole"
            }{+,
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "dms.amazonaws.com"
              },
              "Action": "sts:AssumeRole"
            }+}`,
      ),
      edit: trustDms,
    },
    {
      name: "a service that is trusted already",
      text: trust(`
        "Principal": { "Service": ["dms.amazonaws.com"] },
      `),
      edit: trustDms,
    },
  ],
  indents,
);

/** A resource of the type, the lines behind it as given. */
function resource(type: string, rest: string): string {
  return `{
  "Resources": {
    "One": {
      "Type": "${type}"${rest}
    }
  }
}
`;
}

/** With the sections that come with a role. */
function guarded(text: string): string {
  return text.replace(
    '"Resources"',
    `{+"Parameters": {
    "CreateDmsVpcRole": {
      "Description": "Whether to create the role dms-vpc-role (false where the account has it)",
      "Type": "String",
      "AllowedValues": [
        "true",
        "false"
      ],
      "Default": "true"
    }
  },
  "Conditions": {
    "CreatesDmsVpcRole": {
      "Fn::Equals": [
        {
          "Ref": "CreateDmsVpcRole"
        },
        "true"
      ]
    }
  },
  +}"Resources"`,
  );
}

testEdits(
  "JSON: change a resource",
  "stack.json",
  [
    {
      name: "wait for one",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `,{+
      "DependsOn": "Role",+}
      "Properties": {}`,
      ),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "wait for several",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `{+,
      "DependsOn": [
        "Role",
        "Policy"
      ]+}`,
      ),
      edit: waitFor("Resources.One", "Resources.Role", "Resources.Policy"),
    },
    {
      name: "wait for one more",
      text: resource("AWS::DMS::ReplicationSubnetGroup", `,\n      "DependsOn": {+[+}"Vpc"{+, "Role"]+}`),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "wait for one more of a list",
      text: resource(
        "AWS::DMS::ReplicationSubnetGroup",
        `,
      "DependsOn": [
        "Vpc"{+,
        "Role"+}
      ]`,
      ),
      edit: waitFor("Resources.One", "Resources.Role"),
    },
    {
      name: "attach the first managed policy",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "Path": "/"{+,
        "ManagedPolicyArns": [
          {"Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"}
        ]+}
      }`,
      ).replace(/\[\n\s+(\{"Fn::Sub".*\})\n\s+\]/, "[$1]"),
      edit: attachVpcPolicy,
    },
    {
      name: "give the first policy",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "Path": "/"{+,
        "Policies": [
          {
            "PolicyName": "read",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject",
                    "s3:ListBucket"
                  ],
                  "Resource": [
                    {"Fn::Sub": "arn:\${AWS::Partition}:s3:::data"},
                    {"Fn::Sub": "arn:\${AWS::Partition}:s3:::data/*"}
                  ]
                }
              ]
            }
          }
        ]+}
      }`,
      ),
      edit: giveFirstPolicy,
    },
    {
      name: "give a policy beside others",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "Policies": [
          { "PolicyName": "other", "PolicyDocument": { "Statement": [] } }{+,
          {
            "PolicyName": "read",
            "PolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject",
                    "s3:ListBucket"
                  ],
                  "Resource": [
                    {"Fn::Sub": "arn:\${AWS::Partition}:s3:::data"},
                    {"Fn::Sub": "arn:\${AWS::Partition}:s3:::data/*"}
                  ]
                }
              ]
            }
          }+}
        ]
      }`,
      ),
      edit: giveFirstPolicy,
    },
    {
      name: "give a policy beside one whose name is not known",
      text: resource(
        "AWS::IAM::Role",
        `,\n      "Properties": { "Policies": [{ "PolicyName": { "Ref": "AWS::StackName" }, "PolicyDocument": {} }] }`,
      ),
      edit: giveFirstPolicy,
    },
    {
      name: "attach one more managed policy",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "ManagedPolicyArns": [
          "arn:aws:iam::aws:policy/ReadOnlyAccess"{+,
          {"Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"}+}
        ]
      }`,
      ),
      edit: attachVpcPolicy,
    },
    {
      name: "correct an ARN",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "ManagedPolicyArns": ["arn:aws:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole"]
      }`,
      ),
      edit: correctAttachedArn,
    },
    {
      name: "correct an ARN with a function in it",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "ManagedPolicyArns": [
          { "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole" }
        ]
      }`,
      ),
      edit: correctAttachedArn,
    },
    {
      name: "correct an ARN that is joined",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "ManagedPolicyArns": [
          { "Fn::Join": ["", ["arn:", { "Ref": "AWS::Partition" }, ":iam::aws:policy/{+service-role/+}AmazonDMSVPCManagementRole"]] }
        ]
      }`,
      ),
      edit: correctAttachedArn,
    },
    {
      name: "name a role",
      text: resource("AWS::IAM::Role", `,\n      "Properties": {{+"RoleName": "dms-vpc-role"+}}`),
      edit: nameVpcRole,
    },
    {
      name: "name a role otherwise",
      text: resource(
        "AWS::IAM::Role",
        `,
      "Properties": {
        "RoleName": [-{
          "Ref": "AWS::StackName"
        }-]{+"dms-vpc-role"+},
        "Path": "/"
      }`,
      ),
      edit: nameVpcRole,
    },
    {
      name: "set another property",
      text: resource("AWS::IAM::Role", `,\n      "Properties": { "Path": [-"/"-]{+"/dms/"+} }`),
      edit: setPath,
    },
    {
      name: "add a role",
      text: guarded(
        resource("AWS::DMS::ReplicationSubnetGroup", "").replace(
          /\n {4}\}/,
          `
    }{+,
    "DmsVpcRole": {
      "Type": "AWS::IAM::Role",
      "Condition": "CreatesDmsVpcRole",
      "Properties": {
        "RoleName": "dms-vpc-role",
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": {
                "Service": "dms.amazonaws.com"
              },
              "Action": "sts:AssumeRole"
            }
          ]
        },
        "ManagedPolicyArns": [{"Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"}]
      }
    }+}`,
        ),
      ),
      edit: addVpcRole("Resources.One", "DmsVpcRole"),
    },
  ],
  indents,
);

testEdits(
  "a policy in JSON",
  "policy.json",
  [
    {
      name: "append a statement",
      text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "dms:*",
      "Resource": "*"
    }{+,
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }+}
  ]
}
`,
      edit: append(passRole),
    },
    {
      name: "append a statement to the only one, which is no list",
      text: `{
  "Statement": {+[+}{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+, {"Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": {"StringEquals": {"iam:PassedToService": "dms.amazonaws.com"}}}]+}
}
`,
      edit: append(passRole),
    },
    {
      name: "append a statement in the partition of the others",
      text: `{ "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": "arn:aws-cn:dms:*:*:*" }{+, {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws-cn:s3:::data", "arn:aws-cn:s3:::data/*"]}+}] }
`,
      edit: append(readBucket),
    },
    {
      name: "append a statement where no partition is named",
      text: `{ "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+, {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"]}+}] }
`,
      edit: append(readBucket),
    },
    {
      name: "append a statement that is there",
      text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["iam:PassRole"],
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": { "stringEquals": { "iam:passedToService": ["dms.amazonaws.com"] } }
    }
  ]
}
`,
      edit: append(passRole),
    },
    {
      name: "narrow by a condition",
      text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "*"{+,
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }+}
    }
  ]
}
`,
      edit: onlyToDms,
    },
    {
      name: "narrow by a key beside another one",
      text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:ResourceAccount": "123456789012"{+, "iam:PassedToService": "dms.amazonaws.com"+} } }
    }
  ]
}
`,
      edit: onlyToDms,
    },
    {
      name: "limit to one resource",
      text: `{ "Statement": { "Effect": "Allow", "Action": "iam:PassRole", "Resource": [-"*"-]{+"arn:aws:iam::1:role/a"+} } }
`,
      edit: limitTo("arn:aws:iam::1:role/a"),
    },
    {
      name: "allow one other action",
      text: `{ "Statement": { "Effect": "Allow", "Action": [-"dms:*"-]{+"dms:StartReplicationTask"+}, "Resource": "*" } }
`,
      edit: allowOnly("dms:StartReplicationTask"),
    },
    {
      name: "limit to several resources",
      text: `{
  "Statement": {
    "Effect": "Allow",
    "Action": "iam:PassRole",
    "Resource": [-"*"-]{+[
      "arn:aws:iam::1:role/a",
      "arn:aws:iam::1:role/b"
    ]+}
  }
}
`,
      edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
    },
    {
      name: "split a statement",
      text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "dms:*"[-,
        "iam:PassRole"-]
      ],
      "Resource": "*"
    }{+,
    {
      "Sid": "PassRole",
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::123456789012:role/dms",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "dms.amazonaws.com"
        }
      }
    }+}
  ]
}
`,
      edit: splitPassRole,
    },
  ],
  indents,
);

const compact = `{"Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"#}@]}\n`;

testEdits("a policy in JSON without white space", "policy.json", [
  {
    name: "append a statement",
    text: compact
      .replace("#", "")
      .replace(
        "@",
        '{+,{"Sid":"PassRole","Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::123456789012:role/dms","Condition":{"StringEquals":{"iam:PassedToService":"dms.amazonaws.com"}}}+}',
      ),
    edit: append(passRole),
  },
  {
    name: "narrow by a condition",
    text: compact
      .replace("@", "")
      .replace("#", '{+,"Condition":{"StringEquals":{"iam:PassedToService":"dms.amazonaws.com"}}+}'),
    edit: onlyToDms,
  },
  {
    name: "limit to several resources",
    text: compact.replace(/[@#]/g, "").replace('"*"', '[-"*"-]{+["arn:aws:iam::1:role/a","arn:aws:iam::1:role/b"]+}'),
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
  },
  {
    name: "let a service assume the role",
    text: '{"Statement":[{"Effect":"Allow","Principal":{"Service":{+[+}"ec2.amazonaws.com"{+,"dms.amazonaws.com"]+}},"Action":"sts:AssumeRole"}]}\n',
    edit: trustDms,
  },
]);
