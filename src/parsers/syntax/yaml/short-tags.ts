import tags from "cloudformation-js-yaml-schema/tags.json" with { type: "json" };

/** CloudFormation functions by their short tag: `!Sub` for `Fn::Sub`. */
export type TagTable = ReadonlyMap<string, string>;

/**
 * Functions that the package does not list: those of the language extensions, those of the Rules section, and
 * Transform.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const missing = [
  ...["Transform", "ToJsonString", "Length", "ForEach", "Contains", "EachMemberEquals", "EachMemberIn", "RefAll"],
  ...["ValueOf", "ValueOfAll", "GetStackOutput"],
];

/** These two functions have no `Fn::` in their long form. */
const plain: ReadonlySet<string> = new Set(["Ref", "Condition"]);

const names = new Set([...tags.mapping, ...tags.scalar, ...tags.sequence, ...missing]);

/** The short tags of CloudFormation. */
export const shortTags: TagTable = new Map(
  [...names].map((name) => [`!${name}`, plain.has(name) ? name : `Fn::${name}`]),
);
