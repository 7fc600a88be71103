import { nameOf, passedRoles, type PassedRole } from "../../dms/index.js";
import { matchAction, matchArn } from "../../iam/index.js";
import { passRoles } from "../../knowledge/index.js";
import type { ActionPattern, Project, ResourcePattern, Statement } from "../../model/index.js";
import { asLiteral, display } from "../../tree/index.js";

/** What a hover over `iam:PassRole` says: which resources pass which roles here, and whether the statement names them. */
export function passRoleLines(
  { text }: ActionPattern,
  { resources }: Statement,
  { templates }: Project,
): readonly string[] {
  if (!/^iam:/i.test(display(text)) || matchAction(text, "iam:PassRole") !== "yes") return [];
  const passed = templates.flatMap((template) => passedRoles(template));
  const none = "- No DMS resource of the open files is seen to pass a role.";
  return [
    "Who gives a role to a DMS resource needs `iam:PassRole` on this role.",
    "",
    ...(passed.length === 0 ? [none] : passed.map((role) => passedLine(role, resources?.items))),
  ];
}

function passedLine(
  { property, resource, text }: PassedRole,
  patterns: readonly ResourcePattern[] | undefined,
): string {
  const operations = passRoles.filter(({ roleProps }) => roleProps.includes(property.id));
  const services = [...new Set(operations.map(({ passedToService }) => `\`${passedToService}\``))];
  const to = services.length === 0 ? "" : ` to ${services.join(" or ")}`;
  return `- The ${nameOf(resource)} passes \`${display(text)}\`${to}: ${namedWords(text, patterns)}.`;
}

function namedWords(role: PassedRole["text"], patterns: readonly ResourcePattern[] | undefined): string {
  if (!patterns) return "whether this statement names it is not known";
  const answers = patterns.map((pattern) => (asLiteral(pattern.text) === "*" ? "yes" : matchArn(pattern.text, role)));
  if (answers.includes("yes")) return "this statement names it";
  return answers.includes("unknown")
    ? "whether this statement names it is not known"
    : "**this statement does not name it**";
}
