/** The title of the document: that of its page, or for a while what a bell says. */

let own = "";
let said: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Gives the document the title of its page. A bell that is being said is said to its end. */
export function entitleDocument(title: string): void {
  own = title;
  show();
}

/** Says something in the place of the title for a while, in a tab that nobody looks at. */
export function sayInTitle(words: string, millis: number): void {
  said = words;
  clearTimeout(timer);
  timer = setTimeout(() => {
    said = undefined;
    show();
  }, millis);
  show();
}

function show(): void {
  const title = said ?? own;
  if (document.title !== title) document.title = title;
}
