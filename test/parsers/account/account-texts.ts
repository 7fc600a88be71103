import type { Template } from "../../../src/model/index.js";
import { readAccount } from "../../../src/parsers/index.js";
import { isFailure } from "../../../src/source/index.js";
import { display } from "../../../src/tree/index.js";

export const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
export const grant = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: "*" }] };

export function read(value: unknown): ReturnType<typeof readAccount> {
  return readAccount("account.json", typeof value === "string" ? value : JSON.stringify(value));
}

export function templateOf(value: unknown): Template {
  const account = read(value);
  if (isFailure(account)) throw new Error(account.message);
  return account.template;
}

/** What a reader of the model sees of the principals. */
export function principalsOf(value: unknown): readonly unknown[] {
  return templateOf(value).principals.map(
    ({ arn, boundary, inlinePolicies, kind, managedPolicyArns, name, trust: own }) => ({
      is: `${kind} ${display(name)} ${display(arn)}`,
      trusts: own.flatMap(({ statements }) => statements.flatMap(({ principals }) => principals?.items ?? [])).length,
      inline: inlinePolicies.flatMap(({ statements }) =>
        statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []),
      ),
      managed: managedPolicyArns.items.map(({ text }) => display(text)),
      ...(boundary && { boundary: boundary.kind === "scalar" && boundary.text }),
    }),
  );
}

export const arn = (rest: string): string => `arn:aws:iam::111122223333:${rest}`;
