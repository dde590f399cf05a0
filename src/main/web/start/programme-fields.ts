import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dateFormat } from "../time/formats.js";
import { kindName, kinds } from "../timeline/slot-kinds.js";
import { sayNew } from "../words/new-words.js";
import { language, say } from "../words/words.js";
import { daysOf, freshKey, usualMoment, type MomentDraft, type SlotDraft } from "./draft.js";
import { faultsAt, field, withPart, written, type Described, type NewForm } from "./form-field.js";

/** The shared moments of a new event, and the programme that all its cities start from. */

export function momentList(form: NewForm): TemplateResult {
  const { draft, change } = form;
  return html`${faultsAt(form, "moments")}
    <ol class="parts">
      ${repeat(
        draft.moments,
        ({ key }) => key,
        (moment, i) => momentCard(form, moment, i),
      )}
    </ol>
    <button
      type="button"
      data-add="moment"
      @click=${() => {
        const title = draft.moments.length === 0 ? sayNew("together") : "";
        change({ ...draft, moments: [...draft.moments, usualMoment(draft, title)] });
      }}
    >
      ${sayNew("addMoment")}
    </button>`;
}

function momentCard(form: NewForm, moment: MomentDraft, i: number): TemplateResult {
  const { draft } = form;
  const put = (changes: Partial<MomentDraft>) =>
    form.change({ ...draft, moments: withPart(draft.moments, { ...moment, ...changes }) });
  return html`<li class="part">
    ${field(form, `moment-${i}`, sayNew("momentTitle"), described =>
      titleInput(moment.title, described, title => put({ title })),
    )}
    <div class="together hours">
      <label class="field"
        >${say("day")}${dayChoice(form, moment.day, day => put({ day, isMoved: true }))}</label
      >
      <label class="field">${sayNew("at")}${timeInput(moment.at, at => put({ at, isMoved: true }))}</label>
      <label class="field"
        >${sayNew("minutes")}<input
          type="number"
          inputmode="numeric"
          min="1"
          max="1440"
          .value=${moment.minutes}
          @input=${(event: Event) => put({ minutes: written(event) })}
      /></label>
    </div>
    ${removeButton(moment.title, () =>
      form.change({ ...draft, moments: draft.moments.filter(one => one !== moment) }),
    )}
  </li>`;
}

export function slotList(form: NewForm): TemplateResult {
  const { draft, change } = form;
  return html`<ol class="parts">
      ${repeat(
        draft.slots,
        ({ key }) => key,
        (slot, i) => slotCard(form, slot, i),
      )}
    </ol>
    <div class="actions">
      <button
        type="button"
        data-add="slot"
        @click=${() => change({ ...draft, slots: [...draft.slots, nextSlot(form)] })}
      >
        ${sayNew("addSlot")}
      </button>
      ${draft.slots.length === 0
        ? html`<button
            type="button"
            data-add="example"
            @click=${() => change({ ...draft, slots: exampleSlots(form) })}
          >
            ${sayNew("example")}
          </button>`
        : ""}
    </div>`;
}

function slotCard(form: NewForm, slot: SlotDraft, i: number): TemplateResult {
  const { draft } = form;
  const put = (changes: Partial<SlotDraft>) =>
    form.change({ ...draft, slots: withPart(draft.slots, { ...slot, ...changes }) });
  return html`<li class="part">
    ${field(form, `slot-${i}`, sayNew("slotTitle"), described =>
      titleInput(slot.title, described, title => put({ title })),
    )}
    <div class="together hours">
      <label class="field">${say("day")}${dayChoice(form, slot.day, day => put({ day }))}</label>
      <label class="field">${sayNew("slotFrom")}${timeInput(slot.from, from => put({ from }))}</label>
      <label class="field">${sayNew("slotTo")}${timeInput(slot.to, to => put({ to }))}</label>
      <label class="field"
        >${sayNew("kind")}<select @change=${(event: Event) => put({ kind: written(event) })}>
          ${kinds.map(
            kind =>
              html`<option
                value=${kind}
                ?selected=${kind === slot.kind}
              >
                ${kindName(kind)}
              </option>`,
          )}
        </select></label
      >
    </div>
    ${removeButton(slot.title, () =>
      form.change({ ...draft, slots: draft.slots.filter(one => one !== slot) }),
    )}
  </li>`;
}

/** A slot behind the last one. */
function nextSlot({ draft }: NewForm): SlotDraft {
  const last = draft.slots.at(-1);
  return {
    key: freshKey(),
    day: last?.day ?? draft.from,
    from: last?.to ?? "09:00",
    to: "",
    title: "",
    kind: "work",
  };
}

/** What many events of some days have in common. */
function exampleSlots({ draft }: NewForm): SlotDraft[] {
  const all = daysOf(draft);
  const [first = draft.from] = all;
  const last = all.at(-1) ?? first;
  const slot = (day: string, from: string, to: string, kind: string, title: string) => ({
    key: freshKey(),
    day,
    from,
    to,
    kind,
    title,
  });
  return [
    slot(first, "09:00", "10:00", "welcome", sayNew("example.welcome")),
    slot(first, "10:00", "10:30", "opening", sayNew("example.opening")),
    slot(first, "10:30", "12:30", "work", sayNew("example.work")),
    slot(first, "12:30", "14:00", "meal", sayNew("example.meal")),
    slot(last, "15:00", "16:00", "restitution", sayNew("example.restitution")),
  ];
}

function titleInput(
  value: string,
  { by, invalid }: Described,
  change: (text: string) => void,
): TemplateResult {
  return html`<input
    dir="auto"
    maxlength="200"
    autocomplete="off"
    .value=${value}
    aria-describedby=${by}
    aria-invalid=${invalid}
    @input=${(event: Event) => change(written(event))}
  />`;
}

function timeInput(value: string, change: (text: string) => void): TemplateResult {
  return html`<input
    type="time"
    .value=${value}
    @change=${(event: Event) => change(written(event))}
  />`;
}

/** Offers the days of the event; a day outside of it stays, until somebody chooses another. */
function dayChoice({ draft }: NewForm, day: string, change: (day: string) => void): TemplateResult {
  const all = daysOf(draft);
  return html`<select @change=${(event: Event) => change(written(event))}>
    ${(all.includes(day) ? all : [day, ...all]).map(
      one =>
        html`<option
          value=${one}
          ?selected=${one === day}
        >
          ${shortDay(one)}
        </option>`,
    )}
  </select>`;
}

export function shortDay(day: string): string {
  const instant = Date.parse(day);
  return Number.isNaN(instant)
    ? day
    : dateFormat(language, {
        weekday: "short",
        day: "numeric",
        month: "short",
        year: "numeric",
        timeZone: "UTC",
      }).format(instant);
}

function removeButton(title: string, remove: () => void): TemplateResult {
  return html`<div class="actions">
    <button
      type="button"
      aria-label=${sayNew("removeNamed", { name: title })}
      @click=${remove}
    >
      ${sayNew("remove")}
    </button>
  </div>`;
}
