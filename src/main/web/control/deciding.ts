import { decide, isOfMilestone, type Answer, type Decision } from "./decisions.js";
import type { JournalReader } from "./journal-reader.js";
import type { Line } from "./journal-lines.js";
import { setAsideIn } from "./set-aside.js";
import { changedBack, courseAfter, inverse, type Course } from "./taking-back.js";
import { untilShown } from "./until-shown.js";
import type { Timeline } from "../feed/document.js";
import { position, type Followed } from "../feed/feed.js";
import { say } from "../words/other-words.js";

/** A decision to be confirmed. */
export interface Proposal {
  words: string;
  /** What it would change, a sentence each. */
  effects: string[];
  decision: Decision;
  /** What is decided next, once that holds. */
  then?: Decision[];
  /** The cursor of the view that it was made on. */
  seen?: string | undefined;
  isDangerous?: boolean;
  /** What else may be decided instead: whoever confirms chooses one, at first the first. */
  choices?: readonly Choice[];
}

/** One of several decisions. */
export interface Choice {
  words: string;
  decision: Decision;
  then?: Decision[];
}

/** Asks whether whoever confirms it has to say why. */
export function asksForReason({ decision }: Proposal): boolean {
  return decision["reason"] === "";
}

/** Which page decides. */
interface Decider {
  readonly feed: Followed<Timeline>;
  readonly edition: string;
  readonly now: number;
  requestUpdate(): void;
}

/** What was decided here: the cursor at which it holds, and the moment as it was before. */
interface Own {
  cursor: string;
  milestone: string | undefined;
  before: Course | undefined;
}

const MOST_OWN = 50;

/**
 * Takes decisions, one at a time: what is proposed and not confirmed yet, what is on its way, why something
 * was refused, and what would take a decision back.
 */
export class Deciding {
  proposal: Proposal | undefined;
  failure: string | undefined;
  /** The reasons for what was not accepted, by milestone, so that they need not be typed twice. */
  readonly typedReasons = new Map<string, string>();
  /** The ids of the sessions in which this device speaks, as far as they are known. */
  ownSessions: ReadonlySet<string> = new Set();
  readonly #page: Decider;
  readonly #journal: JournalReader;
  /** By their positions in the journal, the oldest first. */
  readonly #own = new Map<number, Own>();
  #isBusy = false;

  constructor(page: Decider, journal: JournalReader) {
    this.#page = page;
    this.#journal = journal;
  }

  propose(proposal: Proposal): void {
    this.proposal = { seen: this.#seen(proposal.decision.milestone), ...proposal };
    this.failure = undefined;
    this.#page.requestUpdate();
  }

  forget(): void {
    this.proposal = undefined;
    this.#page.requestUpdate();
  }

  /**
   * Takes what was proposed. While another decision is on its way it stays in sight, to be confirmed again.
   *
   * @param choice which of its choices, where it has some
   */
  async confirm(reason: string, choice = 0): Promise<void> {
    if (this.proposal === undefined || this.#isBusy) return;
    const proposal = { ...this.proposal, ...this.proposal.choices?.[choice] };
    this.forget();
    const { decision } = proposal;
    if (!asksForReason(proposal)) return void (await this.take(proposal));
    this.typedReasons.set(decision.milestone!, reason);
    if (await this.take({ ...proposal, decision: { ...decision, reason } }))
      this.typedReasons.delete(decision.milestone!);
  }

  /**
   * Takes a decision, and then what is to follow it.
   *
   * @returns whether it holds now; where it does not, the page says why
   */
  async take(proposal: Pick<Proposal, "decision" | "then" | "seen">): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    const { decision, then = [], seen = this.#seen(decision.milestone) } = proposal;
    let cursor = await this.#send(decision, seen);
    const holds = cursor !== undefined;
    for (const next of then) if (cursor !== undefined) cursor = await this.#send(next, cursor);
    this.#isBusy = false;
    this.#page.requestUpdate();
    return holds;
  }

  /**
   * Sends a decision of whoever conducts, for as long as it is wanted.
   *
   * @throws where no answer came while it was wanted
   */
  press(decision: Decision, isStillWanted: () => boolean): Promise<Answer> {
    return this.#post(decision, this.#seen(decision.milestone), isStillWanted);
  }

  /** Waits until the page shows what holds at a cursor, or has not for a while. */
  untilShown(cursor: string): Promise<void> {
    return untilShown(this.#page.feed, cursor);
  }

  /** @returns the cursor at which it holds; undefined where it does not, and then the page says why */
  async #send(decision: Decision, seen: string | undefined): Promise<string | undefined> {
    const answer = await this.#post(decision, seen).catch((): Answer => ({ refusal: say("notSent") }));
    this.failure = answer.refusal;
    return answer.cursor;
  }

  async #post(
    decision: Decision,
    seen: string | undefined,
    isStillWanted?: (tries: number) => boolean,
  ): Promise<Answer> {
    const now = this.#page.now;
    const before = this.#page.feed.view.timeline?.milestones[decision.milestone ?? ""];
    const answer = await decide(this.#page.edition, decision, seen, Math.floor(now), isStillWanted);
    if (answer.cursor === undefined) return answer;
    const seq = position(answer.cursor);
    this.#own.set(seq, { cursor: answer.cursor, milestone: decision.milestone, before });
    const [oldest] = this.#own.keys();
    if (this.#own.size > MOST_OWN) this.#own.delete(oldest!);
    const at = new Date(now).toISOString();
    this.#journal.add({ ...decision, seq, id: answer.id, at, observedAt: at });
    return answer;
  }

  /** Asks whether a line was said in a session of this device. */
  isOwnSession({ by }: Line): boolean {
    const session = by?.session;
    return (
      session !== undefined &&
      (this.ownSessions.has(session) ||
        this.#journal.lines.some(line => line.by?.session === session && this.#own.has(line.seq)))
    );
  }

  /** Whether it was decided on this page, since it was opened. */
  isOwn(line: Line): boolean {
    return this.#own.has(line.seq);
  }

  /**
   * What takes a decision back; nothing where nothing does, or where something was decided about the same
   * moment since.
   */
  takingBack(line: Line, decisions: readonly Line[], timeline: Timeline): Decision[] {
    if (line.type === "announcement") {
      const announced = timeline.announcements?.[line.id];
      const standsOut = announced !== undefined && Date.parse(announced.until) > this.#page.now;
      return standsOut ? [{ type: "announcement.withdrawn", ref: line.id }] : [];
    }
    if (line.type === "question.asked") {
      const isOpen = timeline.questions?.[line.id] !== undefined;
      return isOpen ? [{ type: "question.closed", ref: line.id }] : [];
    }
    if (line.type === "session.set-aside") {
      const session = String(line["session"]);
      const holds = setAsideIn(this.#journal.lines).get(session)?.id === line.id;
      return holds ? [{ type: "session.reinstated", session }] : [];
    }
    const id = line["milestone"];
    const milestone = timeline.milestones[String(id)];
    if (typeof id !== "string") return [];
    const about = decisions
      .filter(other => other["milestone"] === id && isOfMilestone(other))
      .sort((a, b) => a.seq - b.seq);
    if (about.at(-1)?.seq !== line.seq) return [];
    if (line.type === "milestone.changed" || line.type === "milestone.removed") {
      const notice = timeline.notices[line.seq];
      return notice === undefined ? [] : changedBack(notice);
    }
    if (milestone === undefined) return [];
    const before = this.#own.get(line.seq)?.before ?? courseAfter(milestone.planned, about.slice(0, -1));
    return inverse(line, before, this.#page.now);
  }

  /** Takes a decision of this page back, but not what another coordinator has decided since. */
  takeBack(line: Line, [decision, ...then]: Decision[]): void {
    const seen = this.#own.get(line.seq)?.cursor;
    if (decision !== undefined) void this.take({ decision, then, ...(seen !== undefined && { seen }) });
  }

  /**
   * What a coordinator has seen of a milestone, as a cursor: what this page shows, or what they decided about
   * it themselves, which the feed may not tell of yet.
   */
  #seen(milestone: string | undefined): string | undefined {
    if (milestone === undefined) return undefined;
    const shown = this.#page.feed.view.cursor;
    const last = [...this.#own.values()].findLast(own => own.milestone === milestone)?.cursor;
    return last !== undefined && position(last) > position(shown ?? "0") ? last : shown;
  }
}
