import ts from "typescript";

/** The sources of the pages as the TypeScript compiler reads them, with the type of every expression. */

const CONFIG = "src/main/web/tsconfig.json";
const CATALOGUE = "/words/catalogue/";

const host: ts.ParseConfigFileHost = {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
  },
};
const config = ts.getParsedCommandLineOfConfigFile(CONFIG, {}, host)!;
const program = ts.createProgram(config.fileNames, config.options);
const own = config.fileNames.map(file => program.getSourceFile(file)!);

export const checker = program.getTypeChecker();
/** What is said, in each language. */
export const catalogues = own.filter(({ fileName }) => fileName.includes(CATALOGUE));
/** What says it. */
export const pages = own.filter(({ fileName }) => !fileName.includes(CATALOGUE));

/** All nodes of a file, the outer ones first. */
export function nodesOf(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [root];
  ts.forEachChild(root, child => void nodes.push(...nodesOf(child)));
  return nodes;
}
