import type { NewStatement } from "../../rule-kit/index.js";
import type { LeastTrust } from "../policies/least-policy.js";
import type { LeastStatement } from "../permissions/least-statements.js";
import { writable, type PasteContext } from "./writable.js";

/** A statement for the writers of a syntax, with the references of a place. */
export function newStatement(statement: LeastStatement, place: PasteContext): NewStatement {
  const { actions, condition, resources, sid } = statement;
  return {
    sid,
    effect: "Allow",
    actions,
    resources: resources.map((resource) => writable(resource, place)),
    ...(condition && {
      conditions: [{ ...condition, values: condition.values.map((value) => writable(value, place)) }],
    }),
  };
}

export function newTrust({ services, sourceAccount }: LeastTrust, place: PasteContext): NewStatement {
  return {
    effect: "Allow",
    principal: { kind: "Service", identifiers: services.map((service) => writable(service, place)) },
    actions: ["sts:AssumeRole"],
    resources: [],
    ...(sourceAccount && {
      conditions: [{ operator: "StringEquals", key: "aws:SourceAccount", values: [writable(sourceAccount, place)] }],
    }),
  };
}
