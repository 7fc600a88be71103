import { oncePer } from "../../../source/index.js";
import type { Expression, HclBlock } from "../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../syntax/hcl/hcl-location.js";
import { argumentIn } from "./declarations.js";
import { literalIn, unquoted } from "./literals.js";
import { idIn, type Instance, type Module } from "./scope.js";

/**
 * The arguments of a provider that decide or check in which AWS account it works. All others, such as the region, leave it in
 * the same account. https://registry.terraform.io/providers/hashicorp/aws/latest/docs#aws-configuration-reference
 */
const accountArguments: ReadonlySet<string> = new Set([
  ...["access_key", "profile", "shared_config_files", "shared_credentials_file", "shared_credentials_files"],
  ...["allowed_account_ids", "forbidden_account_ids", "assume_role", "assume_role_with_web_identity"],
]);

/** What the provider of an instance says of its account. Empty: nothing, so it is that of the environment. */
export function accountOfInstance({ declaration, id, module }: Instance): string {
  const given = argumentIn(declaration.block.body, "provider")?.value;
  const provider = given ? nameIn(given) : declaration.type.slice(0, declaration.type.indexOf("_"));
  return accountOf(provider, module, id);
}

/** What the default provider of a module says of its account. */
export function defaultAccount(module: Module): string {
  return accountOf("aws", module, module.prefix);
}

/** A provider as the language names it: `aws`, `aws.target`, `aws.by_region["eu"]`. */
function nameIn(expression: Expression): string {
  return literalIn(expression) ?? withoutSpace((unquoted(expression) ?? expression).location);
}

function withoutSpace(location: Expression["location"]): string {
  return writtenAt(location).replaceAll(/\s/g, "");
}

/** `user`: who asks. An index that is not known may be another one for each of them. */
function accountOf(provider: string, module: Module, user: string): string {
  const passed = passedTo(module).get(provider);
  if (passed !== undefined && module.call) return accountOf(passed, module.call.scope.module, idIn(module, ""));
  const [name = ""] = provider.split("[", 1);
  const block = module.declarations.providers.get(name);
  const isOneOfMany = name !== provider;
  if (block && !(isOneOfMany && accountIn(block, module) !== "")) return accountIn(block, module);
  const isKnown = /^[^[]*(?:\["[^"$]*"\])?$/.test(provider);
  if (block || name.includes(".")) return `${idIn(module, provider)}${isKnown ? "" : ` of ${user}`}`;
  return module.call ? accountOf(provider, module.call.scope.module, user) : "";
}

/** The providers that the caller passes to a module. A module that gets none has the default ones of its caller. */
const passedTo = oncePer(({ call }: Module): ReadonlyMap<string, string> => {
  const given = call && argumentIn(call.block.body, "providers")?.value;
  const items = given?.kind === "object" ? given.items : [];
  return new Map(items.map(({ key, value }) => [nameIn(key), nameIn(value)]));
});

/** The arguments of a provider about its account. An expression may have another value in another module. */
function accountIn(block: HclBlock, module: Module): string {
  const { attributes, blocks } = block.body;
  const own = attributes.filter(({ name }) => accountArguments.has(name));
  const nested = blocks.filter(({ labels, type }) =>
    accountArguments.has(type === "dynamic" ? (labels[0]?.text ?? "") : type),
  );
  const said = [
    ...own.map(({ name, value }) => `${name}=${saidBy(value, module)}`),
    ...nested.map((one) => `${one.type}=${assumedBy(one, module)}`),
  ];
  return said.sort().join(" ");
}

/** Only the role decides the account. The name of the session, for example, does not. */
function assumedBy({ body, location }: HclBlock, module: Module): string {
  const role = argumentIn(body, "role_arn")?.value;
  return role ? saidBy(role, module) : `${ownerOf(module)}${withoutSpace(location)}`;
}

function saidBy(value: Expression, module: Module): string {
  const literal = literalIn(value);
  return literal === undefined ? `${ownerOf(module)}${withoutSpace(value.location)}` : JSON.stringify(literal);
}

/** A plan has all providers in one place, so all modules that are read from it see the same one. */
function ownerOf({ prefix, source }: Module): string {
  return source.isPlanned ? "" : prefix;
}
