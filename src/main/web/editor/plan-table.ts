import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Editing } from "./editing.js";
import { pasted } from "./pasted-rows.js";
import { freshSlot, inserted, moved, placed, changed, type Plan } from "./plan.js";
import { cellText, COLUMNS, slotOf, typedInto, type Vocabulary } from "./plan-cells.js";
import { isSlot, keyOf, type SlotLine } from "./plan-lines.js";
import { OFFERED, offers, planRows, type Place, type RowsView } from "./plan-rows.js";
import type { NamedMoment } from "./plan-words.js";
import { meaningOfKey, type Meaning } from "./table-keys.js";
import { WhileConnected } from "../page/while-connected.js";
import { sayPlan } from "../words/editor-words.js";

const LAST = COLUMNS.length - 1;

/**
 * The programme as a table that works like a spreadsheet: arrows go from cell to cell, typing replaces, Enter
 * goes down and Tab on. A row whose hour was changed goes to where it belongs when one leaves it.
 */
class PlanTable extends LitElement {
  static override properties = {
    editing: { attribute: false },
    words: { attribute: false },
    moments: { attribute: false },
  };
  declare editing: Editing;
  declare words: Vocabulary;
  declare moments: Readonly<Record<string, NamedMoment>>;
  #at: Place = { row: 0, column: 0 };
  /** What stands in the cell that somebody types into. */
  #typed: string | undefined;
  /** The plan before it: Escape brings it back. */
  #before: Plan | undefined;
  /** Whether Tab goes on to the next cell, since somebody has begun to type; else it leaves the table. */
  #isEntering = false;
  /** The column to which Enter comes back. */
  #anchor = 0;
  #movedHours = false;
  /** The line that was written last: a new one goes on behind it. */
  #last: string | undefined;
  #written: string | undefined;
  /** The slot that comes to be where somebody types into the row for a new one. */
  #begun: SlotLine | undefined;
  #takesFocus = false;
  #spoken = "";

  constructor() {
    super();
    new WhileConnected(this, signal => {
      this.editing.addEventListener("change", () => this.requestUpdate(), { signal });
    });
  }

  override createRenderRoot() {
    return this;
  }

  override willUpdate(): void {
    this.#at.row = Math.min(this.#at.row, this.editing.plan.lines.length);
  }

  protected override updated(changes: PropertyValues): void {
    super.updated(changes);
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    const cell = this.querySelector<HTMLElement>('td[aria-selected="true"]');
    const input = cell?.querySelector("input");
    (input ?? cell)?.focus();
    if (input && document.activeElement === input)
      input.setSelectionRange(input.value.length, input.value.length);
  }

  override render() {
    const { lines } = this.editing.plan;
    const view = this.#view();
    return html`${this.#tools()}
      <div class="plan-sheet">
        <table
          role="grid"
          aria-label=${sayPlan("table")}
          aria-describedby="plan-keys"
          aria-rowcount=${lines.length + 2}
          @keydown=${this.#onKey}
          @paste=${this.#onPaste}
          @copy=${this.#onCopy}
          @focusout=${this.#onLeave}
        >
          <thead>
            <tr role="row">
              ${COLUMNS.map(
                column =>
                  html`<th
                    role="columnheader"
                    scope="col"
                    class="column-${column}"
                  >
                    ${sayPlan(column)}
                  </th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${planRows(view)}
          </tbody>
        </table>
      </div>
      ${offers(view)}
      <p
        class="spoken"
        role="status"
      >
        ${this.#spoken}
      </p>`;
  }

  #view(): RowsView {
    return {
      editing: this.editing,
      words: this.words,
      moments: this.moments,
      at: this.#at,
      typed: this.#typed,
      fresh: this.#fresh(),
      press: (event, row, column) => this.#press(event, row, column),
      open: () => this.#type(this.#textAt()),
      preview: text => this.#preview(text),
    };
  }

  #tools(): TemplateResult {
    const { plan } = this.editing;
    const line = plan.lines[this.#at.row];
    const isSlotHere = line !== undefined && isSlot(line);
    const tool = (words: string, act: () => void, isPossible: boolean) =>
      html`<button
        ?disabled=${!isPossible}
        @click=${act}
      >
        ${words}
      </button>`;
    return html`<div
      class="plan-tools"
      role="group"
      aria-label=${sayPlan("tools")}
    >
      ${tool(sayPlan("undo"), () => this.editing.undo(), plan.past.length > 0)}
      ${tool(sayPlan("redo"), () => this.editing.redo(), plan.future.length > 0)}
      ${tool(sayPlan("insert"), () => this.#insert(), line !== undefined)}
      ${tool(sayPlan("remove"), () => this.#remove(), isSlotHere)}
      ${tool(sayPlan("up"), () => this.#shift(-1), line !== undefined && this.#at.row > 0)}
      ${tool(
        sayPlan("down"),
        () => this.#shift(1),
        line !== undefined && this.#at.row < plan.lines.length - 1,
      )}
    </div>`;
  }

  #fresh(): SlotLine {
    const { plan } = this.editing;
    const before = plan.lines.find(line => keyOf(line) === this.#last) ?? plan.lines.findLast(isSlot);
    return freshSlot(plan, before, this.words.days[0]!, this.moments);
  }

  #textAt(): string {
    const slot = slotOf(this.editing.plan.lines[this.#at.row]);
    return slot === undefined ? "" : cellText(slot, COLUMNS[this.#at.column]!, this.words);
  }

  /** A first press chooses a cell; another one on the same types into it. */
  #press(event: MouseEvent, row: number, column: number): void {
    const isHere = this.#at.row === row && this.#at.column === column;
    if (isHere && this.#typed !== undefined) return;
    event.preventDefault();
    const hadFocus = this.contains(document.activeElement);
    if (isHere && hadFocus) this.#type(this.#textAt());
    else this.#go({ row, column });
    this.#isEntering = false;
    this.#anchor = column;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const isOffered = OFFERED.includes(COLUMNS[this.#at.column]!);
    const isRtl = document.documentElement.dir === "rtl";
    const meaning = meaningOfKey(event, { isTyping: this.#typed !== undefined, isOffered, isRtl });
    if (meaning === undefined || (meaning.is === "tab" && !this.#tabs(meaning.by))) return;
    event.preventDefault();
    this.#do(meaning);
  };

  #tabs(by: number): boolean {
    return this.#typed !== undefined || (this.#isEntering && this.#next(by) !== undefined);
  }

  #do(meaning: Meaning): void {
    const { row, column } = this.#at;
    switch (meaning.is) {
      case "go":
        this.#isEntering = false;
        this.#anchor = Math.max(0, Math.min(LAST, column + meaning.columns));
        return this.#go({ row: row + meaning.rows, column: column + meaning.columns });
      case "enter":
        if (this.#typed === undefined && !this.#isEntering) return this.#type(this.#textAt());
        return this.#go({ row: row + meaning.by, column: this.#isEntering ? this.#anchor : column });
      case "tab": {
        const next = this.#next(meaning.by);
        if (next !== undefined) this.#go(next, true);
        else this.#commit();
        return;
      }
      case "type":
        return this.#type(meaning.text ?? this.#textAt(), meaning.text !== undefined);
      case "clear":
        this.#type("", true);
        this.#commit();
        return this.#focusAgain();
      case "cancel":
        return this.#cancel();
      case "insert":
        return this.#insert();
      case "remove":
        return this.#remove();
      case "shift":
        return this.#shift(meaning.by);
      case "undo":
        this.editing.undo();
        return this.#focusAgain();
      case "redo":
        this.editing.redo();
        return this.#focusAgain();
    }
  }

  /** The cell after or before this one; undefined at the end of the table. */
  #next(by: number): Place | undefined {
    const all = this.#at.row * COLUMNS.length + this.#at.column + by;
    const most = (this.editing.plan.lines.length + 1) * COLUMNS.length;
    if (all < 0 || all >= most) return undefined;
    return { row: Math.floor(all / COLUMNS.length), column: all % COLUMNS.length };
  }

  /** @param isReplacing whether the text is already what somebody typed, in place of what stood there */
  #type(text: string, isReplacing = false): void {
    const line = this.editing.plan.lines[this.#at.row];
    if (line !== undefined && !isSlot(line)) return;
    if (!this.#isEntering) this.#anchor = this.#at.column;
    this.#isEntering = true;
    this.#before = this.editing.plan;
    this.#begun = this.#fresh();
    this.#typed = text;
    this.editing.isTyping = true;
    if (isReplacing) this.#preview(text);
    this.#focusAgain();
  }

  /** Takes into the plan what is typed so far: so the draft has it, and what is wrong is said meanwhile. */
  #preview(text: string): void {
    this.#typed = text;
    const before = this.#before!;
    const column = COLUMNS[this.#at.column]!;
    const present = before.lines[this.#at.row];
    const isNew = present === undefined;
    if (isNew && text.trim() === "") return this.editing.edit(before);
    const slot = isNew ? this.#begun! : slotOf(present)!;
    const lines = isNew ? [...before.lines, slot] : before.lines;
    const written = typedInto({ ...before, lines }, slot, column, text, this.words);
    this.#written = written.id;
    this.#movedHours ||= isNew || column === "day" || column === "from";
    this.editing.edit(changed(before, lines.with(this.#at.row, written)));
  }

  #commit(): void {
    this.#last = this.#written ?? this.#last;
    this.#written = undefined;
    this.#typed = undefined;
    this.#before = undefined;
    this.editing.isTyping = false;
    this.requestUpdate();
  }

  #cancel(): void {
    if (this.#before !== undefined) this.editing.edit(this.#before);
    this.#written = undefined;
    this.#isEntering = false;
    this.#commit();
    this.#focusAgain();
  }

  /** Goes to another cell; with another row, the one that was left finds its place. */
  #go({ row, column }: Place, isNext = false): void {
    this.#commit();
    if (!isNext) this.#spoken = "";
    const to = Math.max(0, Math.min(this.editing.plan.lines.length, row));
    this.#at = {
      row: to === this.#at.row ? to : this.#afterPlacing(to),
      column: Math.max(0, Math.min(LAST, column)),
    };
    this.#focusAgain();
  }

  /** Puts the row that is left where its hour belongs, and gives where the other row is then. */
  #afterPlacing(to: number): number {
    const { plan } = this.editing;
    const target = plan.lines[to];
    if (!this.#movedHours) return to;
    this.#movedHours = false;
    const lines = placed(plan.lines, this.#at.row, this.moments);
    if (lines !== plan.lines) this.editing.edit({ ...plan, lines });
    return target === undefined ? lines.length : lines.indexOf(target);
  }

  #insert(): void {
    this.#commit();
    const { plan } = this.editing;
    const row = Math.min(this.#at.row + 1, plan.lines.length);
    const slot = freshSlot(plan, plan.lines[row - 1], this.words.days[0]!, this.moments);
    this.#last = slot.id;
    this.editing.edit(changed(plan, inserted(plan.lines, row, slot)));
    this.#at = { row, column: this.#at.column };
    this.#focusAgain();
  }

  #remove(): void {
    this.#commit();
    const line = this.editing.plan.lines[this.#at.row];
    if (line !== undefined && !isSlot(line)) this.#spoken = sayPlan("momentStays");
    this.editing.remove(this.#at.row);
    this.#focusAgain();
  }

  #shift(by: number): void {
    this.#commit();
    const { plan } = this.editing;
    const lines = moved(plan.lines, this.#at.row, by);
    if (lines === plan.lines) return;
    this.editing.edit(changed(plan, lines));
    this.#at = { ...this.#at, row: this.#at.row + by };
    this.#focusAgain();
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.#typed !== undefined && !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    this.#commit();
    const { plan } = this.editing;
    const column = COLUMNS[this.#at.column]!;
    const lines = pasted(plan, this.#at.row, column, text, this.words, this.moments);
    this.editing.edit(changed(plan, lines));
    this.#spoken = sayPlan("pasted", { n: lines.filter(line => !plan.lines.includes(line)).length });
    this.#focusAgain();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    if (this.#typed !== undefined) return;
    event.clipboardData?.setData("text/plain", this.#textAt());
    event.preventDefault();
  };

  readonly #onLeave = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (event.currentTarget as Node).contains(to)) return;
    // A cell that is drawn anew as a field takes the focus along.
    if (this.#takesFocus || !document.hasFocus()) return;
    this.#commit();
    this.#isEntering = false;
    this.#at.row = this.#afterPlacing(this.#at.row);
  };

  #focusAgain(): void {
    this.#takesFocus = true;
    this.requestUpdate();
  }
}

customElements.define("plan-table", PlanTable);
