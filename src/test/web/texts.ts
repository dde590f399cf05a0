import ts from "typescript";
import { nodesOf } from "./sources.js";

const READ_ATTRIBUTE = /(?:aria-label|alt|title|placeholder)="([^"]*)"/g;
const TAG = /<[/a-zA-Z!](?:[^<>"]|"[^"]*")*>/g;
const SELECTOR = /^[.#][a-z]/;

/**
 * What can be read or heard of a source: its strings, and of its templates what stands outside of tags and in
 * the attributes that are read. Left out is what only developers see: errors that are thrown, what is logged,
 * style sheets and selectors.
 */
export function textsOf(source: ts.SourceFile): string[] {
  return nodesOf(source).flatMap(node => {
    if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return [];
    if (isForDevelopers(node.parent, node)) return [];
    if (ts.isStringLiteral(node)) return read(node.text);
    const markup = ts.isTemplateExpression(node)
      ? [node.head, ...node.templateSpans.map(span => span.literal)].map(({ text }) => text).join("0")
      : node.text;
    const attributes = [...markup.matchAll(READ_ATTRIBUTE)].map(([, text]) => text!);
    return [...attributes, ...read(markup.replace(TAG, "\n"))];
  });
}

function read(text: string): string[] {
  return SELECTOR.test(text) ? [] : [text];
}

function isForDevelopers(parent: ts.Node, node: ts.Node): boolean {
  if (ts.isNewExpression(parent) || ts.isCallExpression(parent)) {
    return parent.arguments?.[0] === node && /Error$|^console\.\w+$/.test(parent.expression.getText());
  }
  if (ts.isVariableDeclaration(parent)) return /_STYLE$/.test(parent.name.getText());
  return (
    ts.isBinaryExpression(parent) && parent.right === node && /style(?:\.\w+)?$/.test(parent.left.getText())
  );
}
