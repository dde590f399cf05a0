import { relative } from "node:path";
import ts from "typescript";

/**
 * Prints a line for each export of the pages that no other page imports, unless its own file uses it and a
 * test imports it: so a part of a rule may be tested by itself, but nothing lives for tests alone.
 */
const PAGES = "src/main/web";
const TESTS = "src/test/web";
const DECLARATIONS = [
  ts.isVariableDeclaration,
  ts.isFunctionDeclaration,
  ts.isClassDeclaration,
  ts.isInterfaceDeclaration,
  ts.isTypeAliasDeclaration,
  ts.isEnumDeclaration,
];

const [pages, tests] = [PAGES, TESTS].map(folder => {
  const { config } = ts.readConfigFile(`${folder}/tsconfig.json`, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, folder);
});
const program = ts.createProgram([...pages.fileNames, ...tests.fileNames], tests.options);
const checker = program.getTypeChecker();

/** The files that name a symbol, beside where it is declared; also by a name it is exported again by. */
const users = new Map();

function use(symbol, file) {
  for (let one = symbol; one !== undefined; one = aliased(one)) {
    const exported = checker.getExportSymbolOfSymbol(one);
    users.set(exported, (users.get(exported) ?? new Set()).add(file));
  }
}

function aliased(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getImmediateAliasedSymbol(symbol) : undefined;
}

function visit(node, file) {
  if (ts.isIdentifier(node) && !isDeclared(node)) use(named(node), file);
  ts.forEachChild(node, child => visit(child, file));
}

function isDeclared(identifier) {
  const { parent } = identifier;
  return parent.name === identifier && DECLARATIONS.some(isOne => isOne(parent));
}

/** What an identifier stands for: a name alone between braces stands for a member, and for a variable. */
function named(identifier) {
  const { parent } = identifier;
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent);
  if (ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === identifier) {
    return checker.getPropertyOfType(checker.getTypeAtLocation(parent.parent), identifier.text);
  }
  return checker.getSymbolAtLocation(identifier);
}

function name(file) {
  return relative("", file.fileName);
}

const isOf = (folder, file) => name(file).startsWith(`${folder}/`);
const isOurs = file => isOf(PAGES, file) || isOf(TESTS, file);
const sources = program.getSourceFiles().filter(isOurs);
for (const file of sources) visit(file, file);

for (const file of sources.filter(source => isOf(PAGES, source))) {
  const module = checker.getSymbolAtLocation(file);
  for (const symbol of module === undefined ? [] : checker.getExportsOfModule(module)) {
    const others = [...(users.get(symbol) ?? [])].filter(user => user !== file);
    if (others.some(user => isOf(PAGES, user))) continue;
    const isUsedHere = users.get(symbol)?.has(file) ?? false;
    if (others.length === 0) console.log(`${name(file)}: nothing imports ${symbol.name}`);
    else if (!isUsedHere) console.log(`${name(file)}: nothing but tests uses ${symbol.name}`);
  }
}
