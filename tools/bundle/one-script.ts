import ts from "typescript";
import { dataBeginning, dataEnd, isData } from "./data-files.js";

/** The text of a module that esbuild wrote, by its name as others import it: `./chunk-ABC.js`. */
export type Modules = ReadonlyMap<string, string>;

/** What the function of a module takes: what a script does not have, and what all modules share. */
const parameters = "require, importModule, later, laterData, onFirstUse, moduleUrl";

/**
 * Makes one script of modules that import one another. Its value is a function that gives what the entry exports. V8 can
 * start a script with the code that it made in an earlier run; for modules, Node 20 has no such way. Each module is a
 * function that runs when it is first imported, so what a run does not need is not even compiled. Modules that few runs need
 * are not in the script: `placeOf` says in which file each of them is. CommonJS packages run when they are first used: most
 * runs need none of the YAML library.
 *
 * The function takes `require`, a function that does what `import()` does, and the URL that stands for `import.meta.url`.
 */
export function oneScript(modules: Modules, entry: string, placeOf: ReadonlyMap<string, string>): string {
  const inside = [...modules].map(([name, text]) => `${JSON.stringify(name)}() {\n${functionBody(name, text)}\n}`);
  const outside = [...placeOf].map(([name, place]) => `${JSON.stringify(name)}: () => part(${JSON.stringify(place)})`);
  return inAscii(`(function (requireOfNode, importModule, moduleUrl) {
"use strict";
const loaded = new Map();
function require(name) {
  if (!Object.hasOwn(modules, name)) return requireOfNode(name);
  if (!loaded.has(name)) {
    loaded.set(name, undefined);
    loaded.set(name, modules[name]());
  }
  return loaded.get(name) ?? cycle(name);
}
function onFirstUse(make) {
  let made;
  return () => (made ??= make());
}
function cycle(name) {
  throw new Error(name + " imports itself");
}
function pathOf(name) {
  return requireOfNode("node:url").fileURLToPath(new URL(name, moduleUrl));
}
function part(name) {
  return requireOfNode(pathOf(name))(${parameters});
}
async function later(name) {
  return require(name);
}
async function laterData(name) {
  const text = requireOfNode("node:fs").readFileSync(pathOf(name), "utf8");
  return { default: JSON.parse(text.slice(${String(dataBeginning.length)}, ${String(-dataEnd.length)})) };
}
const modules = {
${[...inside, ...outside].join(",\n")}
};
return require(${JSON.stringify(entry)});
})
`);
}

/** A CommonJS file with a module that is not in the script. */
export function onePart(name: string, text: string): string {
  return `"use strict";\nmodule.exports = (${parameters}) => {\n${functionBody(name, text)}\n};\n`;
}

/** Bytes that need no decoding are read faster. esbuild leaves only regular expressions as they are. */
function inAscii(script: string): string {
  return script.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Modules of Node that few runs use and that take time: each is loaded where something of it is used. */
const seldom: ReadonlySet<string> = new Set(["node:module", "node:os"]);

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a module with functions in place of what only modules can have. */
function functionBody(name: string, text: string): string {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const packages = packagesIn(source);
  const seldomUsed = seldomUsedIn(source);
  const replacements: Replacement[] = [];
  const visit = (node: ts.Node): void => {
    const replaced = packageAt(node, source, packages) ?? seldomAt(node, seldomUsed) ?? replacementFor(node, source);
    if (replaced === undefined) ts.forEachChild(node, visit);
    else replacements.push({ start: node.getStart(source), end: node.end, text: replaced });
  };
  visit(source);
  // A module that exports nothing is loaded for what it does.
  const end = source.statements.some(ts.isExportDeclaration) ? "" : "\nreturn {};";
  return (
    replacements.reduceRight(
      (all, { end: after, start, text: by }) => all.slice(0, start) + by + all.slice(after),
      text,
    ) + end
  );
}

function replacementFor(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isImportDeclaration(node)) return required(node, source);
  if (ts.isExportDeclaration(node)) return returned(node);
  if (ts.isExportAssignment(node) || isExported(node)) throw new Error("an export of another form");
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [address] = node.arguments;
  if (!address || !ts.isStringLiteral(address)) return `importModule(${address?.getText(source) ?? ""})`;
  return `${isData(address.text) ? "laterData" : "later"}(${address.getText(source)})`;
}

/** The variables in which esbuild puts the exports of CommonJS packages: `var import_a = __toESM(require_a(), 1)`. */
function packagesIn(source: ts.SourceFile): ReadonlySet<string> {
  const declarations = source.statements.flatMap((one) =>
    ts.isVariableStatement(one) ? one.declarationList.declarations : [],
  );
  const isPackage = ({ initializer }: ts.VariableDeclaration): boolean =>
    initializer !== undefined &&
    ts.isCallExpression(initializer) &&
    initializer.expression.getText(source) === "__toESM";
  return new Set(declarations.filter(isPackage).map(({ name }) => name.getText(source)));
}

/** `import_a = __toESM(require_a(), 1)` as `import_a = onFirstUse(() => …)`, and elsewhere `import_a` as `(import_a())`. */
function packageAt(node: ts.Node, source: ts.SourceFile, packages: ReadonlySet<string>): string | undefined {
  if (ts.isVariableDeclaration(node) && packages.has(node.name.getText(source))) {
    return node.initializer && `${node.name.getText(source)} = onFirstUse(() => ${node.initializer.getText(source)})`;
  }
  // The brackets are for `new import_a.B()`.
  return ts.isIdentifier(node) && packages.has(node.text) ? `(${node.text}())` : undefined;
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true
  );
}

/** What a module imports by name from modules of Node that few runs use: for each name, what stands in its place. */
function seldomUsedIn(source: ts.SourceFile): ReadonlyMap<string, string> {
  return new Map(
    source.statements.filter(isSeldom).flatMap(({ importClause, moduleSpecifier }) =>
      (importClause?.namedBindings as ts.NamedImports).elements.map(({ name, propertyName = name }) => {
        return [name.text, `(require(${moduleSpecifier.getText(source)}).${propertyName.text})`] as const;
      }),
    ),
  );
}

function isSeldom(node: ts.Node): node is ts.ImportDeclaration {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  const { name, namedBindings } = node.importClause ?? {};
  return (
    seldom.has(node.moduleSpecifier.text) && !name && namedBindings !== undefined && ts.isNamedImports(namedBindings)
  );
}

/** `createRequire(a)` as `(require("node:module").createRequire)(a)`. esbuild gives no variable inside the name of another one. */
function seldomAt(node: ts.Node, used: ReadonlyMap<string, string>): string | undefined {
  if (isSeldom(node)) return "";
  if (!ts.isIdentifier(node) || isNameOfProperty(node)) return undefined;
  return used.get(node.text);
}

function isNameOfProperty(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** `import { a, b as c } from "./d.js"` as `const { a, b: c } = require("./d.js")`. */
function required({ importClause, moduleSpecifier }: ts.ImportDeclaration, source: ts.SourceFile): string {
  const call = `require(${moduleSpecifier.getText(source)})`;
  const bindings = importClause?.namedBindings;
  // Of the modules of Node, the default export is the whole.
  const whole = importClause?.name ?? (bindings && ts.isNamespaceImport(bindings) ? bindings.name : undefined);
  const names = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  const pairs = names.map(({ name, propertyName = name }) => `${propertyName.text}: ${name.text}`);
  const declared = [...(whole ? [whole.text] : []), ...(pairs.length > 0 ? [`{ ${pairs.join(", ")} }`] : [])];
  return declared.length === 0 ? `${call};` : `const ${declared.map((one) => `${one} = ${call}`).join(", ")};`;
}

/** `export { a as b };` as `return { b: a };`: it is the last statement of what esbuild writes. */
function returned({ exportClause, moduleSpecifier }: ts.ExportDeclaration): string {
  if (!exportClause || !ts.isNamedExports(exportClause) || moduleSpecifier)
    throw new Error("an export of another form");
  const pairs = exportClause.elements.map(({ name, propertyName = name }) => `${name.text}: ${propertyName.text}`);
  return `return { ${pairs.join(", ")} };`;
}
