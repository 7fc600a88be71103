import { asLiteral, asText } from "../../../../tree/index.js";
import { joinTexts } from "../../../values/join-texts.js";
import { splitText } from "../../../values/split-text.js";
import { computedText, entryAt, mappingOf } from "../../../values/values.js";
import type { FunctionTable, HclFunction } from "./function-call.js";

const fields = ["partition", "service", "region", "account_id"] as const;

/** `arn_build(partition, service, region, account_id, resource)` */
const build: HclFunction = (given, { location }) => {
  if (given.length !== fields.length + 1 || given.some((node) => !asText(node) && node.kind !== "unknown"))
    return undefined;
  const pieces = given.flatMap((node) => [computedText(":", location), node]);
  return joinTexts([computedText("arn", location), ...pieces], location);
};

/** `arn_parse(arn)`: an object with the fields. The resource is all that is left, with its colons. */
const parse: HclFunction = ([arn], { location, fail }) => {
  const text = asText(arn);
  const items = (text && splitText(text, ":", location))?.items;
  if (!items) return undefined;
  const [start, ...values] = items;
  if (asLiteral(start) !== "arn" || values.length <= fields.length) return fail("its argument is no ARN");
  const left = values.slice(fields.length).flatMap((node) => [computedText(":", location), node]);
  const resource = joinTexts(left.slice(1), location);
  const known = fields.flatMap((name, index) => (values[index] ? [entryAt(name, values[index], location)] : []));
  return resource && mappingOf([...known, entryAt("resource", resource, location)], location);
};

/** `trim_iam_role_path(arn)`: the ARN of a role without its path. */
const trim: HclFunction = ([arn], { location, fail }) => {
  const text = asText(arn);
  const items = (text && splitText(text, "/", location))?.items;
  if (!items) return undefined;
  const [start, name] = [asText(items[0]), items.at(-1)];
  const end = start?.parts.at(-1);
  if (!start || !name || items.length < 2 || end?.kind !== "literal" || !end.text.endsWith(":role"))
    return fail("its argument is no ARN of a role");
  return joinTexts([start, computedText("/", location), name], location);
};

/** The functions of Terraform's AWS provider. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/functions/arn_parse */
export const arnFunctions: FunctionTable = {
  "provider::aws::arn_build": build,
  "provider::aws::arn_parse": parse,
  "provider::aws::trim_iam_role_path": trim,
};
