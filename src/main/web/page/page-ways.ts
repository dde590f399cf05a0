import { addressOf } from "../http/base-path.js";
import { element } from "./dom.js";
import type { Timeline } from "../feed/document.js";
import type { View } from "../feed/feed.js";
import { say } from "../words/words.js";

/** The ways from a page to the others, at its foot; to the report as soon as it has something to tell. */
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

  readonly #draw = (): void => {
    const timeline = this.feed?.view.timeline;
    // Until a page has something to show, it would push them down.
    if (this.feed !== undefined && timeline === undefined) return;
    const hasReport = isReported(timeline);
    if (hasReport) this.feed?.removeEventListener("change", this.#draw);
    if (this.childElementCount > 0 && !hasReport) return;
    const ways: Record<string, string> = {
      "/": say("ways.timeline"),
      "/wall?choose": say("walls"),
      "/desk": say("ways.desk"),
      ...(hasReport && { "/report": say("report") }),
    };
    const links = Object.entries(ways)
      .filter(([path]) => path !== this.page)
      .map(([path, words]) => element("a", { href: addressOf(path) }, words));
    this.replaceChildren(element("nav", { "aria-label": say("ways") }, ...links));
  };
}

/** Asks whether anything was said that a report can tell. */
function isReported(timeline: Timeline | undefined): boolean {
  return timeline !== undefined && Object.keys(timeline.notices).length > 0;
}

customElements.define("page-ways", PageWays);
