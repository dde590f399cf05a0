import { Ticker } from "./clock.js";
import { ServerClock } from "./feed.js";
import { ReplayBar } from "./replay-bar.js";
import { Replay } from "./replay.js";
import { Ringing } from "./ringing.js";
import { TimelinePage } from "./timeline-page.js";

/** The timeline as it was seen at an instant, under the bar that moves it. What is over rings no bell: its bells listen to nothing. */
export function replayPage(edition: string, at: number): HTMLElement[] {
  const replay = new Replay(edition, at);
  const silent = Object.assign(new EventTarget(), { view: replay.view, clock: replay.clock, city: undefined });
  const shared = { edition, feed: replay, ticker: new Ticker(new ServerClock()), ringing: new Ringing(silent), isReplay: true };
  return [Object.assign(new ReplayBar(), { replay }), Object.assign(new TimelinePage(), shared)];
}
