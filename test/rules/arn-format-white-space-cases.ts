import { stack } from "./arn-format-texts.js";
import type { FileCase } from "./policy-forms.js";

const reading = (resource: string): string => stack(resource).replace('Action: "*"', "Action: s3:GetObject");

const longBlock = (sign: string): string =>
  ["", "  Fn::Sub:", `  - ${sign} # all objects`, "    ${It}/*", "", "  - It: !GetAtt Data.Arn"].join("\n            ");

/** White space after an ARN. */
export const files: readonly FileCase[] = [
  {
    name: "the line break at the end of a block",
    path: "stack.yaml",
    text: stack("!Sub |\n              arn:aws:s3:::${Data}/*"),
    found: [["whiteSpace"]],
    mended: stack("!Sub |-\n              arn:aws:s3:::${Data}/*"),
  },
  {
    name: "a block with an indent and a comment, in the long form with variables",
    path: "stack.yaml",
    text: stack(longBlock(">2+")),
    found: [["whiteSpace"]],
    says: /after \$\{Data\.Arn\}\/\* counts/,
    mended: stack(longBlock(">2-")),
  },
  {
    name: "blocks in a list",
    path: "stack.yaml",
    text: stack(
      ["", "- |", "  arn:aws:s3:::a/*", "- |", "  arn:aws:s3:::b/*", "- 'arn:aws:s3:::c/* '"].join("\n            "),
    ),
    found: [["whiteSpace"], ["whiteSpace"], ["whiteSpace"]],
    mended: stack(
      ["", "- |-", "  arn:aws:s3:::a/*", "- |-", "  arn:aws:s3:::b/*", "- 'arn:aws:s3:::c/*'"].join("\n            "),
    ),
  },
  {
    name: "a reference to an ARN with a space behind",
    path: "stack.yaml",
    text: stack('!Sub "${Data.Arn}/* "'),
    found: [["whiteSpace"]],
    mended: stack('!Sub "${Data.Arn}/*"'),
  },
  {
    name: "a reference with a space behind",
    path: "stack.yaml",
    text: stack('!Sub "arn:aws:s3:::${Data}/* "'),
    found: [["whiteSpace"]],
    mended: stack('!Sub "arn:aws:s3:::${Data}/*"'),
  },
  {
    name: "a star with a space behind",
    path: "stack.yaml",
    text: reading('"* "'),
    found: [["whiteSpace"]],
    suggested: reading('"*"'),
  },
];
