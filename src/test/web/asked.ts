import ts from "typescript";
import { checker, nodesOf, pages } from "./sources.js";

/** Which words the pages ask their catalogue for, by the types of what they ask with. */

export interface Asked {
  keys: Set<string>;
  /** The beginnings of keys whose end only a document knows, such as `said.`. */
  families: Set<string>;
}

/**
 * Finds every expression where a key of the catalogue is wanted. Its type says which keys it can be: those of
 * `slot.${slot.state}` are one for each state. One that can be any key is handed on, and says nothing.
 *
 * @param catalogues all keys that can be wanted, for each catalogue that has a type of its own
 */
export function askedOf(catalogues: Set<string>[]): Asked {
  const asked: Asked = { keys: new Set(), families: new Set() };
  const isWhole = (keys: string[]) =>
    catalogues.some(({ size }) => size === keys.length) &&
    keys.every(key => catalogues.some(all => all.has(key)));
  for (const node of pages.flatMap(nodesOf).filter(ts.isExpression)) {
    const wanted = checker.getContextualType(node);
    if (wanted !== undefined && isWhole(literalsOf(wanted))) {
      const keys = literalsOf(checker.getTypeAtLocation(node));
      if (!isWhole(keys)) keys.forEach(key => asked.keys.add(key));
    }
    if (ts.isTemplateExpression(node) && /^[a-z.]+\.$/.test(node.head.text) && isString(node)) {
      asked.families.add(node.head.text);
    }
  }
  return asked;
}

function literalsOf(type: ts.Type): string[] {
  const known = checker.getNonNullableType(type);
  const types = known.isUnion() ? known.types : [known];
  return types.every(member => member.isStringLiteral()) ? types.map(member => String(member.value)) : [];
}

function isString(node: ts.Expression): boolean {
  return (checker.getTypeAtLocation(node).flags & ts.TypeFlags.String) !== 0;
}
