import { addressOf, hasOtherEditions, isArchive, pageAddress } from "../http/base-path.js";
import { element } from "./dom.js";
import type { Timeline } from "../feed/document.js";
import type { View } from "../feed/feed.js";
import { say } from "../words/words.js";

const EDITIONS = "/editions";

/**
 * The ways from a page to the others, at its foot; to the projects where there are any, and to the report as
 * soon as it has something to tell.
 */
export class PageWays extends HTMLElement {
  page = "";
  feed: (EventTarget & { readonly view: View<Timeline> }) | undefined;

  connectedCallback(): void {
    this.feed?.addEventListener("change", this.#draw);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.feed?.removeEventListener("change", this.#draw);
  }

  #drawn = "";

  readonly #draw = (): void => {
    const timeline = this.feed?.view.timeline;
    // Until a page has something to show, it would push them down.
    if (this.feed !== undefined && timeline === undefined) return;
    const ways: Record<string, string> = {
      "/": say(isArchive ? "timeline" : "ways.timeline"),
      ...(hasAny(timeline?.edition.projects) && { "/projects": say("projects") }),
      // What somebody does or shows while an event is on has no place in an archive.
      ...(!isArchive && { "/wall?choose": say("walls"), "/desk": say("ways.desk") }),
      ...(hasAny(timeline?.notices) && { "/report": say("report") }),
      ...(isArchive && { "/data": say("data") }),
      ...(hasOtherEditions && { [EDITIONS]: say("editions") }),
    };
    delete ways[this.page];
    const paths = Object.keys(ways).join();
    if (paths === this.#drawn) return;
    this.#drawn = paths;
    const links = Object.entries(ways).map(([path, words]) =>
      element("a", { href: path === EDITIONS ? addressOf(path) : pageAddress(path) }, words),
    );
    this.replaceChildren(element("nav", { "aria-label": say("ways") }, ...links));
  };
}

function hasAny(parts: object = {}): boolean {
  return Object.keys(parts).length > 0;
}

customElements.define("page-ways", PageWays);
