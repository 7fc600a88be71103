import type { Condition } from "../../model/index.js";
import type { RuleContext, Text } from "../../rule-kit/index.js";
import { arnFields, serviceOfArn } from "../shared/arns/arn-fields.js";
import { arnProblem } from "../shared/arns/arn-problem.js";
import { rewrittenArn } from "../shared/arns/arn-rewriting.js";

type Value = Condition["values"]["items"][number];

/** The values whose type DMS writes with another word or sign (`replication-task:*`, `endpoint/*`), as DMS writes them. */
export function respelledSources(
  { services }: Pick<RuleContext, "services">,
  { values }: Condition,
): readonly { readonly node: Value["node"]; readonly text: Text }[] {
  return values.items.flatMap(({ node, text }) => {
    const fields = serviceOfArn(text) === "dms" ? arnFields(text) : undefined;
    const problem = fields && arnProblem(services, fields);
    if (!fields || problem?.messageId !== "unknownResource" || problem.isGuess === true) return [];
    const written = rewrittenArn(text, fields, problem);
    return written ? [{ node, text: written }] : [];
  });
}

/** Whether no DMS resource has such an ARN: it names another service, or no region or account. */
export function isNotOfDms(arn: Text): boolean {
  const service = serviceOfArn(arn);
  const { account, known = 0, region, resource } = arnFields(arn) ?? {};
  const isShort = resource !== undefined && ((known > 3 && region === "") || (known > 4 && account === ""));
  return service !== undefined && (service !== "dms" || isShort);
}
