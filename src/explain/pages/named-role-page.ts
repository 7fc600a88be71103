import { listed } from "../../source/index.js";
import type { NamedRoleExplanation, RolePurpose } from "../answers/explain-named-role.js";
import { section, type Block, type ShowPath } from "./page.js";
import { shownAddress } from "./shown-places.js";

export function namedRolePage({ name, purposes, users }: NamedRoleExplanation, show: ShowPath): readonly Block[] {
  return [
    { kind: "title", text: name },
    {
      kind: "text",
      text: "DMS finds this role in the account by its name. No linted file declares it: another stack may, or the account has it already.",
    },
    ...purposes.flatMap((purpose) => section(purpose.title, needsOf(purpose))),
    ...section(
      "It is used here by",
      users.map((one) => shownAddress(one, show)),
    ),
    ...section("Source", [...new Set(purposes.flatMap(({ source }) => source.slice(0, 1)))]),
  ];
}

function needsOf({ actions, managedPolicies, services, trustRule }: RolePurpose): readonly string[] {
  return [
    ...(services.length > 0 ? [`trust in ${listed(services, trustRule === "any-of" ? "or" : "and")}`] : []),
    ...managedPolicies.map((arn) => `usually the managed policy ${arn}`),
    ...(actions.length > 0 ? [`needs ${actions.join(", ")}`] : []),
  ];
}
