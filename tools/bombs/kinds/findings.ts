import { everyRule, type Bomb, type Files } from "../bomb.js";
import { statementsInEveryFormat } from "../formats/documents.js";

/** Beside the usual one. The lint takes most of the time, and is the same for all. */
const otherFormats = ["json", "sarif", "junit", "github", "gitlab", "html"] as const;

/** Many findings, in every form in which they are printed or kept. */
export const findings: readonly Bomb[] = [
  {
    name: "findings: 100,000",
    files: () => policy(100_000),
    bounds: { seconds: 25, megabytes: 2000, because: "0.2 ms and 15 KB a finding" },
  },
  ...otherFormats.map((format) => ({
    name: `findings: 10,000 as ${format}`,
    files: () => policy(10_000),
    args: [...everyRule, "--format", format, "."],
  })),
  ...statementsInEveryFormat("findings: 10,000", () => [
    {
      Effect: "Allow",
      Action: Array.from({ length: 10_000 }, (_, index) => `s3:Nothing${index}`),
      Resource: "arn:aws:s3:::a",
    },
  ]),
  {
    name: "findings: 100,000 into a baseline",
    files: () => policy(100_000),
    args: [...everyRule, "--suppress-all", "."],
    bounds: { seconds: 25, megabytes: 2000, because: "0.2 ms and 15 KB a finding" },
  },
  {
    name: "findings: a baseline of 100,000",
    files: () => ({ ...small, "dmslint-suppressions.json": baseline(1, 100_000) }),
    args: [...everyRule, "."],
  },
  {
    name: "findings: a baseline of 100,000 files",
    files: () => ({ ...small, "dmslint-suppressions.json": baseline(100_000, 1) }),
    args: [...everyRule, "."],
  },
  {
    name: "findings: a baseline of 100,000 files, pruned",
    files: () => ({ ...small, "dmslint-suppressions.json": baseline(100_000, 1) }),
    args: [...everyRule, "--prune-suppressions", "."],
  },
  {
    name: "findings: a baseline of 100,000, pruned",
    files: () => ({ ...small, "dmslint-suppressions.json": baseline(1, 100_000) }),
    args: [...everyRule, "--prune-suppressions", "."],
  },
  {
    name: "findings: a baseline of nested lists",
    files: () => ({ ...small, "dmslint-suppressions.json": "[".repeat(100_000) }),
    args: [...everyRule, "."],
    statuses: [2],
  },
  {
    name: "findings: a baseline with names of JavaScript",
    files: () => ({
      ...small,
      "dmslint-suppressions.json": '{"__proto__":{"constructor":["a"]},"constructor":{"__proto__":["b"]}}',
    }),
    args: [...everyRule, "--prune-suppressions", "."],
  },
];

const small: Files = {
  "policy.json": JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:Nothing", Resource: "*" }],
  }),
};

function policy(count: number): Files {
  const actions = Array.from({ length: count }, (_, index) => `s3:Nothing${index}`);
  const statement = { Effect: "Allow", Action: actions, Resource: "arn:aws:s3:::a" };
  return { "policy.json": JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 1) };
}

function baseline(units: number, prints: number): string {
  const one = { "known-action": Array.from({ length: prints }, (_, index) => `known-action:missing:${index}`) };
  return JSON.stringify(Object.fromEntries(Array.from({ length: units }, (_, index) => [`f${index}.json`, one])));
}
