import type { GuideBlock } from "../../src/knowledge/index.js";
import type { Facts } from "./facts.js";
import { urlsOf } from "./sources.js";

type Meaning = Pick<GuideBlock, "id" | "consoleActions" | "targets">;

/** What the facts say in words of the seven statements of the guide's policy, by their number. */
const meanings: Readonly<Record<number, Meaning>> = {
  1: { id: "dms", consoleActions: [], targets: [] },
  2: { id: "keys", consoleActions: ["kms:ListAliases"], targets: [] },
  3: { id: "roles", consoleActions: [], targets: [] },
  4: { id: "network", consoleActions: [], targets: [] },
  5: { id: "metrics", consoleActions: ["cloudwatch:Get*", "cloudwatch:List*"], targets: [] },
  6: {
    id: "logs",
    consoleActions: ["logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
    targets: [],
  },
  7: { id: "redshift", consoleActions: [], targets: ["redshift", "redshift-serverless"] },
};

export function guidePolicyOf(facts: Facts): readonly GuideBlock[] {
  return facts.callerPolicyBlocks.map(({ n, actions }) => {
    const meaning = meanings[n];
    if (!meaning) throw new Error(`the guide's policy has a statement ${String(n)} that is not known`);
    const stray = meaning.consoleActions.filter((action) => !actions.includes(action));
    if (stray.length > 0) throw new Error(`${stray.join(", ")} is not in statement ${String(n)}`);
    return { ...meaning, actions, source: urlsOf(["DMS user guide (June 2023), security-iam"]) };
  });
}
