import fc from "fast-check";
import { sourceFile, type Location } from "../../src/source/index.js";
import {
  not,
  type EqualsFormula,
  type Formula,
  type HolePart,
  type LiteralPart,
  type NameOwner,
  type Shape,
  type Text,
  type TextPart,
} from "../../src/tree/index.js";

const location: Location = { file: sourceFile("test.json", ""), start: 0, end: 0 };

const bucket: Omit<NameOwner, "resource"> = { type: "AWS::S3::Bucket", shape: "segment" };

function written(text: string, more: Partial<LiteralPart> = {}): LiteralPart {
  return { kind: "literal", text, location, origin: { from: "written" }, ...more };
}

/** The default of a parameter that conditions compare: it is the text only where the parameter has it. */
function byDefault(text: string): LiteralPart {
  return written(text, { defaultWhen: isDefault(text) });
}

function isDefault(text: string): EqualsFormula {
  return { op: "equals", subject: `Parameter ${text}`, value: text };
}

function hole(id: string, shape: Shape, more: Partial<HolePart> = {}): HolePart {
  return { kind: "hole", symbol: { id, shape }, reason: "", location, origin: { from: "computed" }, ...more };
}

/** A name that AWS generates for the resource with that address. */
function generated(resource: string): HolePart {
  const symbol = { id: `${resource}/name`, shape: "path", resource, isUnique: true } as const;
  return hole("", "path", { symbol, owner: { ...bucket, resource } });
}

const addresses = [
  "t#one",
  "t#two",
  "t#many",
  't#many["a"]',
  't#many["b"]',
  't#many["a"].of["a"]',
  't#many["b"].of["a"]',
];

const literals = [
  "a",
  "b",
  "ab",
  "B",
  "/",
  "-",
  ":",
  "*",
  "?",
  "${aws:username}",
  "${*}",
  "$",
  "\u{1F600}",
  "abcdefgh".repeat(14),
];

const holes = [
  ...(["any", "path", "segment", "account", "region", "partition", "suffix"] as const).flatMap((shape) =>
    ["x", "y"].map((id) => hole(`${id}-${shape}`, shape)),
  ),
  hole("z-generated", "path"),
  hole("t#three/name", "path", { owner: { ...bucket, resource: "t#three" } }),
  hole("t#four/name", "path", { owner: { ...bucket, resource: "t#four" } }),
];

const defaults = ["a", "ab", "b/", "*", "arn:aws:s3:::", "arn:aws:s3:::a"];

/** Where one of the defaults is ruled out. */
export const otherThanDefaults: readonly Formula[] = defaults.map((text) => not(isDefault(text)));

const part: fc.Arbitrary<TextPart> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...literals).map((text) => written(text)) },
  { weight: 1, arbitrary: fc.constantFrom(...defaults).map(byDefault) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...addresses).map((resource) => written("ab", { owner: { ...bucket, resource } })),
  },
  { weight: 2, arbitrary: fc.constantFrom(...holes) },
  { weight: 3, arbitrary: fc.constantFrom(...addresses).map(generated) },
);

/** Few, so that several names begin with the same one. */
const first = fc.constantFrom(
  written("a"),
  written("ab", { owner: { ...bucket, resource: "t#one" } }),
  hole("x-path", "path"),
  hole("x-any", "any"),
  generated("t#one"),
  byDefault("a"),
);

/** Names: parts that are written, defaults, holes of all shapes, and what AWS generates. */
export const names: fc.Arbitrary<readonly TextPart[]> = fc
  .tuple(fc.array(first, { maxLength: 1 }), fc.array(part, { maxLength: 3 }))
  .map(([start, rest]) => [...start, ...rest]);

export function textOf(parts: readonly TextPart[]): Text {
  return { kind: "text", location, parts };
}

function before(...parts: readonly (string | TextPart)[]): readonly TextPart[] {
  return parts.map((one) => (typeof one === "string" ? written(one) : one));
}

const usual = [
  before("arn:aws:s3:::"),
  before("arn:", hole("aws:partition", "partition"), ":s3:::"),
  before("arn:aws:secretsmanager:eu-west-1:111122223333:secret:a-"),
  before("arn:aws:sqs:", hole("aws:region", "region"), ":", hole("aws:account", "account"), ":"),
];

const unusual = [
  before(),
  before("*"),
  before("arn:aws:s3:*:*:"),
  before("arn:aws:s3"),
  before("arn:aws:sqs:", hole("r-any", "any"), ":"),
  before("arn:aws:sqs:${aws:PrincipalTag/region}:111122223333:"),
  before(byDefault("arn:aws:s3:::")),
  before(byDefault("arn:aws:s3:::a")),
];

const ofPrincipals = [
  before("arn:aws:iam::111122223333:role/"),
  before("arn:aws:iam::111122223333:role/"),
  before("arn:", hole("aws:partition", "partition"), ":iam::", hole("aws:account", "account"), ":role/"),
  before("arn:aws:iam::111122223333:role/path/"),
  before("arn:aws:iam::111122223333:user/"),
  before("arn:aws:iam::111122223333:"),
  before("arn:aws:iam::", hole("r-any", "any"), ":"),
  before(),
];

/** ARNs, and texts that may become some: most begin alike. */
export const arns: fc.Arbitrary<Text> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom(...unusual)), names)
  .map(([start, rest]) => textOf([...start, ...rest]));

/** So many that an index is made of them. */
export const several = { minLength: 17, maxLength: 24 } as const;

/** The ARNs of principals, and what may be one. */
export const principalArns: fc.Arbitrary<Text> = fc
  .tuple(fc.constantFrom(...ofPrincipals), names)
  .map(([start, rest]) => textOf([...start, ...rest]));
