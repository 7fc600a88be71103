import { plainText } from "../iam/index.js";
import type { HeldDocument, PolicyDocument } from "../model/index.js";
import { defineRule, literalOf, reasonOf, type Placement, type Suggestion, type ContextOf } from "../rule-kit/index.js";
import { writesVariables } from "./shared/texts/variables.js";

const current = "2012-10-17";

const rule = defineRule({
  name: "policy-version",
  meta: {
    type: "problem",
    fixable: true,
    hasSuggestions: true,
    directions: { useCurrent: "renames" },
    docs: { description: "Require policies to use the current version of the policy language" },
    schema: {
      type: "object",
      properties: {
        onTrust: {
          type: "boolean",
          description: "Also report trust policies without variables, where the version makes no difference",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { onTrust: false },
    messages: {
      missing:
        "This policy has no Version, so AWS reads it in the version of 2008, without policy variables. Add 2012-10-17.",
      old: "This policy uses the version of 2008, in which policy variables are plain text. Write 2012-10-17.",
      useCurrent: "Write Version 2012-10-17: ${…} then becomes a policy variable",
    },
  },
  create(context) {
    return {
      PolicyDocument(_document, held) {
        checkDocument(context, held);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkDocument(context: Context, held: HeldDocument): void {
  const { document, address } = held;
  const { node, problems, version } = document;
  // A document without elements, or whose elements are not all known.
  if (node.entries.length === 0 || (!version && node.incompleteReason !== undefined)) return;
  const written = version && literalOf(version);
  if (version && written === undefined)
    return context.skip({ location: version.location, address }, reasonOf(version) ?? "the version is not known");
  // `policy-syntax` reports a version in another case.
  if (!version && node.entries.some(({ key }) => key.text.toLowerCase() === "version")) return;
  // Without a variable both versions mean the same, and trust policies rarely have one.
  if (document.policyType === "trust" && context.options.onTrust !== true && !writesVariables(document)) return;
  // What has no Statement is no policy yet, or none at all, and `policy-syntax` reports it.
  if (!version && problems.some(({ code }) => code === "missing-statement")) return;
  // `policy-syntax` reports any other date.
  if (written !== undefined && written !== "2008-10-17") return;
  const [first] = node.entries;
  context.report({
    node: version ?? first?.key ?? document,
    address,
    messageId: version ? "old" : "missing",
    ...remedyFor(document),
  });
}

type Remedy = Pick<Placement<Suggestion<"useCurrent">>, "fix" | "suggest">;

/** The version decides whether `${` starts a variable or is plain text. */
function remedyFor(document: PolicyDocument): Remedy {
  const { node, version } = document;
  const written = node.entries.find(({ key }) => key.text === "Version")?.value;
  const fix: Suggestion["fix"] = (fixer) =>
    version && written
      ? fixer.replaceText(written, plainText(current))
      : fixer.setProperty(node, "Version", plainText(current));
  return writesVariables(document) ? { suggest: [{ messageId: "useCurrent", fix }] } : { fix };
}
