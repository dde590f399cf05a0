import type { Deciding } from "../deciding.js";
import type { Decision } from "../decisions.js";
import { say } from "../../words/other-words.js";
import { age } from "../../words/words.js";

/** A press that was not answered for so long waits for the network, and the page says so. */
const SLOW_MILLIS = 800;
/** Whoever pressed meant what they saw then: later, somebody else may speak. By the server's clock. */
const WANTED_MILLIS = 120_000;
/** A finger that taps twice means once. */
const TWICE_MILLIS = 600;

/** Where presses come from. */
interface Presser {
  readonly now: number;
  requestUpdate(): void;
}

/** A press that is on its way. */
interface Press {
  words: string;
  since: number;
  isSlow: boolean;
}

/**
 * The presses of whoever conducts, one at a time. One that gets no answer is sent again until it gets one: it
 * waits for the network, and is dropped once it would come too late. The server refuses it where somebody
 * else was quicker, and says what they did.
 */
export class Presses {
  /** What is on its way. */
  waiting: Press | undefined;
  /** Why the last one does not hold; undefined where it does. */
  failure: string | undefined;
  readonly #presser: Presser;
  #endedAt = -TWICE_MILLIS;

  constructor(presser: Presser) {
    this.#presser = presser;
  }

  /** Asks whether a press would be the second of one that was meant once. */
  get isTwice(): boolean {
    return performance.now() - this.#endedAt < TWICE_MILLIS;
  }

  /**
   * Sends what was pressed, unless something is on its way.
   *
   * @param words what it is, for as long as it waits
   * @returns whether it holds
   */
  async press(words: string, decision: Decision, deciding: Deciding): Promise<boolean> {
    if (this.waiting !== undefined) return false;
    const press: Press = { words, since: this.#presser.now, isSlow: false };
    this.#set(press, undefined);
    const slow = setTimeout(() => {
      press.isSlow = true;
      this.#presser.requestUpdate();
    }, SLOW_MILLIS);
    const isWanted = () => this.waiting === press && this.#presser.now - press.since < WANTED_MILLIS;
    const failure = await deciding.press(decision, isWanted).catch(() => this.#dropped(press));
    clearTimeout(slow);
    this.#endedAt = performance.now();
    if (this.waiting === press) this.#set(undefined, failure);
    return failure === undefined;
  }

  /** Lets what waits be. */
  forget(): void {
    this.#set(undefined, undefined);
  }

  #dropped({ words, since }: Press): string {
    return say("turns.dropped", { what: words, age: age(this.#presser.now - since) });
  }

  #set(waiting: Press | undefined, failure: string | undefined): void {
    this.waiting = waiting;
    this.failure = failure;
    this.#presser.requestUpdate();
  }
}
