import { pick, type Random } from "../random.js";
import type { Syntax } from "./spans.js";

/** Names that every JavaScript object has: a table that is asked for one must not find it. */
const objectNames = [
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "prototype",
  "isPrototypeOf",
  "__defineGetter__",
  "length",
];

/** Characters that readers of text get wrong. */
export const oddCharacters: readonly string[] = [
  ...Array.from(
    "\u0000\u0001\u0007\u001b\u007f\u0085\u00a0\u00ad\u200b\u200d\u2028\u2029\u202e\u2066\ufeff\ufffd\uffff",
  ),
  "\r",
  "\r\n",
  "\t",
  "\\",
  "\ud800",
  "\udc00",
  "😀",
  "👩‍👩‍👧",
  "e\u0301",
  // It gets longer in lower case, these in upper case.
  "İ",
  "ß",
  "ŉ",
];

const numbers = [
  "0",
  "-0",
  "-1",
  "1e999",
  "1e-999",
  "0x10",
  "0o7",
  "1_000",
  ".5",
  "5.",
  "NaN",
  ".inf",
  "9007199254740993",
  "99999999999999999999999999",
  "-2147483649",
  "000123456789",
];

/** Words that have a meaning in templates or policies, often where they do not belong. */
const known = [
  "",
  " ",
  "*",
  "?",
  "null",
  "~",
  "true",
  "no",
  "Ref",
  "Fn::If",
  "Fn::Transform",
  "Fn::ForEach::L",
  "AWS::NoValue",
  "AWS::Region",
  "Type",
  "Properties",
  "Statement",
  "Condition",
  "Allow",
  "Deny",
  "NotAction",
  "2008-10-17",
  "dms.amazonaws.com",
  "dms.constructor.amazonaws.com",
  "dms-vpc-role",
  "sts:AssumeRole",
  "constructor:toString",
  "s3:*",
  ":",
  "iam:PassRole",
  "arn:aws:iam::123456789012:role/x",
  "arn:aws-cn:s3:::",
  "arn:::::",
  "arn:aws:constructor:__proto__::toString/valueOf",
  "ForAllValues:StringEqualsIfExists",
  "ForAnyValue:constructor",
  "${aws:username}",
  "${",
  "${constructor}",
  "${AWS::NoValue}",
  "${!Literal}",
  "$${x}",
  "%{ if",
  "%{ for x in y }",
  "{{resolve:ssm:x}}",
  "{{resolve:secretsmanager:constructor:SecretString:__proto__}}",
  "each.value",
  "count.index",
  "<<EOF",
  "dmslint-disable",
  "AWS::IAM::Role",
  "AWS::DMS::Endpoint",
  "AWS::CloudFormation::Stack",
  "aws_iam_role",
  "aws_iam_policy_document",
  "for_each",
  "dynamic",
];

/** A word that is odd where it comes to stand. */
export function oddWord(random: Random): string {
  switch (random(8)) {
    case 0:
    case 1:
      return pick(objectNames, random);
    case 2:
      return oddNumber(random);
    case 3:
      return pick(oddCharacters, random);
    case 4:
      return pick(["a", "*", "a*", "?", ":", "arn:", "é"], random).repeat(pick([30, 300, 3000], random));
    default:
      return pick(known, random);
  }
}

export function oddNumber(random: Random): string {
  return pick(numbers, random);
}

/** A value for which a syntax has a word of its own. */
export function oddValue(syntax: Syntax, random: Random): string {
  const literal = pick(["null", "0", "-1", "true", "[]", "{}", '""', "[[]]", "[null]", '[""]', "[{}]"], random);
  if (random(3) === 0) return literal;
  const word = oddWord(random);
  if (syntax === "yaml" && random(2) === 0) return word;
  return random(4) === 0 ? oddNumber(random) : JSON.stringify(word);
}
