// What the compiler says of a rule: `npm run check` fails where an error that is expected here is none.
import {
  defineRule,
  type ContextOf,
  type Report,
  type Rule,
  type RuleContext,
  type Suggestion,
} from "../../src/rule-kit/index.js";
import { ruleTester } from "../../src/rule-tester/index.js";

const rule = defineRule({
  name: "trial",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames" },
    docs: { description: "A rule under trial" },
    schema: {
      type: "object",
      properties: {
        everyPolicy: { type: "boolean" },
        services: { type: "array", items: { type: "string" } },
        level: { enum: ["low", "high"] },
      },
    },
    defaultOptions: { everyPolicy: false },
    messages: {
      wrongName: "Role {{ role }} is named {{name}}.",
      noName: "Role {{role}} has no name.",
      hidden: "The name is wrong.",
      useName: "Name it {{expected}}",
    },
    keys: { wrongName: ["role"], hidden: ["all"] },
  },
  create(context) {
    const { everyPolicy, services, level } = context.options;
    sees<boolean | undefined>(everyPolicy);
    sees<readonly string[] | undefined>(services);
    sees<"low" | "high" | undefined>(level);
    // @ts-expect-error -- The schema has no such option.
    sees(context.options.everyRole);
    // @ts-expect-error -- The option is no text.
    sees<string | undefined>(everyPolicy);
    return { Role: (role) => check(context, role) };
  },
});

export const rules: readonly Rule[] = [rule];

type Place = Pick<Report, "node" | "address">;

function check(context: ContextOf<typeof rule>, place: Pick<Place["node"], "location"> & Pick<Place, "address">): void {
  const at = { node: place, address: place.address };
  const data = { role: "a", name: "b", other: "c" };
  const fix: Suggestion["fix"] = () => [];
  context.report({ ...at, messageId: "wrongName", data: { role: "a", name: "b" } });
  context.report({ ...at, messageId: Math.random() > 0.5 ? "wrongName" : "noName", data });
  context.report({
    ...at,
    messageId: "hidden",
    data: { all: ["a", "b"] },
    suggest: [{ messageId: "useName", data: { expected: "a" }, fix }],
  });

  // @ts-expect-error -- There is no such message.
  context.report({ ...at, messageId: "nope", data });
  // @ts-expect-error -- A placeholder has nothing to fill it.
  context.report({ ...at, messageId: "wrongName", data: { role: "a" } });
  // @ts-expect-error -- There is no data at all.
  context.report({ ...at, messageId: "noName" });
  // @ts-expect-error -- The sentence has no such placeholder.
  context.report({ ...at, messageId: "wrongName", data: { role: "a", name: "b", nope: "c" } });
  // @ts-expect-error -- What goes into the fingerprint is missing.
  context.report({ ...at, messageId: "hidden" });
  // @ts-expect-error -- One of the two messages needs more.
  context.report({ ...at, messageId: Math.random() > 0.5 ? "wrongName" : "noName", data: { role: "a" } });
  // @ts-expect-error -- A suggestion is no finding.
  context.report({ ...at, messageId: "useName", data: { expected: "a" } });
  // @ts-expect-error -- The message has no direction, so it is no suggestion.
  context.report({ ...at, messageId: "noName", data, suggest: [{ messageId: "hidden", fix }] });
  // @ts-expect-error -- The placeholder of the suggestion has nothing to fill it.
  context.report({ ...at, messageId: "noName", data, suggest: [{ messageId: "useName", fix }] });

  looks(context);
  part(context);
  // @ts-expect-error -- The rule has no message of the part.
  otherPart(context);
  // @ts-expect-error -- The part gives less than the message needs.
  sparingPart(context);
}

/** A part that does not report takes the context of any rule. */
function looks({ template }: RuleContext): void {
  sees(template.path);
}

function part(
  context: RuleContext<Report<"wrongName" | "noName", "role" | "name", Suggestion<"useName", "expected">>>,
): void {
  sees(context.report);
}

function otherPart(context: RuleContext<Report<"others", "role">>): void {
  sees(context.report);
}

function sparingPart(context: RuleContext<Report<"wrongName", "role">>): void {
  sees(context.report);
}

function sees<T>(value: T): T {
  return value;
}

const docs = { description: "A rule under trial" };

export const wrongRules: readonly Rule[] = [
  defineRule({
    name: "wrong-direction",
    meta: {
      type: "problem",
      docs,
      messages: { wrong: "It is wrong.", mend: "Mend it" },
      directions: {
        mend: "renames",
        // @ts-expect-error -- No message has this id.
        nope: "grants",
      },
    },
    create: () => ({}),
  }),
  defineRule({
    name: "wrong-key",
    meta: {
      type: "problem",
      docs,
      messages: { wrong: "{{what}} is wrong." },
      keys: {
        wrong: ["what"],
        // @ts-expect-error -- No message has this id.
        nope: ["what"],
      },
    },
    create: () => ({}),
  }),
  defineRule({
    name: "wrong-default",
    meta: {
      type: "problem",
      docs,
      messages: { wrong: "It is wrong." },
      schema: { properties: { everyPolicy: { type: "boolean" } } },
      // @ts-expect-error -- The option is no text.
      defaultOptions: { everyPolicy: "no" },
    },
    create: () => ({}),
  }),
  defineRule({
    name: "unknown-default",
    meta: {
      type: "problem",
      docs,
      messages: { wrong: "It is wrong." },
      schema: { properties: { everyPolicy: { type: "boolean" } } },
      // @ts-expect-error -- The schema has no such option.
      defaultOptions: { everyRole: true },
    },
    create: () => ({}),
  }),
  defineRule({
    name: "no-options",
    meta: { type: "problem", docs, messages: { wrong: "It is wrong." } },
    create(context) {
      // @ts-expect-error -- The rule has no options.
      sees(context.options.everyPolicy);
      return {};
    },
  }),
];

/** Texts that the compiler does not know are left to the rule tester. */
export const loose: Rule = defineRule({
  name: "loose",
  meta: { type: "problem", docs, messages: { wrong: ["{{what}}", "is wrong."].join(" ") } },
  create: (context) => ({
    Role(role) {
      context.report({ node: role, address: role.address, messageId: "wrong", data: { what: "It" } });
    },
  }),
});

const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
ruleTester.run(rule, {
  valid: [],
  invalid: [{ name: "known", template: "", errors: [{ messageId: "noName", ...place }] }],
});
ruleTester.run(rule, {
  valid: [],
  // @ts-expect-error -- The rule has no such message.
  invalid: [{ name: "unknown", template: "", errors: [{ messageId: "nope", ...place }] }],
});
