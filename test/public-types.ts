import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface EntryTypes {
  /** The names that an entry of the package exports. */
  readonly exported: ReadonlySet<string>;
  /** Types that the declarations of these names speak of, each with a name that speaks of it. */
  readonly reached: ReadonlyMap<string, string>;
}

/** What the entries of the package export, and which types of src/ a user meets in it. */
export function typesOf(entries: readonly string[]): readonly EntryTypes[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(`${root}tsconfig.json`));
  const program = ts.createProgram(
    entries.map((entry) => root + entry),
    options,
  );
  const checker = program.getTypeChecker();
  return entries.map((entry) => {
    const source = program.getSourceFile(root + entry);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${entry} exports nothing`);
    const symbols = checker.getExportsOfModule(module);
    const exported = new Set(symbols.map(({ name }) => name));
    return { exported, reached: reachedFrom(symbols, checker) };
  });
}

function reachedFrom(symbols: readonly ts.Symbol[], checker: ts.TypeChecker): ReadonlyMap<string, string> {
  const seen = new Set<ts.Symbol>();
  const reached = new Map<string, string>();
  const visit = (node: ts.Node, from: string): void => {
    // `LintUnit["values"]` speaks of the type of one property alone.
    if (ts.isIndexedAccessTypeNode(node)) return;
    const name = nameIn(node);
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol) reach(original(symbol, checker), from);
    ts.forEachChild(node, (child) => {
      visit(child, from);
    });
  };
  const reach = (symbol: ts.Symbol, from: string): void => {
    const declarations = (symbol.declarations ?? []).filter(isOwn);
    if (seen.has(symbol) || declarations.length === 0) return;
    seen.add(symbol);
    // What its own module keeps to itself, such as the base of an interface, is only another way to write the others.
    if (declarations.some(isExportedType)) reached.set(symbol.name, from);
    for (const part of declarations.flatMap(partsOf)) visit(part, symbol.name);
  };
  for (const symbol of symbols) reach(original(symbol, checker), "an entry");
  return reached;
}

function original(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function nameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  return ts.isTypeQueryNode(node) ? node.exprName : undefined;
}

function isOwn(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.startsWith(`${root}src/`) && !ts.isTypeParameterDeclaration(declaration);
}

function isExportedType(declaration: ts.Declaration): boolean {
  const isType = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
  return isType && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

/** The parts of a declaration that stand in the published declarations: no bodies, and nothing private. */
function partsOf(declaration: ts.Declaration): readonly ts.Node[] {
  if (ts.isFunctionDeclaration(declaration)) return signatureOf(declaration);
  if (ts.isVariableDeclaration(declaration)) return declaration.type ? [declaration.type] : [];
  if (!ts.isClassDeclaration(declaration)) return [declaration];
  const shown = declaration.members.filter(
    (member) => (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) === 0,
  );
  return shown.flatMap((member) => {
    if (ts.isPropertyDeclaration(member)) return member.type ? [member.type] : [];
    return ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) ? signatureOf(member) : [];
  });
}

function signatureOf({ parameters, type, typeParameters }: ts.SignatureDeclaration): readonly ts.Node[] {
  return [
    ...parameters.flatMap((parameter) => parameter.type ?? []),
    ...(typeParameters ?? []),
    ...(type ? [type] : []),
  ];
}
