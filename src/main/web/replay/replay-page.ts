import { Ticker } from "../time/clock.js";
import { ServerClock } from "../feed/feed.js";
import { firstDocument } from "../feed/first-document.js";
import { isArchive } from "../http/base-path.js";
import { keepPresentBy } from "../time/present.js";
import { ReplayBar } from "./replay-bar.js";
import { Replay } from "./replay.js";
import { Ringing } from "../moment/ringing.js";
import { TimelinePage } from "../timeline/timeline-page.js";

/**
 * The timeline as it was seen at an instant, under the bar that moves it. What is over rings no bell: its
 * bells listen to nothing.
 */
export async function replayPage(edition: string, at: number): Promise<HTMLElement[]> {
  const replay = new Replay(edition, at);
  if (!isArchive) keepPresentBy({ now: () => replay.present });
  const silent = Object.assign(new EventTarget(), {
    view: replay.view,
    clock: replay.clock,
    city: undefined,
  });
  const shared = {
    edition,
    feed: replay,
    ticker: new Ticker(new ServerClock()),
    ringing: new Ringing(silent),
    isReplay: true,
  };
  const present = (await firstDocument(edition))?.timeline;
  return [Object.assign(new ReplayBar(), { replay, present }), Object.assign(new TimelinePage(), shared)];
}
