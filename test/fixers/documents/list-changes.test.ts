import { allowOnly, limitTo } from "../edits.js";
import { testEdits } from "../edit-case.js";

const all = "arn:aws:s3:::a/*";
const long = "landing-zone-of-the-migration-in-the-west";

testEdits("items of a list in YAML", "policy.yaml", [
  {
    name: "comments of the others stay where an item goes",
    text: `Statement:
  - Effect: Allow
    Action:
      # what writes
      - s3:PutObject # the files
[-      - s3:GetBucketPolicy
-]      # what lists
      - 's3:ListBucket'
      # the end
    Resource: "*"
`,
    edit: allowOnly("s3:PutObject", "s3:ListBucket"),
  },
  {
    name: "a new item takes the place of another one",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:
      # the bucket
      - arn:aws:s3:::a
      # its objects
      - [-'arn:aws:s3:::*' # all of them-]{+'arn:aws:s3:::a/*'+}
`,
    edit: limitTo("arn:aws:s3:::a", all),
  },
  {
    name: "several new items take the place of one, and others go",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:
      # what we have
      - [-"*" # everything-]{+"arn:aws:s3:::a"
      - "arn:aws:s3:::a/*"+}
      # not ours
      - arn:aws:s3:::c
[-      - arn:aws:s3:::b # nor this
-]      # all
`,
    edit: limitTo("arn:aws:s3:::a", all, "arn:aws:s3:::c"),
  },
  {
    name: "items beside each other",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:
      - [-"*" # all
      - arn:aws:s3:::b # not ours-]{+"arn:aws:s3:::a"+}
      - arn:aws:s3:::c
`,
    edit: limitTo("arn:aws:s3:::c", "arn:aws:s3:::a"),
  },
  {
    name: "a list without comments of which nothing stays is written anew",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:[-
      - "*"
      - arn:aws:s3:::b-]{+ arn:aws:s3:::a/*+}
`,
    edit: limitTo(all),
  },
  {
    name: "a list of one item stays a list",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:
      - [-"*"-]{+"arn:aws:s3:::a/*"+}
`,
    edit: limitTo(all),
  },
  {
    name: "a single value that stays is an item as its author wrote it",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource: {+[+}'arn:aws:s3:::a'{+, 'arn:aws:s3:::a/*']+} # the bucket
`,
    edit: limitTo("arn:aws:s3:::a", all),
  },
  {
    name: "a long value that stays gets a line of its own",
    text: `Statement:
  - Effect: Allow
    Action: s3:PutObject
    Resource:[- -]{+
      - +}arn:aws:s3:::${long} # the bucket{+
      - arn:aws:s3:::${long}/*+}
`,
    edit: limitTo(`arn:aws:s3:::${long}`, `arn:aws:s3:::${long}/*`),
  },
  {
    name: "between brackets",
    text: `Statement:
  - Effect: Allow
    Action: [
      s3:PutObject, # writes
      [-s3:GetBucketPolicy, # the policy-]{+s3:ListBucket,+}
      # lists
[-      "s3:*", # all
-]    ]
    Resource: "*"
`,
    edit: allowOnly("s3:PutObject", "s3:ListBucket"),
  },
  {
    name: "between brackets on one line",
    text: `Statement:
  - { Effect: Allow, Action: 's3:PutObject', Resource: ['arn:aws:s3:::c', [-'*'-]{+'arn:aws:s3:::a', 'arn:aws:s3:::a/*'+}] }
`,
    edit: limitTo("arn:aws:s3:::c", "arn:aws:s3:::a", all),
  },
]);

const encoded = (action: string, resource: string): string => `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ${action}
      Resource = ${resource}
    }]
  })
}
`;
const blocks = (actions: string, resources: string): string => `data "aws_iam_policy_document" "it" {
  statement {
    actions   = ${actions}
    resources = ${resources}
  }
}
`;

testEdits(
  "items of a list in Terraform",
  "main.tf",
  Object.entries({ encoded, blocks }).flatMap(([form, write]) => [
    {
      name: `comments of the others stay where an item goes, ${form}`,
      text: write(
        `[
        # what writes
        "s3:PutObject", # the files
[-        "s3:GetBucketPolicy", # the policy
-]        // what lists
        "s3:ListBucket",
        /* the end */
      ]`,
        '["*"]',
      ),
      edit: allowOnly("s3:PutObject", "s3:ListBucket"),
    },
    {
      name: `new items take the place of another one, ${form}`,
      text: write(
        '"s3:PutObject"',
        `[
        [-"*", # everything-]{+"arn:aws:s3:::a",
        "arn:aws:s3:::a/*",+}
        # not ours
        "arn:aws:s3:::c",
[-        "arn:aws:s3:::b",
-]      ]`,
      ),
      edit: limitTo("arn:aws:s3:::c", "arn:aws:s3:::a", all),
    },
    {
      name: `items beside each other, ${form}`,
      text: write(
        '"s3:PutObject"',
        `[
        "arn:aws:s3:::c",
        [-"*", # all
        "arn:aws:s3:::b" # not ours-]{+"arn:aws:s3:::a"+}
      ]`,
      ),
      edit: limitTo("arn:aws:s3:::c", "arn:aws:s3:::a"),
    },
    {
      name: `one line would not be aligned with the others, ${form}`,
      text: write(
        '"s3:PutObject"',
        `[
        [-"*",
        "arn:aws:s3:::b"-]{+"arn:aws:s3:::a"+}
      ]`,
      ),
      edit: limitTo("arn:aws:s3:::a"),
    },
    {
      name: `nothing stays but comments, ${form}`,
      text: write(
        '"s3:PutObject"',
        `[
        # the bucket of the orders
        [-"*"-]{+"arn:aws:s3:::a"+}
      ]`,
      ),
      edit: limitTo("arn:aws:s3:::a"),
    },
  ]),
);
