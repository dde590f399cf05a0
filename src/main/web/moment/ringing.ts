import { BellEvent, Bells, type Bell } from "./bells.js";
import { Chime } from "./chime.js";
import { choose, chosen } from "../device/choices.js";
import { home } from "../http/base-path.js";
import type { Timeline } from "../feed/document.js";
import type { Followed } from "../feed/feed.js";
import { title } from "../notices/page-notices.js";
import { sayInTitle } from "../page/document-title.js";
import { currentMilestone } from "../programme/programme.js";
import { say } from "../words/words.js";

const VIBRATIONS: Record<Bell, number[]> = {
  opening: [120],
  five: [120, 80, 120],
  one: [120, 80, 120, 80, 120],
  strike: [600, 150, 600],
  next: [300, 100, 300],
};
const TITLE_MILLIS = 60_000;
const WISH = "carillon.bells";

/**
 * What a page does when a bell rings: its title changes; where the reader has asked for it, it sounds, shakes
 * the phone and notifies. The root element carries the bell that rang last, for the style sheet.
 */
export class Ringing extends EventTarget {
  readonly #chime = new Chime();
  readonly #feed: Followed<Timeline>;
  readonly #bells: Bells;

  constructor(feed: Followed<Timeline>) {
    super();
    this.#feed = feed;
    this.#bells = new Bells(feed.clock);
    this.#bells.addEventListener("ring", event => {
      const { bell, milestone } = event as BellEvent;
      this.ring(
        bell,
        say(`bell.${bell}`, { milestone: title(milestone.title) }),
        `${milestone.expected}.${bell}`,
      );
    });
    feed.addEventListener("change", () => this.#watch());
  }

  /** Whether the reader has asked to hear the bells on this device. */
  get wished(): boolean {
    return chosen(WISH) === "yes";
  }

  get sounds(): boolean {
    return this.#chime.allowed;
  }

  /** Whether a touch would let it sound. */
  get waitsForATouch(): boolean {
    return this.#chime.isPossible && !this.sounds;
  }

  /** To be called from a tap or a key, or browsers refuse. */
  async allow(): Promise<void> {
    choose(WISH, "yes");
    await this.#chime.allow();
    this.dispatchEvent(new Event("change"));
    if ("Notification" in globalThis && Notification.permission === "default")
      await Notification.requestPermission();
  }

  /**
   * Tries to sound in a page that was reloaded without a reader: some browsers let it sound as the one before
   * did, others wait for a touch.
   */
  async soundAgain(): Promise<void> {
    await this.#chime.allow();
    this.dispatchEvent(new Event("change"));
  }

  silence(): void {
    choose(WISH, "no");
    this.dispatchEvent(new Event("change"));
  }

  #watch(): void {
    const timeline = this.#feed.view.timeline;
    const found = timeline === undefined ? undefined : currentMilestone(timeline, this.#feed.clock.now());
    if (found !== undefined) this.#bells.watch(...found);
  }

  /** @param tag of the notification, which is shown once however many tabs there are */
  ring(bell: Bell, words: string, tag: string): void {
    document.documentElement.dataset["rang"] = bell;
    sayInTitle(`🔔 ${words}`, TITLE_MILLIS);
    this.dispatchEvent(new Event("change"));
    if (!this.wished) return;
    this.#chime.play(bell);
    navigator.vibrate?.(VIBRATIONS[bell]);
    if ("Notification" in globalThis && Notification.permission === "granted" && document.hidden)
      notify(tag, words).catch(() => undefined);
  }
}

/**
 * Once however many tabs there are, which the tag says. Through the service worker, for phones do it in no
 * other way; without one, a page on a computer does it by itself.
 */
async function notify(tag: string, words: string): Promise<void> {
  const notice = {
    body: words,
    tag,
    data: { home },
    icon: document.querySelector<HTMLLinkElement>('link[rel="apple-touch-icon"]')!.href,
  };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker === undefined) new Notification("Carillon", notice);
  else await worker.showNotification("Carillon", notice);
}
