import tags from "cloudformation-js-yaml-schema/tags.json" with { type: "json" };

/** Functions by their short tag: `!Sub` for `Fn::Sub`. */
export type TagTable = ReadonlyMap<string, string>;

/**
 * Functions that are missing in the list: of the language extensions, of the rules section, and Transform.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const missing = [
  ...["Transform", "ToJsonString", "Length", "ForEach", "Contains", "EachMemberEquals", "EachMemberIn", "RefAll"],
  ...["ValueOf", "ValueOfAll", "GetStackOutput"],
];

/** These two are written without `Fn::`. */
const plain: ReadonlySet<string> = new Set(["Ref", "Condition"]);

const names = new Set([...tags.mapping, ...tags.scalar, ...tags.sequence, ...missing]);

/** CloudFormation's short forms. */
export const shortTags: TagTable = new Map(
  [...names].map((name) => [`!${name}`, plain.has(name) ? name : `Fn::${name}`]),
);
