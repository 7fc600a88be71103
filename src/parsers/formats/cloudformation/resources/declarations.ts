import { evaluate } from "../evaluation/evaluate.js";
import {
  always,
  and,
  asLiteral,
  entryOf,
  member,
  type Entry,
  type Formula,
  type Mapping,
  type Node,
} from "../../../../tree/index.js";
import { conditionNamed } from "../evaluation/conditions.js";
import { expandLoop, isLoop, substitute, substituteText } from "../templates/for-each.js";
import type { Declaration, DeclaredResources, Loops, Scope, Stack } from "../templates/scope.js";

/** Reads a `Resources` section, loops unrolled. */
export function readDeclarations(section: Node | undefined, scope: Scope): DeclaredResources {
  const { declarations, incompleteReason } = declarationsIn(section, scope);
  const byId = new Map(declarations.map((declaration) => [declaration.logicalId, declaration]));
  return { declarations, byId, ...(incompleteReason !== undefined && { incompleteReason }) };
}

function declarationsIn(section: Node | undefined, scope: Scope): Omit<DeclaredResources, "byId"> {
  if (section?.kind !== "mapping") return { declarations: [] };
  let { incompleteReason } = section;
  const declarations = section.entries.flatMap((entry): readonly Declaration[] => {
    const name = entry.key.text;
    if (isLoop(name)) {
      const loop = expandLoop(entry, scope, evaluate);
      incompleteReason ??= loop.incompleteReason;
      return loop.iterations.flatMap(({ body, loops }) => {
        const inner = declarationsIn(body, { ...scope, loops });
        incompleteReason ??= inner.incompleteReason;
        return inner.declarations;
      });
    }
    if (name.startsWith("Fn::")) incompleteReason ??= `${name} may add resources`;
    const open = [entry.value, member(entry.value, "Type")].find((value) => value?.kind === "unknown");
    if (open?.kind === "unknown") incompleteReason ??= open.reason;
    const declaration = declarationIn(entry, scope);
    return declaration ? [declaration, ...impliedBy(declaration, scope.stack)] : [];
  });
  return { declarations, ...(incompleteReason !== undefined && { incompleteReason }) };
}

function declarationIn({ key, value, location }: Entry, { loops, stack }: Scope): Declaration | undefined {
  const written = value.kind === "mapping" ? asLiteral(entryOf(value, "Type")?.value) : undefined;
  if (written === undefined || value.kind !== "mapping") return undefined;
  const logicalId = substitute(key, loops).text;
  return {
    written: key.text,
    type: substituteText(written, loops),
    location: key.location,
    extent: location,
    body: value,
    loops,
    ...namesOf(logicalId, stack),
  };
}

function namesOf(logicalId: string, { path }: Stack): Pick<Declaration, "address" | "key" | "logicalId"> {
  const address = `Resources.${logicalId}`;
  return { logicalId, address, key: `${path}#${address}` };
}

const withRoles = new Set(["AWS::Serverless::Function", "AWS::Serverless::StateMachine"]);

/**
 * SAM creates a role for a function without a role.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
function impliedBy(declaration: Declaration, stack: Stack): readonly Declaration[] {
  const { type, body, logicalId } = declaration;
  const properties = entryOf(body, "Properties")?.value;
  const hasRole = properties?.kind === "mapping" && entryOf(properties, "Role") !== undefined;
  if (!withRoles.has(type) || hasRole) return [];
  const empty: Mapping = { kind: "mapping", location: declaration.location, entries: [] };
  const names = namesOf(`${logicalId}Role`, stack);
  return [{ ...declaration, ...names, type: "AWS::IAM::Role", body: empty, impliedBy: logicalId }];
}

/** When a resource exists: its stack exists and its condition is true. */
export function conditionOf(declaration: Declaration, stack: Stack): Formula {
  const { byId } = stack.declared;
  const { loops } = declaration;
  const maker = declaration.impliedBy === undefined ? declaration : byId.get(declaration.impliedBy);
  const name = maker && asLiteral(entryOf(maker.body, "Condition")?.value);
  const existence = and(stack.links.existence(), ...turnsByDefault(loops, stack));
  if (name === undefined) return existence;
  return and(existence, conditionNamed(name, { stack, loops, when: always, usesDefaults: false }));
}

/** With another value of the parameter that a loop goes over, there are other turns. A default does not decide whether something exists. */
function turnsByDefault(loops: Loops, { path }: Stack): readonly Formula[] {
  return [...loops.values()].flatMap((turn) =>
    turn.parts.flatMap((part): Formula[] => {
      const isByDefault = part.kind === "literal" && part.origin.from === "default";
      return isByDefault ? [{ op: "opaque", id: `${path}#${part.origin.name} has ${part.text}` }] : [];
    }),
  );
}
