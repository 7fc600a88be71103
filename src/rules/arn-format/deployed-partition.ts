import { partitionOfRegion, regions } from "../../knowledge/index.js";
import type { Resource } from "../../model/index.js";
import { plainText } from "../../iam/index.js";
import type { Message, RuleContext, Text } from "../../rule-kit/index.js";
import { writtenStart } from "../shared/texts/fixed-values.js";

/** A policy or role of another partition than that of the deployment. */
export type OtherPartition = Message<"partitionForArn", "partition" | "own"> & { readonly intendedArn?: Text };

type Context = Pick<RuleContext, "settings" | "template">;

/**
 * Reports an ARN of IAM that is written in full for another partition than the one that its resource is certainly in.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function partitionProblem(context: Context, resource: Resource, text: Text): OtherPartition | undefined {
  const [, partition = "", rest = ""] = /^arn:(aws[\w-]*)(:iam::[^]*)$/.exec(writtenStart(text)) ?? [];
  const own = partition === "" ? undefined : partitionIn(context, resource);
  if (own === undefined || own === partition) return undefined;
  const isWhole = text.parts.length === 1;
  return {
    messageId: "partitionForArn",
    data: { partition, own },
    ...(isWhole && { intendedArn: plainText(`arn:${own}${rest}`) }),
  };
}

/** The partition of a resource, if its provider or the settings say it. */
function partitionIn({ settings, template }: Context, { region }: Resource): string | undefined {
  if (region?.kind === "hole") return undefined;
  const said = region?.text ?? template.region;
  if (said !== undefined) return regions.includes(said) ? partitionOfRegion(said) : undefined;
  const [own, ...others] = new Set(settings.regions.map(partitionOfRegion));
  return settings.partition ?? (others.length === 0 ? own : undefined);
}
