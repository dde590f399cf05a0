import { withBalancedDirections } from "../words/isolation.js";

/** Resolves when what has been drawn so far is on the screen; a hidden page draws nothing. */
export function nextPaint(): Promise<void> {
  return new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
}

/** Wraps what people wrote, so that its direction moves nothing beside it. */
export function userText(text: string): HTMLElement {
  return element("bdi", {}, withBalancedDirections(text));
}

/** Makes an element with attributes and parts; an absent part leaves no trace. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...parts: (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...parts.filter(part => part !== undefined));
  made.normalize();
  return made;
}
