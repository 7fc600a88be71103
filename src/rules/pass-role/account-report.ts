import type { DmsResource } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import { unmetByAccountCaller } from "../shared/callers/account-caller.js";
import { nameOf, shownArn, writtenArn } from "../shared/messages/names.js";

type Reported = Report<"callerMissing", "caller" | "roles" | "arns" | "users">;

/** Reports at a resource the roles that the caller in the account may not pass to DMS. */
export function reportUnpassable(context: RuleContext<Reported>, resource: DmsResource): void {
  const unmet = unmetByAccountCaller(
    context,
    resource,
    ({ action, need }) => action === "iam:PassRole" && (need === "required" || need === "conditional"),
  );
  const lacking = unmet.flatMap(({ lackingResources }) => lackingResources);
  const arns = new Map(lacking.map((arn) => [shownArn(arn), writtenArn(arn)]));
  if (arns.size === 0) return;
  const caller = context.settings.callerArn ?? "";
  const data = { caller, roles: [...arns.keys()], arns: [...arns.values()], users: [nameOf(resource)] };
  context.report({ node: resource, address: resource.address, messageId: "callerMissing", data, restsOn: lacking });
}
