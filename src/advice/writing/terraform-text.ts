import { alignedLines, newList, newText, withoutModules, writeHcl, type NewValue } from "../../fixers/index.js";
import type { NewStatement } from "../../rule-kit/index.js";
import { entryOf } from "../../tree/index.js";
import { headComment, statementComment, trustComment } from "./comments.js";
import { documentsOf } from "./documents.js";
import { isNewRole, type LeastPolicy } from "../policies/least-policy.js";
import type { LeastStatement } from "../permissions/least-statements.js";
import { numberEnding, snakeName } from "./names.js";
import { newStatement, newTrust } from "./new-statements.js";
import { jsonText } from "./policy-json.js";
import { writable, type PasteContext } from "./writable.js";

type Lines = readonly string[];

const unit = "  ";

/** The data sources and resources of a module that give a holder its least policy. */
export function terraformText(policy: LeastPolicy, place: PasteContext): string {
  const { holder } = policy;
  const { attachment, documents } = documentsOf(policy);
  const blocks = [
    ...(policy.trust.length > 0 ? [trustData(policy, place)] : []),
    ...(isNewRole(policy) ? [roleBlock(policy, place)] : []),
    ...policy.managedPolicies
      .filter((arn) => !policy.attachedPolicies.has(arn))
      .map((arn) => attachmentBlock(policy, place, writeText(newText(writable(arn, place)), place))),
    ...documents.flatMap((statements, index) => {
      const number = documents.length === 1 ? [] : [String(index + 1)];
      const label = snakeName(holder, place, "least", ...number);
      const name = ["dms-least", ...number].join("-") + numberEnding(label, holder, place, "least", ...number);
      return [
        documentData(label, statements, place),
        attachment === "inline"
          ? rolePolicyBlock(policy, place, label, name)
          : managedBlocks(policy, place, label, name),
      ];
    }),
  ];
  return [comment(headComment(policy)), ...blocks].map((lines) => lines.join("\n")).join("\n\n");
}

function documentData(label: string, statements: readonly LeastStatement[], place: PasteContext): Lines {
  const blocks = statements.map((one) => [
    ...comment(statementComment(one)),
    ...statementBlock(newStatement(one, place), place),
  ]);
  return dataBlock(label, blocks);
}

function trustData({ holder, trust }: LeastPolicy, place: PasteContext): Lines {
  const blocks = trust.map((one) => [...comment(trustComment(one)), ...statementBlock(newTrust(one, place), place)]);
  return dataBlock(snakeName(holder, place, "trust"), blocks);
}

function dataBlock(label: string, blocks: readonly Lines[]): Lines {
  const inside = blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
  return block(`data "aws_iam_policy_document" "${label}"`, inside);
}

/** A statement of the data source. Its usual effect is Allow. */
function statementBlock(
  { actions, conditions = [], principal, resources, sid }: NewStatement,
  place: PasteContext,
): Lines {
  const attributes = [
    ...(sid === undefined ? [] : [{ key: "sid", text: JSON.stringify(sid) }]),
    { key: "actions", text: listText(newList(actions), place) },
    ...(resources.length > 0 ? [{ key: "resources", text: listText(newList(resources), place) }] : []),
  ];
  const principals = principal && [
    { key: "type", text: JSON.stringify(principal.kind) },
    { key: "identifiers", text: listText(newList(principal.identifiers), place) },
  ];
  return block("statement", [
    ...alignedLines(attributes).flatMap((text) => text.split("\n")),
    ...(principals
      ? [
          "",
          ...block(
            "principals",
            alignedLines(principals).flatMap((text) => text.split("\n")),
          ),
        ]
      : []),
    ...conditions.flatMap(({ key, operator, values }) => [
      "",
      ...block("condition", [
        ...alignedLines([
          { key: "test", text: JSON.stringify(operator) },
          { key: "variable", text: JSON.stringify(key) },
          { key: "values", text: listText(newList(values), place) },
        ]).flatMap((text) => text.split("\n")),
      ]),
    ]),
  ]);
}

function roleBlock({ holder }: LeastPolicy, place: PasteContext): Lines {
  const label = snakeName(holder, place);
  const name = holder.kind === "account-role" ? holder.name : label.replaceAll("_", "-");
  return block(
    `resource "aws_iam_role" "${label}"`,
    alignedLines([
      { key: "name", text: JSON.stringify(name) },
      { key: "assume_role_policy", text: `data.aws_iam_policy_document.${snakeName(holder, place, "trust")}.json` },
    ]),
  );
}

function rolePolicyBlock({ holder }: LeastPolicy, place: PasteContext, label: string, name: string): Lines {
  const references = roleArguments(holder, place, "id");
  return block(
    `resource "aws_iam_role_policy" "${label}"`,
    alignedLines([
      ...references.slice(0, -1),
      { key: "name", text: JSON.stringify(name) },
      ...references.slice(-1),
      { key: "policy", text: `data.aws_iam_policy_document.${label}.json` },
    ]),
  );
}

function managedBlocks(policy: LeastPolicy, place: PasteContext, label: string, name: string): Lines {
  const { holder } = policy;
  const policyBlock = block(
    `resource "aws_iam_policy" "${label}"`,
    alignedLines([
      { key: "name", text: JSON.stringify(`${snakeName(holder, place).replaceAll("_", "-")}-${name}`) },
      { key: "policy", text: `data.aws_iam_policy_document.${label}.json` },
    ]),
  );
  const attached =
    holder.kind === "declared-role"
      ? ["", ...attachmentBlock(policy, place, `aws_iam_policy.${label}.arn`, label)]
      : [];
  return [...policyBlock, ...attached];
}

function attachmentBlock(
  { holder }: LeastPolicy,
  place: PasteContext,
  arn: string,
  label = snakeName(holder, place),
): Lines {
  return block(
    `resource "aws_iam_role_policy_attachment" "${label}"`,
    alignedLines([...roleArguments(holder, place, "name"), { key: "policy_arn", text: arn }]),
  );
}

interface Argument {
  readonly key: string;
  readonly text: string;
}

/**
 * The role as its own module refers to it, last, otherwise its name. A role that is not there yet gets its block here.
 */
function roleArguments(holder: LeastPolicy["holder"], place: PasteContext, attribute: string): readonly Argument[] {
  const role = (text: string): Argument => ({ key: "role", text });
  if (holder.kind === "account-role" && holder.isThere) return [role(JSON.stringify(holder.name))];
  if (holder.kind !== "declared-role") return [role(`aws_iam_role.${snakeName(holder, place)}.${attribute}`)];
  const { address, name } = holder.role;
  const { holes, isNative, isOfModule } = place;
  // A plan tells the module of a role, not the text of it.
  const isElsewhere = !isNative || (!isOfModule && address.startsWith("module."));
  if (isElsewhere) return [role(JSON.stringify(jsonText(name, holes)))];
  const block = withoutModules(address);
  // The address of an instance ends with its key. If no key is known, all instances are meant.
  const body = block.endsWith("]") ? undefined : holder.template.resources.get(address)?.body;
  if (body && entryOf(body, "for_each")) return [{ key: "for_each", text: block }, role(`each.value.${attribute}`)];
  if (body && entryOf(body, "count"))
    return [{ key: "count", text: `length(${block})` }, role(`${block}[count.index].${attribute}`)];
  return [role(`${block}.${attribute}`)];
}

function writeText(value: NewValue, { context }: PasteContext): string {
  return writeHcl(value, { kind: "inline" }, context) ?? '""';
}

/** A list of several items has a line for each. */
function listText(value: NewValue, { context }: PasteContext): string {
  return writeHcl(value, { kind: "own-line", indent: "", unit }, context) ?? "[]";
}

function block(head: string, inside: Lines): Lines {
  return [`${head} {`, ...inside.map((line) => (line === "" ? "" : unit + line)), "}"];
}

function comment(lines: Lines): Lines {
  return lines.map((line) => `# ${line}`);
}
