import { settled } from "../words/isolation.js";

/** When what has been drawn so far is on the screen; not before somebody looks at the page. */
export function nextPicture(): Promise<void> {
  return new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
}

/** What people wrote, as a part of a page: it moves nothing that stands beside it. */
export function typed(text: string): HTMLElement {
  return element("bdi", {}, settled(text));
}

/** An element with its attributes and what stands in it; an absent part leaves no trace. */
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
