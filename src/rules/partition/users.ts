import { onceIn } from "../../rule-kit/index.js";
import type { WrittenArn } from "./written-arns.js";

/** Who uses an ARN, and a number for all who use the same text. */
export interface Users {
  readonly own: string;
  readonly all: number;
}

/** The documents, and the resources that attach policies, by the texts that they have in common. */
export function usersByText(arns: readonly WrittenArn[]): (arn: WrittenArn) => Users {
  const documents = new Map<WrittenArn["held"], number>();
  const userOf = ({ address, held }: WrittenArn): string =>
    `${address} ${String(onceIn(documents, held, () => documents.size))}`;
  const users = new Map<string, Set<string>>();
  const textKeyOf = ({ node: { location } }: WrittenArn): string => `${location.file.path} ${String(location.start)}`;
  for (const arn of arns) onceIn(users, textKeyOf(arn), () => new Set()).add(userOf(arn));
  const numbers = new Map<string, number>();
  const all = new Map(
    [...users].map(([key, own]) => [key, onceIn(numbers, [...own].join("\n"), () => numbers.size)] as const),
  );
  return (arn) => ({ own: userOf(arn), all: all.get(textKeyOf(arn)) ?? 0 });
}
