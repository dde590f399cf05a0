import { decide, type Answer } from "../control/decisions.js";
import type { Timeline } from "../feed/document.js";
import { say } from "../words/words.js";
import { announcedNow, programmeOf } from "./announced-now.js";
import { faultsIn, NO_FAULTS, type Faults } from "./cell-faults.js";
import type { Draft, Late } from "./draft-exchange.js";
import { begin, changed, redone, removed, undone, type Plan } from "./plan.js";
import { isSlot, keyOf, type Lines } from "./plan-lines.js";
import { changesBetween, isSame, merged, type SlotChange } from "./plan-merge.js";
import { SharedDraft } from "./shared-draft.js";

/** What a colleague published while this was edited. */
export interface Conflict {
  theirs: Lines;
  seen: string;
}

/** What is asked once more before it is done: to take slots that run out of the plan, or to publish that. */
interface Question {
  running: string[];
  isOfPublication: boolean;
  confirm(): void;
}

/**
 * Somebody edits the programme of one city: the plan, the draft that the team shares, and its publication. It
 * tells `change`.
 */
export class Editing extends EventTarget {
  readonly edition: string;
  readonly city: string;
  plan: Plan = begin([]);
  isReady = false;
  isPublishing = false;
  /** Set by whoever types: no colleague's change moves it then. */
  isTyping = false;
  draft: Draft | undefined;
  /** The last draft that somebody else of the team saved. */
  colleague: Draft | undefined;
  faults: Faults = NO_FAULTS;
  late: readonly Late[] = [];
  conflict: Conflict | undefined;
  question: Question | undefined;
  /** The id of what was published last from here, for whoever wants it back. */
  published: string | undefined;
  /** In words, why something did not work. */
  trouble = "";
  readonly #now: () => number;
  readonly #draft: SharedDraft;
  #seen = "";
  #shown = "";
  #running: ReadonlySet<string> = new Set();

  /** @param now by the server's clock */
  constructor(edition: string, city: string, now: () => number) {
    super();
    this.edition = edition;
    this.city = city;
    this.#now = now;
    const editing = this;
    this.#draft = new SharedDraft(edition, city, {
      get lines() {
        return editing.plan.lines;
      },
      get seen() {
        return editing.#seen;
      },
      get isTyping() {
        return editing.isTyping;
      },
      get isAsAnnounced() {
        return !editing.isChanged;
      },
      take: lines => editing.#take({ ...editing.plan, lines }),
      onDraft: (draft, sent) => editing.#hear(draft, sent),
    });
  }

  /** Whether there is something to publish. */
  get isChanged(): boolean {
    return !isSame(this.plan.lines, this.plan.announced);
  }

  /** Whether the draft is kept for the team, and all of it. */
  get isKept(): boolean {
    return this.draft !== undefined && !this.#draft.isUnsaved;
  }

  get changes(): SlotChange[] {
    return changesBetween(this.plan.announced, this.plan.lines);
  }

  async open(): Promise<void> {
    const announced = await announcedNow(this.edition);
    const lines = programmeOf(announced, this.city);
    const draft = await this.#draft.begin(lines);
    this.#seen = draft?.seen ?? announced.cursor;
    this.plan = begin(lines, draft?.programme);
    this.isReady = true;
    if (draft !== undefined) this.#hear(draft, draft.programme);
    this.#tell();
  }

  close(): void {
    this.#draft.stop();
  }

  /** Takes a plan that somebody changed. */
  edit(plan: Plan): void {
    if (plan === this.plan) return;
    this.#take(plan);
    this.#draft.change();
  }

  undo(): void {
    this.edit(undone(this.plan));
  }

  redo(): void {
    this.edit(redone(this.plan));
  }

  /** Takes out a slot; one that runs only after a question. */
  remove(index: number): void {
    const line = this.plan.lines[index];
    if (line === undefined || !isSlot(line)) return;
    const take = () => this.edit(changed(this.plan, removed(this.plan.lines, index)));
    if (!this.#running.has(line.id)) take();
    else this.#ask({ running: [line.title], isOfPublication: false, confirm: take });
  }

  /** Publishes the plan; where slots that run are not in it, after a question. */
  publish(): void {
    const left = new Set(this.plan.lines.map(keyOf));
    const gone = this.plan.announced
      .filter(isSlot)
      .filter(({ id }) => this.#running.has(id) && !left.has(id));
    if (gone.length === 0) void this.#publish();
    else
      this.#ask({
        running: gone.map(({ title }) => title),
        isOfPublication: true,
        confirm: () => void this.#publish(),
      });
  }

  answer(isConfirmed: boolean): void {
    const { question } = this;
    this.question = undefined;
    if (isConfirmed) question?.confirm();
    this.#tell();
  }

  /** Takes what the colleague published, and gives up what was changed here; that can be undone. */
  takeTheirs(): void {
    const { theirs, seen } = this.conflict!;
    this.#settle(seen);
    this.edit(changed({ ...this.plan, announced: theirs }, theirs));
  }

  /** Publishes what was changed here on top of what the colleague published. */
  putMineOnTop(): void {
    const { theirs, seen } = this.conflict!;
    const { announced, lines } = this.plan;
    this.#settle(seen);
    this.edit(changed({ ...this.plan, announced: theirs }, merged(announced, lines, theirs)));
    this.publish();
  }

  /** Takes the last publication back: what was announced before is announced again. */
  async undoPublication(): Promise<void> {
    const ref = this.published!;
    this.isPublishing = true;
    this.#tell();
    const answer = await this.#say({ type: "retracted", ref });
    this.isPublishing = false;
    this.trouble = answer.refusal ?? "";
    if (answer.refusal === undefined) {
      this.published = undefined;
      const { lines } = this.plan;
      await this.#reread();
      this.#take(changed({ ...this.plan, lines }, this.plan.announced));
    }
    this.#tell();
  }

  /** Throws the draft away: back to what is announced, which can be undone. */
  discard(): void {
    this.edit(changed(this.plan, this.plan.announced));
  }

  /** Hears from the feed which slots run, and whether somebody else published. */
  follow(timeline: Timeline): void {
    const slots = Object.entries(timeline.cities[this.city]?.slots ?? {});
    this.#running = new Set(slots.filter(([, { state }]) => state === "running").map(([id]) => id));
    const shown = JSON.stringify(
      slots.map(([id, { state: _, expected: __, actual: ___, ...announced }]) => [id, announced]),
    );
    const isOther = this.#shown !== "" && shown !== this.#shown;
    this.#shown = shown;
    if (isOther && this.isReady && !this.isPublishing) void this.#lookForTheirs();
  }

  async #lookForTheirs(): Promise<void> {
    const announced = await announcedNow(this.edition).catch(() => undefined);
    if (announced === undefined || this.isPublishing) return;
    const theirs = programmeOf(announced, this.city);
    if (isSame(theirs, this.plan.announced)) return;
    // A colleague may have published the draft that is edited here, too.
    const isOther = this.isChanged && !isSame(theirs, this.plan.lines);
    if (isOther) this.conflict = { theirs, seen: announced.cursor };
    else {
      this.#settle(announced.cursor);
      this.plan = begin(theirs);
    }
    this.#tell();
  }

  async #publish(): Promise<void> {
    if (this.isPublishing) return;
    this.isPublishing = true;
    this.trouble = "";
    this.#tell();
    const { lines } = this.plan;
    const answer = await this.#say({ type: "programme.changed", programme: lines, seen: this.#seen });
    if (answer.refusal !== undefined) await this.#refused(answer, lines);
    else await this.#holds(answer);
    this.isPublishing = false;
    this.#tell();
  }

  async #holds({ id, cursor }: { id: string; cursor: string }): Promise<void> {
    this.published = id;
    this.#settle(cursor);
    const { lines } = this.plan;
    this.#take({ ...this.plan, announced: lines });
    await this.#draft.drop(lines);
    this.#hear(undefined, lines);
    await this.#reread();
  }

  /** Reads what is announced: the server writes it in full, with a line for each moment of the city. */
  async #reread(): Promise<void> {
    const announced = await announcedNow(this.edition).catch(() => undefined);
    if (announced === undefined) return;
    const { lines, announced: before } = this.plan;
    const now = programmeOf(announced, this.city);
    this.#seen = announced.cursor;
    this.#take({ ...this.plan, announced: now, lines: isSame(lines, before) ? now : lines });
  }

  async #refused({ refusal, problem }: Answer & { refusal: string }, sent: Lines): Promise<void> {
    if (problem?.code === "overtaken") {
      const announced = await announcedNow(this.edition).catch(() => undefined);
      if (announced === undefined) this.trouble = refusal;
      else this.conflict = { theirs: programmeOf(announced, this.city), seen: announced.cursor };
    } else if (problem?.errors !== undefined) this.faults = faultsIn(sent, problem.errors);
    else this.trouble = refusal;
  }

  #say(statement: { type: string; [member: string]: unknown }): Promise<Answer> {
    return decide(this.edition, { ...statement, city: this.city }, undefined, this.#now()).catch(
      (): Answer => ({ refusal: say("notSent") }),
    );
  }

  #settle(seen: string): void {
    this.#seen = seen;
    this.conflict = undefined;
    this.trouble = "";
  }

  #hear(draft: Draft | undefined, sent: Lines): void {
    this.draft = draft;
    if (draft?.mine === false) this.colleague = draft;
    this.late = draft?.late ?? [];
    this.faults = faultsIn(sent, draft?.faults ?? []);
    if (draft?.overtaken !== undefined && this.conflict === undefined) void this.#lookForTheirs();
    this.#tell();
  }

  #ask(question: Question): void {
    this.question = question;
    this.#tell();
  }

  #take(plan: Plan): void {
    this.plan = plan;
    this.#tell();
  }

  #tell(): void {
    this.dispatchEvent(new Event("change"));
  }
}
