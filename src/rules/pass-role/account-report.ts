import type { DmsResource } from "../../model/index.js";
import type { Report, RuleContext } from "../../rule-kit/index.js";
import { unmetByAccountCaller } from "../shared/account-caller.js";
import { nameOf, shownArn } from "../shared/names.js";

type Reported = Report<"callerMissing", "caller" | "roles" | "users">;

/** Reports at a resource the roles that the caller in the account may not pass to DMS. */
export function reportUnpassable(context: RuleContext<Reported>, resource: DmsResource): void {
  const unmet = unmetByAccountCaller(
    context,
    resource,
    ({ action, need }) => action === "iam:PassRole" && (need === "required" || need === "conditional"),
  );
  const roles = [...new Set(unmet.flatMap(({ lackingResources }) => lackingResources.map(shownArn)))];
  if (roles.length === 0) return;
  const data = { caller: context.settings.callerArn ?? "", roles, users: [nameOf(resource)] };
  context.report({ node: resource, address: resource.address, messageId: "callerMissing", data });
}
