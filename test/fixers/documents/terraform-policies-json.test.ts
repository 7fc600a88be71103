import { append, limitTo, onlyToDms, passRole, useDms, splitPassRole } from "../edits.js";
import { dedent, indent, testEdits } from "../edit-case.js";

/** A policy by jsonencode. */
function encoded(statement: string): string {
  return `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
${indent(dedent(statement), 6)}    ]
  })
}
`;
}

testEdits("jsonencode: change statements", "main.tf", [
  {
    name: "append one",
    text: encoded(`
      {
        Effect   = "Allow"
        Action   = "dms:*"
        Resource = "*"
      },{+
      {
        Sid      = "PassRole"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "arn:aws:iam::123456789012:role/dms"
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "dms.amazonaws.com"
          }
        }
      },+}
    `),
    edit: append(passRole),
  },
  {
    name: "append one to a statement that is no list",
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = {+[+}{ Effect = "Allow", Action = "dms:*", Resource = "*" }{+, { Sid = "PassRole", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/dms", Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } } }]+}
  })
}
`,
    edit: append(passRole),
  },
  ...[
    ["a loop", '[for one in ["*"] : { Effect = "Allow", Action = "dms:*", Resource = one }]'],
    ["a list of a set", 'tolist(toset([{ Effect = "Allow", Action = "dms:*", Resource = "*" }]))'],
    ["a function", 'flatten([[{ Effect = "Allow", Action = "dms:*", Resource = "*" }]])'],
  ].map(([what = "", made = ""]) => ({
    name: `append one to the statements that ${what} makes`,
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = {+concat(+}${made}{+, [{ Sid = "PassRole", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/dms", Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } } }])+}
  })
}
`,
    edit: append(passRole),
  })),
  ...[
    [
      "several statements",
      '{+concat(+}[for one in ["*", "a"] : { Effect = "Allow", Action = ["dms:Get*"], Resource = one }]{+, [{ Effect = "Allow", Action = ["dms:*"], Resource = "*" }])+}',
    ],
    [
      "the statement that is alike",
      '[for one in ["*"] : { Effect = "Allow", Action = ["dms:Get*"{+, "dms:*"+}], Resource = one }]',
    ],
  ].map(([what = "", made = ""]) => ({
    name: `append actions where a loop makes ${what}`,
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = ${made}
  })
}
`,
    edit: append(useDms),
  })),
  {
    name: "limit one of the statements that a loop makes",
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = [for one in ["*", "a"] : { Effect = "Allow", Action = "dms:*", Resource = one }]
  })
}
`,
    edit: limitTo("arn:aws:iam::1:role/a"),
  },
  ...[
    ["several lists", '[{ Effect = "Allow", Action = "dms:*", Resource = "*" }], []{+', "+})"],
    [
      "lists on lines of their own",
      '\n      [{ Effect = "Allow", Action = "dms:*", Resource = "*" }]{+',
      "+}\n    )",
      ",\n      ",
    ],
    ["lists and a comma", '[{ Effect = "Allow", Action = "dms:*", Resource = "*" }],{+', ",+} )", " "],
    [
      "lists with commas on lines of their own",
      '\n      [{ Effect = "Allow", Action = "dms:*", Resource = "*" }],{+',
      ",+}\n    )",
      "\n      ",
    ],
  ].map(([what = "", before = "", after = "", between = ", "]) => ({
    name: `append one to the statements that concat makes of ${what}`,
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = concat(${before}${between}[{ Sid = "PassRole", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/dms", Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } } }]${after}
  })
}
`,
    edit: append(passRole),
  })),
  ...[
    ["that end on a line of its own", "\n      local.base", "", "\n    )", ",\n      ", "      "],
    ["with commas on lines of their own", "\n      local.base,", ",", "\n    )", "\n      ", "      "],
    ["on one line", "local.base", "", ")", ", ", "    "],
  ].map(([what = "", before = "", comma = "", after = "", between = "", indent = ""]) => ({
    name: `append one that is too long for its line to arguments of concat ${what}`,
    text: `locals {
  base = [
    {
      Effect   = "Allow"
      Action   = "dms:*"
      Resource = "*"
    },
  ]
}

resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = concat(${before}{+${between}[
${indent}  {
${indent}    Sid      = "PassRole"
${indent}    Effect   = "Allow"
${indent}    Action   = "iam:PassRole"
${indent}    Resource = "arn:aws:iam::123456789012:role/dms"
${indent}    Condition = {
${indent}      StringEquals = {
${indent}        "iam:PassedToService" = "dms.amazonaws.com"
${indent}      }
${indent}    }
${indent}  },
${indent}]${comma}+}${after}
  })
}
`,
    edit: append(passRole),
  })),
  ...[
    ["a comment", '[{ Effect = "Allow", Action = "dms:*", Resource = "*" }] /* all */'],
    ["a list of lists", '[[{ Effect = "Allow", Action = "dms:*", Resource = "*" }]]...'],
  ].map(([what = "", made = ""]) => ({
    name: `append one to the statements that concat makes, behind ${what}`,
    text: `resource "aws_iam_policy" "caller" {
  policy = jsonencode({
    Statement = {+concat(+}concat(${made}){+, [{ Sid = "PassRole", Effect = "Allow", Action = "iam:PassRole", Resource = "arn:aws:iam::123456789012:role/dms", Condition = { StringEquals = { "iam:PassedToService" = "dms.amazonaws.com" } } }])+}
  })
}
`,
    edit: append(passRole),
  })),
  {
    name: "narrow one by a condition",
    text: encoded(`
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*" # any{+
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "dms.amazonaws.com"
          }
        }+}
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "narrow one by a key beside another one",
    text: encoded(`
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "*"
        Condition = {
          StringEquals = {
            "aws:ResourceAccount" = "123456789012"{+
            "iam:PassedToService" = "dms.amazonaws.com"+}
          }
        }
      }
    `),
    edit: onlyToDms,
  },
  {
    name: "limit one to resources",
    text: encoded(`
      {
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = [-"*"-]{+["arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"]+}
      }
    `),
    edit: limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
  },
  {
    name: "split one",
    text: encoded(`
      {
        Effect   = "Allow"
        Action   = ["dms:*"[-, "iam:PassRole"-]]
        Resource = "*"
      }{+,
      {
        Sid      = "PassRole"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = "arn:aws:iam::123456789012:role/dms"
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "dms.amazonaws.com"
          }
        }
      }+}
    `),
    edit: splitPassRole,
  },
]);
