import type { Deciding } from "../deciding.js";
import type { Answer, Decision } from "../decisions.js";
import { say } from "../../words/other-words.js";
import { age } from "../../words/words.js";

/** A press that was not answered for so long waits for the network, and the page says so. */
const SLOW_MILLIS = 800;
/** Whoever pressed meant what they saw then: later, somebody else may speak. By the server's clock. */
const WANTED_MILLIS = 120_000;
/** A finger that taps twice means once. */
const TWICE_MILLIS = 600;

/**
 * What is meant once by a finger that taps twice: both taps would call one turn after the other, or skip one
 * after the other. Whoever adds a minute twice means two.
 */
const MEANT_ONCE: Record<string, string> = {
  "turn.started": "next",
  "turn.finished": "next",
  "turn.skipped": "skip",
};

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
 * The presses of whoever conducts, one at a time: another is taken once the page shows what the last one did.
 * One that gets no answer is sent again until it gets one: it waits for the network, and is dropped once it
 * would come too late. The server refuses it where somebody else was quicker, and says what they did.
 */
export class Presses {
  /** What is on its way. */
  waiting: Press | undefined;
  /** Why the last one does not hold; undefined where it does. */
  failure: string | undefined;
  readonly #presser: Presser;
  #last: { means: string | undefined; endedAt: number } | undefined;

  constructor(presser: Presser) {
    this.#presser = presser;
  }

  /** Asks whether something would be pressed now, and is neither in another's way nor the same twice. */
  takes(type: string): boolean {
    return this.waiting === undefined && !this.#isTwice(MEANT_ONCE[type]);
  }

  #isTwice(means: string | undefined): boolean {
    const last = this.#last;
    return means !== undefined && last?.means === means && performance.now() - last.endedAt < TWICE_MILLIS;
  }

  /**
   * Sends what was pressed, where it is taken now.
   *
   * @param words what it is, for as long as it waits
   * @returns whether it holds
   */
  async press(words: string, decision: Decision, deciding: Deciding): Promise<boolean> {
    if (!this.takes(decision.type)) return false;
    const press: Press = { words, since: this.#presser.now, isSlow: false };
    this.#set(press, undefined);
    const slow = setTimeout(() => {
      press.isSlow = true;
      this.#presser.requestUpdate();
    }, SLOW_MILLIS);
    const isWanted = () => this.waiting === press && this.#presser.now - press.since < WANTED_MILLIS;
    const answer = await deciding
      .press(decision, isWanted)
      .catch((): Answer => ({ refusal: this.#dropped(press) }));
    clearTimeout(slow);
    press.isSlow = false;
    if (answer.cursor !== undefined) await deciding.untilShown(answer.cursor);
    if (this.waiting === press) this.#end(decision.type, answer.refusal);
    return answer.refusal === undefined;
  }

  /** Lets what waits be. */
  forget(): void {
    this.#set(undefined, undefined);
  }

  #end(type: string, failure: string | undefined): void {
    this.#last = { means: MEANT_ONCE[type], endedAt: performance.now() };
    setTimeout(() => this.#presser.requestUpdate(), TWICE_MILLIS);
    this.#set(undefined, failure);
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
