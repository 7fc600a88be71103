import { allowOnly, limitTo } from "../edits.js";
import { testEdits } from "../edit-case.js";

const all = "arn:aws:s3:::a/*";
const long = "landing-zone-of-the-migration-in-the-west";

testEdits("items of a list in JSON", "policy.json", [
  {
    name: "a single value that stays is an item as its author wrote it",
    text: `{
  "Statement": {
    "Effect": "Allow", "Action": "s3:PutObject",
    "Resource": {+[+}"arn:aws:s3:::a"{+, "arn:aws:s3:::a/*"]+}
  }
}
`,
    edit: limitTo("arn:aws:s3:::a", all),
  },
  {
    name: "a long value that stays gets a line of its own",
    text: `{
  "Statement": {
    "Effect": "Allow", "Action": "s3:PutObject",
    "Resource": {+[
      +}"arn:aws:s3:::${long}"{+,
      "arn:aws:s3:::${long}/*"
    ]+}
  }
}
`,
    edit: limitTo(`arn:aws:s3:::${long}`, `arn:aws:s3:::${long}/*`),
  },
  {
    name: "the lines of the others stay",
    text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:PutObject",   "s3:ListBucket"[-, "s3:*"-]],
      "Resource": "*"
    }
  ]
}
`,
    edit: allowOnly("s3:PutObject", "s3:ListBucket"),
  },
  {
    name: "new items take the place of another one",
    text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:PutObject",
      "Resource": [
        [-"*"-]{+"arn:aws:s3:::a",
        "arn:aws:s3:::a/*"+},
        "arn:aws:s3:::c"
      ]
    }
  ]
}
`,
    edit: limitTo("arn:aws:s3:::c", "arn:aws:s3:::a", all),
  },
]);

testEdits("items of a list in JSON of CloudFormation", "stack.json", [
  {
    name: "a value on several lines that stays is indented",
    text: `{
  "Resources": {
    "Reader": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Statement": {
            "Effect": "Allow", "Action": "s3:PutObject",
            "Resource": {+[
              +}{
{+  +}              "Fn::Join": ["", ["arn:aws:s3:::", "a"]]
{+  +}            }{+,
              "arn:aws:s3:::a/*"
            ]+}
          }
        }
      }
    }
  }
}
`,
    edit: limitTo("arn:aws:s3:::a", all),
  },
]);
