import type rule from "../../src/rules/role-scope.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { allow, bucket, objects, users, write, yaml } from "./role-scope-texts.js";
import { changed, yamlS3Target as s3 } from "./texts.js";

const everyAction = yaml([allow(['"s3:*"'], [bucket, objects])]);
const openEngine = `Parameters: { Engine: { Type: String } }
${changed(everyAction, "EngineName: s3", "EngineName: !Ref Engine")}`;
const openPolicy = `Parameters: { Policy: { Type: String } }
${yaml([write, allow(['"s3:*"'], [bucket])], s3, "      ManagedPolicyArns: [!Ref Policy]\n")}`;
const patterns = yaml([write, allow(['"s3:Get*"', '"s3:List*"'], [bucket])]);
const amongNeeded = yaml([allow(['"s3:PutObject*"', '"s3:DeleteObject"', '"s3:L*"'], [bucket, objects])]);
const single = changed(everyAction, '["s3:*"]', '"s3:*"');
const everyNeeded = '"s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucket"';

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "every action of a service",
    template: everyAction,
    errors: [
      {
        messageId: "actions",
        ...at(everyAction, '"s3:*"'),
        data: {
          role: "Role",
          users,
          actions: ["s3:*"],
          needed: ["s3:PutObject", "s3:DeleteObject", "s3:PutObjectTagging", "s3:ListBucket"],
        },
        suggestions: [{ messageId: "narrow", output: changed(everyAction, '"s3:*"', everyNeeded) }],
      },
    ],
  },
  {
    name: "every action of a service, without a list",
    template: single,
    errors: [
      {
        messageId: "actions",
        ...at(single, '"s3:*"'),
        suggestions: [{ messageId: "narrow", output: changed(single, '"s3:*"', `[${everyNeeded}]`) }],
      },
    ],
  },
  {
    name: "every action of a service, where the use is not known",
    template: openEngine,
    errors: [
      {
        messageId: "actions",
        ...at(openEngine, '"s3:*"'),
        suggestions: [{ messageId: "narrow", output: changed(openEngine, '"s3:*"', everyNeeded) }],
      },
    ],
  },
  {
    name: "every action of a service on a bucket, beside a policy that is not known",
    template: openPolicy,
    errors: [
      {
        messageId: "actions",
        ...at(openPolicy, '"s3:*"'),
        data: { role: "Role", users, actions: ["s3:*"], needed: ["s3:ListBucket"] },
        suggestions: [{ messageId: "narrow", output: changed(openPolicy, '"s3:*"', '"s3:ListBucket"') }],
      },
    ],
  },
  {
    name: "a pattern for one needed action beside one for none",
    template: patterns,
    errors: [
      {
        messageId: "actions",
        ...at(patterns, allow(['"s3:Get*"', '"s3:List*"'], [bucket])),
        data: { role: "Role", users, actions: ["s3:Get*", "s3:List*"], needed: ["s3:ListBucket"] },
        suggestions: [{ messageId: "narrow", output: yaml([write, allow(['"s3:ListBucket"'], [bucket])]) }],
      },
    ],
  },
  {
    name: "a pattern for one needed action beside other needed actions",
    template: amongNeeded,
    errors: [
      {
        messageId: "actions",
        ...at(amongNeeded, '"s3:L*"'),
        suggestions: [{ messageId: "narrow", output: changed(amongNeeded, '"s3:L*"', '"s3:ListBucket"') }],
      },
    ],
  },
];
