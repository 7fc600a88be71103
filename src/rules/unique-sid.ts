import { plainText } from "../iam/index.js";
import { statementAddress, type HeldDocument, type PolicyDocument, type Statement } from "../model/index.js";
import { canHoldTogether, defineRule, literalOf, type ContextOf } from "../rule-kit/index.js";
import { isFormOfName, mayBeFilledIn } from "./shared/texts/placeholders.js";

const rule = defineRule({
  name: "unique-sid",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useSid: "renames" },
    docs: { description: "Require the Sids of a policy to be unique" },
    schema: {
      type: "object",
      properties: {
        onResources: {
          type: "boolean",
          description: "Also report equal Sids in resource policies, where AWS accepts them",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { onResources: false },
    messages: {
      repeated: "Another statement of this policy has the same Sid {{sid}}, so AWS rejects the policy. Rename one.",
      repeatedOnResource:
        "Another statement of this policy has the same Sid {{sid}}. AWS accepts it, but the Sid no longer identifies the statement. Rename one.",
      useSid: "Write {{free}}",
    },
    keys: { repeated: ["sid"], repeatedOnResource: ["sid"] },
  },
  create(context) {
    return {
      PolicyDocument({ policyType }, held) {
        if (policyType !== "resource" || context.options.onResources === true) checkDocument(context, held);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkDocument(context: Context, held: HeldDocument): void {
  const bySid = new Map<string, Statement[]>();
  const freeSid = freeSids(held.document);
  for (const statement of held.document.statements) {
    const sid = statement.sid && literalOf(statement.sid);
    // An empty Sid counts as absent.
    if (!statement.sid || sid === undefined || sid === "") continue;
    if (mayBeFilledIn(held) && isFormOfName(statement.sid)) continue;
    const alike = bySid.get(sid) ?? [];
    const before = alike.find((other) => canHoldTogether(other.when, statement.when));
    alike.push(statement);
    bySid.set(sid, alike);
    if (!before?.sid) continue;
    const { sid: node } = statement;
    const free = freeSid(sid);
    context.report({
      node,
      address: statementAddress(held, statement),
      messageId: held.document.policyType === "resource" ? "repeatedOnResource" : "repeated",
      data: { sid },
      related: [{ location: before.sid.location, message: "the first one" }],
      suggest: [{ messageId: "useSid", data: { free }, fix: (fixer) => fixer.replaceText(node, plainText(free)) }],
    });
  }
}

/** Finds the next name that no statement has, and that was not found before: `Read2` after `Read`, `Stmt02` after `Stmt01`. */
function freeSids({ statements }: PolicyDocument): (sid: string) => string {
  const taken = new Set(statements.flatMap(({ sid }) => (sid && literalOf(sid)) ?? []));
  const last = new Map<string, number>();
  return (sid) => {
    const [, stem = sid, digits = ""] = /^(.*?)(\d{0,15})$/.exec(sid) ?? [];
    const nameOf = (number: number): string => stem + String(number).padStart(digits.length, "0");
    let number = Math.max(digits === "" ? 2 : Number(digits) + 1, (last.get(stem) ?? 0) + 1);
    while (taken.has(nameOf(number))) number++;
    last.set(stem, number);
    return nameOf(number);
  };
}
