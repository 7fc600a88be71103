import { allowOnly, append, limitTo, onlyToDms, passRole, readBucket, splitPassRole, trustDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { indents } from "../json-texts.js";

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
  "Statement": {+[+}{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+, { "Sid": "PassRole", "Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::123456789012:role/dms", "Condition": { "StringEquals": { "iam:PassedToService": "dms.amazonaws.com" } } }]+}
}
`,
      edit: append(passRole),
    },
    {
      name: "append a statement in the partition of the others",
      text: `{ "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": "arn:aws-cn:dms:*:*:*" }{+, { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws-cn:s3:::data", "arn:aws-cn:s3:::data/*"] }+}] }
`,
      edit: append(readBucket),
    },
    {
      name: "append a statement where no partition is named",
      text: `{ "Statement": [{ "Effect": "Allow", "Action": "dms:*", "Resource": "*" }{+, { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] }+}] }
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
