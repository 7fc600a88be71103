import { holdersOf, isOnlyBoundary } from "../../../iam/index.js";
import type { ActionPattern, HeldDocument, Statement, StatementContext } from "../../../model/index.js";
import { literalOf, oncePer, type RuleContext } from "../../../rule-kit/index.js";

/** Whether a policy grants nothing by itself: it is a policy of an organization or a permissions boundary. */
export function onlyLimits({ project }: RuleContext, held: HeldDocument): boolean {
  const { document } = held;
  return (
    ["scp", "rcp", "boundary"].includes(document.policyType) ||
    isOnlyBoundary(project, document) ||
    (isNamedLimit(held) && holdersOf(project, document) === 0)
  );
}

/**
 * A managed policy that is called a boundary: a role that cannot be seen, such as one of a module, may be given it. Of a
 * policy that only an output passes on, the name may say that it is one of an organization, and of a file its name or that
 * of its folder.
 */
const isNamedLimit = oncePer(({ address, document, holderKind }: HeldDocument): boolean => {
  if (holderKind === "bare") return isLimit(placeOf(document.location.file.path));
  return holderKind === "unseen" ? isLimit(address) : holderKind === "managed-policy" && boundaryWord.test(address);
});

function isLimit(name: string): boolean {
  return boundaryWord.test(name) || organizationWord.test(name);
}

/** The names of a file and of its folder. The kind of policy may stand between dots, as in `full-access.scp.json`. */
function placeOf(path: string): string {
  const [name = "", folder = ""] = path.split(/[\\/]/).toReversed();
  return `${folder}/${name.replaceAll(".", "/")}`;
}

const boundaryWord = /boundar(?:y|ies)[^.]*$/i;

const organizationWord = /(?:^|[._/-])[sr]cps?(?:[._/-]|$)|(?:service|resource)[_-]?controls?(?![a-z])/i;

/**
 * Whether a statement grants something to the holder of its policy. A resource policy only grants access to its
 * resource.
 */
export function isGranting(context: RuleContext, { statement, held }: StatementContext): boolean {
  return statement.effect === "Allow" && held.document.policyType === "identity" && !onlyLimits(context, held);
}

/** The action pattern that covers all actions of all services. Only `no-full-access` reports it. */
export function everyAction({ actions }: Statement): ActionPattern | undefined {
  return actions?.items.find(({ text }) => /^\*+(?::\*+)?$/.test(literalOf(text)?.trim() ?? ""));
}
