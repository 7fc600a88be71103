import { placeholderHole } from "../iam/index.js";
import type { Template } from "../model/index.js";
import { addTo, defineRule, display, oncePer, type ContextOf, type RuleContext, type Text } from "../rule-kit/index.js";
import { arnFields } from "./shared/arns/arn-fields.js";
import { arnProblem, fieldProblem } from "./shared/arns/arn-problem.js";
import { variableProblem, variablesIn } from "./shared/texts/variables.js";
import { namesPlace, partitionOf, placeOf, placesOfSeveral } from "./partition/partitions.js";
import { isElsewhere, isPlaced, isTied } from "./partition/tied.js";
import { usersByText } from "./partition/users.js";
import { arnsIn, isWrittenThere, type WrittenArn } from "./partition/written-arns.js";

const rule = defineRule({
  name: "partition",
  meta: {
    type: "suggestion",
    fixable: true,
    docs: { description: "Require ARNs in templates to use the partition of the deployment" },
    messages: {
      literal:
        "The partition of {{arn}}{{others}} is hard-coded: {{partitions}}. In another partition this ARN matches nothing, or AWS rejects it. {{hint}}",
    },
    keys: { literal: ["arn"] },
  },
  create(context) {
    return {
      Template(template) {
        const arns = arnsIn(template);
        if (isTied(context, template) || isForOther(arns)) return;
        const several = placesOfSeveral(arns);
        const open = arns.filter((arn) => !isPlaced(template, arn) && !several.has(placeOf(arn)));
        for (const group of groupsOf(context, open)) reportGroup(context, template, group);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** True if every ARN is in one other partition, such as `aws-cn`: then the template is for that partition. */
function isForOther(arns: readonly WrittenArn[]): boolean {
  const partitions = new Set(arns.flatMap(({ text }) => partitionOf(text)?.partition ?? []));
  return partitions.size === 1 && !partitions.has("aws");
}

/**
 * Groups the ARNs by document, or by the resource that attaches them. What a document has in common with others is a group
 * of its own, so that all of them ask for the same edit.
 */
function groupsOf(context: RuleContext, arns: readonly WrittenArn[]): readonly Group[] {
  const groups = new Map<string, WrittenArn[]>();
  const seen = new Set<string>();
  // The condition of an ARN may test for exactly this partition.
  const judged = arns.filter((arn) => partitionOf(arn.text) && arn.when.op === "true" && !namesPlace(arn.text));
  const usersOf = usersByText(judged);
  for (const arn of judged) {
    const { own, all } = usersOf(arn);
    const key = [own, all, canBeFixed(context, arn)].join("\n");
    const place = `${key}\n${String(arn.node.location.start)}`;
    // A generated template repeats ARNs that stand only once in its source.
    if (!seen.has(place)) addTo(groups, key, arn);
    seen.add(place);
  }
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []));
}

type Group = readonly [WrittenArn, ...WrittenArn[]];

/** False for an ARN that `arn-format` or `principal` reports, or `policy-variable` for a missing `Fn::Sub`: that is fixed first. */
function canBeFixed({ services, template }: RuleContext, arn: WrittenArn): boolean {
  if (isElsewhere(template, arn)) return false;
  if (variablesIn(arn.text).some((variable) => variableProblem(variable) === "substitution")) return false;
  const fields = arn.held && arnFields(arn.text);
  // An account or a session is a principal, and no resource of a service.
  const problem = fields && (arn.isResource ? arnProblem(services, fields) : fieldProblem(fields));
  return isWrittenThere(arn) && !problem;
}

function reportGroup(context: Context, template: Template, group: Group): void {
  const [first, ...others] = group;
  context.report({
    node: first.node,
    address: first.address,
    messageId: "literal",
    data: {
      arn: first.text,
      others: others.length === 0 ? "" : ` and ${String(others.length)} more here`,
      partitions: [...new Set(group.flatMap(({ text }) => partitionOf(text)?.partition ?? []))],
      hint: hintFor(template, first),
    },
    // The first part has the partition. Whatever stands behind it, the finding is the same.
    restsOn: group.map(({ text }) => ({ ...text, parts: text.parts.slice(0, 1) })),
    related: others.map(({ node, text }) => ({ location: node.location, message: display(text) })),
    ...(canBeFixed(context, first) && {
      fix: (fixer) => group.map(({ node, text }) => fixer.rewriteText(node, opened(text))),
    }),
  });
}

/** How to write the partition where the ARN stands. */
function hintFor(template: Template, { node }: WrittenArn): string {
  const { partition, partitionOfFile = partition } = template.dialect.words;
  const own = ownFiles(template);
  return own.size > 0 && !own.has(node.location.file.path) ? partitionOfFile : partition;
}

/** The paths of the files of modules, without those that functions read. */
const ownFiles = oncePer(({ modules = [] }: Template) => {
  return new Set(modules.flatMap(({ files }) => files.map(({ path }) => path)));
});

/** The ARN with the partition of the deployment. */
function opened(text: Text): Text {
  const [first, ...rest] = text.parts;
  const tail = partitionOf(text)?.tail ?? "";
  if (first?.kind !== "literal") return text;
  const place = placeholderHole("Partition");
  return { ...text, parts: [{ ...first, text: "arn:" }, place, { ...first, text: `:${tail}` }, ...rest] };
}
