import { keyNamed, matchAction, resourcePoliciesOf, type ResourcePolicy, readOperator } from "../../iam/index.js";
import type { Condition, DmsResource, Statement } from "../../model/index.js";
import { asText, display, literalOf, type Report, type RuleContext } from "../../rule-kit/index.js";
import { nameOf } from "../shared/messages/names.js";
import { shownResource } from "../shared/messages/shown-resource.js";

/** Keys with which DMS itself encrypts the storage of instances and the connection settings of endpoints. */
const ownKeys = ["instance.kmsKey", "replicationConfig.kmsKey", "instanceProfile.kmsKey", "endpoint.kmsKey"];

type Reported = Report<"otherService", "key" | "service" | "use">;

/**
 * Reports key policies that allow the use of such a key only through other services.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html#CHAP_Security.EncryptionKey
 */
export function reportOwnKeys(context: RuleContext<Reported>, resource: DmsResource): void {
  const keyIds = ownKeys.flatMap((id) => resource.properties.get(id) ?? []);
  for (const text of keyIds.flatMap(({ value }) => asText(value) ?? [])) {
    const key = keyNamed(context.project, context.template, text);
    const [first, ...others] = key === undefined ? [] : (resourcePoliciesOf(context.project, key) ?? []);
    const condition = first && otherServiceOnly([first, ...others]);
    if (!first || !condition || key === undefined) continue;
    context.report({
      node: condition,
      address: first.holder.address,
      messageId: "otherService",
      data: {
        key: shownResource(context.project, key),
        service: condition.values.items.map((value) => display(value.text)),
        use: nameOf(resource),
      },
      related: [{ location: resource.location, message: `${nameOf(resource)} is encrypted with it` }],
    });
  }
}

/** DMS creates a grant on the key of an instance and decrypts with it. */
const actions = ["kms:CreateGrant", "kms:Decrypt"];

/**
 * The condition that limits the use of a key to other services; `undefined` if something allows DMS to use it, or may
 * allow it.
 */
function otherServiceOnly(policies: readonly ResourcePolicy[]): Condition | undefined {
  const statements = policies
    .flatMap(({ document }) => document.statements)
    .filter((statement) => statement.effect !== "Deny" && mayCover(statement));
  const conditions = statements.map((one) =>
    one.incompleteReason === undefined ? one.conditions.find(excludesDms) : undefined,
  );
  return conditions.every((condition) => condition !== undefined) ? conditions[0] : undefined;
}

function mayCover({ actions: allowed }: Statement): boolean {
  if (!allowed || allowed.incompleteReason !== undefined) return true;
  return allowed.items.some(({ text }) => actions.some((action) => matchAction(text, action) !== "no"));
}

function excludesDms({ key, operator, values, when }: Condition): boolean {
  const isViaService = display(key).toLowerCase() === "kms:viaservice" && when.op === "true";
  const { name = "", set } = readOperator(literalOf(operator) ?? "");
  const isPositive = /^String(?:Equals|Like)/.test(name) && set === undefined;
  if (!isViaService || !isPositive || values.incompleteReason !== undefined || values.items.length === 0) return false;
  return values.items.every(({ text }) => namesOtherService(display(text)));
}

/** Whether the value names another service literally: `rds.eu-west-1.amazonaws.com`, `s3.*.amazonaws.com`. */
function namesOtherService(value: string): boolean {
  const service = /^([a-z0-9-]+)\./.exec(value)?.[1];
  return service !== undefined && service !== "dms";
}
