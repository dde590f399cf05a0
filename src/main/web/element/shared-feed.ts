import { Ticker } from "../time/clock.js";
import type { Timeline } from "../feed/document.js";
import { Feed, type Problem } from "../feed/feed.js";
import { isArchiveScript } from "./archive-script.js";
import { editionsAt, endUnlessCarillon } from "./server-check.js";

const RETRY_MILLIS = 5_000;

/**
 * The feed and the timer that all elements of one edition on a page share; both end with the last element.
 */
export class SharedFeed {
  static readonly #open = new Map<string, SharedFeed>();
  readonly #key: string;
  readonly #followers = new Set<SharedFeedFollower>();
  #ended = false;
  #feed: Feed<Timeline> | undefined;
  #ticker: Ticker | undefined;
  #problem: Problem | undefined;

  /**
   * @param server undefined where it is not known
   * @param edition the server's first, where none is named
   */
  static of(server: string | undefined, edition: string | undefined): SharedFeed {
    const key = `${server ?? ""} ${edition ?? ""}`;
    const known = this.#open.get(key) ?? new SharedFeed(key, server, edition);
    this.#open.set(key, known);
    return known;
  }

  private constructor(key: string, server: string | undefined, edition: string | undefined) {
    this.#key = key;
    if (server === undefined) this.#problem = "no-server";
    else void this.#begin(server, edition);
  }

  /** Undefined until it is known which edition to follow. */
  get feed(): Feed<Timeline> | undefined {
    return this.#feed;
  }

  /**
   * Why there is nothing to follow, so that no server is asked; undefined where there is or may be something.
   */
  get problem(): Problem | undefined {
    return this.#problem ?? this.#feed?.view.problem;
  }

  get followers(): ReadonlySet<SharedFeedFollower> {
    return this.#followers;
  }

  add(follower: SharedFeedFollower): void {
    this.#followers.add(follower);
  }

  /**
   * Removes a follower, a little later: an element that is moved on its page leaves and comes back at once.
   */
  remove(follower: SharedFeedFollower): void {
    this.#followers.delete(follower);
    queueMicrotask(() => {
      if (this.#followers.size === 0) this.#end();
    });
  }

  async #begin(server: string, named: string | undefined): Promise<void> {
    const edition = named ?? (isArchiveScript ? "" : await this.#firstEdition(server));
    if (edition === undefined || this.#ended) return;
    const feed = (this.#feed = new Feed<Timeline>(edition, server, undefined, undefined, isArchiveScript));
    if (!isArchiveScript) endUnlessCarillon(feed, server);
    const ticker = (this.#ticker = new Ticker(feed.clock));
    ticker.add(this.#tellAll);
    feed.addEventListener("change", () => {
      if (feed.view.problem !== undefined) ticker.stop();
      this.#tellAll();
    });
  }

  readonly #tellAll = (): void => this.#followers.forEach(follower => follower.follow());

  async #firstEdition(server: string): Promise<string | undefined> {
    while (!this.#ended) {
      const found = await editionsAt(server);
      if (typeof found === "string") {
        this.#problem = found;
        this.#tellAll();
        return undefined;
      }
      if (found?.[0] !== undefined) return found[0];
      await new Promise(again => setTimeout(again, RETRY_MILLIS));
    }
    return undefined;
  }

  #end(): void {
    this.#ended = true;
    this.#feed?.close();
    this.#ticker?.stop();
    SharedFeed.#open.delete(this.#key);
  }
}

export interface SharedFeedFollower {
  /** Called when the view has changed or a second has passed. */
  follow(): void;
}
