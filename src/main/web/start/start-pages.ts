import "../page/loaded-first.js";
import { sayNew } from "../words/new-words.js";
import { NewPage } from "./new-page.js";
import { NoEvent } from "./no-event.js";

/** The pages that need no event: where one is made, and where there is none. In one part of the scripts. */

interface StartPage {
  title: string;
  element: HTMLElement;
}

export function newPage(): StartPage {
  return { title: sayNew("new"), element: new NewPage() };
}

export function noEvent(): StartPage {
  return { title: "", element: new NoEvent() };
}
