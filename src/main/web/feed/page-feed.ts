import type { Timeline } from "./document.js";
import { Feed, type View } from "./feed.js";
import { withNamedCities } from "./named-cities.js";
import { language } from "../words/words.js";

/** The feed of a page: in its view, cities go by their names in the page's language. */
export class PageFeed extends Feed<Timeline> {
  override get view(): View<Timeline> {
    const view = super.view;
    return view.timeline === undefined
      ? view
      : { ...view, timeline: withNamedCities(view.timeline, language) };
  }
}
