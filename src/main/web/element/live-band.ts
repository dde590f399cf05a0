import { standing } from "../announcement/standing.js";
import type { Timeline } from "../feed/document.js";
import { element } from "../page/dom.js";
import { withBalancedDirections } from "../words/isolation.js";
import { textParts } from "../words/text-parts.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

type Words = Wording<keyof SharedWords>;

/** Draws the newest announcement that stands out, and counts the others; nothing where none does. */
export function announcementCard(
  timeline: Timeline,
  now: number,
  words: Words,
  city: string | undefined,
): HTMLElement[] {
  const [newest, ...others] = standing(timeline, now, city);
  if (newest === undefined) return [];
  const { text, at, urgent, cities } = newest;
  const named = cities?.map(id => timeline.cities[id]?.name ?? id);
  return [
    element(
      "p",
      { class: `announcement ${urgent ? "urgent" : ""}` },
      element(
        "b",
        {},
        named === undefined
          ? words.say("announcement")
          : words.say("announcementTo", { cities: words.list(named) }),
      ),
      " ",
      element("time", {}, words.clockTime(Date.parse(at), timeline.edition.timezone)),
      " ",
      linked(text),
      others.length === 0
        ? undefined
        : element("small", {}, ` ${words.say("announcement.more", { n: others.length })}`),
    ),
  ];
}

/** Writes a text with its addresses as links. */
function linked(text: string): HTMLElement {
  return element(
    "bdi",
    {},
    ...textParts(withBalancedDirections(text)).map(({ text: part, href }) =>
      href === undefined ? part : element("a", { href, rel: "noreferrer" }, part),
    ),
  );
}
