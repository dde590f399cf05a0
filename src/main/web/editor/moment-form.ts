import { html, nothing, type TemplateResult } from "lit";
import type { MomentFields } from "./moment-members.js";

import { days } from "../time/local-time.js";
import { shortDay } from "./plan-words.js";
import { sayPlan } from "../words/editor-words.js";
import { say, wording } from "../words/words.js";

/** What is wrong with a member of what was sent, in the server's words. */
export interface Fault {
  /** A JSON pointer (RFC 6901). */
  pointer: string;
  detail: string;
}

/** The form of a shared moment, and what is wrong with its fields. */
interface MomentForm {
  /** The id of the moment; empty for a new one. */
  id: string;
  fields: MomentFields;
  /** What a colleague has announced meanwhile, by member, in words. */
  meanwhile: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  languages: readonly string[];
  from: string;
  to: string;
  cities: readonly { id: string; name: string }[];
  isSending: boolean;
  send(fields: MomentFields): void;
  leave(): void;
}

const MOST_MINUTES = 720;

/** Draws the fields, each with what is wrong with it. */
export function momentForm(form: MomentForm, more: TemplateResult | "" = ""): TemplateResult {
  const { fields, languages, from, to } = form;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    form.send(readFields(event.target as HTMLFormElement, languages));
  };
  return html`<form
    class="moment-form"
    novalidate
    @submit=${submit}
  >
    ${languages.map(tag =>
      field(
        form,
        "title",
        sayPlan("moments.title", { language: languageName(tag) }),
        describedBy => {
          const shown = fields.title[tag] ?? "";
          return html`<input
            name="title-${tag}"
            lang=${tag}
            dir="auto"
            maxlength="500"
            autocomplete="off"
            .value=${shown}
            aria-describedby=${describedBy}
            aria-invalid=${invalid(describedBy)}
          />`;
        },
        tag,
      ),
    )}
    <div class="together">
      ${field(
        form,
        "at",
        say("day"),
        describedBy =>
          html`<select
            name="day"
            aria-describedby=${describedBy}
            aria-invalid=${invalid(describedBy)}
          >
            ${days(from, to).map(
              day =>
                html`<option
                  value=${day}
                  ?selected=${day === fields.day}
                >
                  ${shortDay(day)}
                </option>`,
            )}
          </select>`,
      )}
      <label class="field"
        >${sayPlan("moments.at")}<input
          name="at"
          type="time"
          .value=${fields.at}
          aria-describedby=${hasFault(form, "at") ? faultId(form, "at") : nothing}
          aria-invalid=${hasFault(form, "at") ? "true" : "false"}
      /></label>
      ${number(form, "duration", sayPlan("moments.duration"), fields.duration, 1)}
      ${number(form, "opens", sayPlan("moments.opens"), fields.opens, 0)}
    </div>
    ${field(
      form,
      "room",
      sayPlan("moments.room"),
      describedBy =>
        html`<input
          name="room"
          type="url"
          dir="ltr"
          maxlength="2000"
          placeholder="https://"
          .value=${fields.room}
          aria-describedby=${describedBy}
          aria-invalid=${invalid(describedBy)}
        />`,
    )}
    ${who(form)}
    ${number(form, "quorum", sayPlan("moments.quorum"), fields.quorum, 1, sayPlan("moments.quorumAll"))}
    ${field(
      form,
      "checks",
      sayPlan("moments.checks"),
      describedBy =>
        html`<textarea
          name="checks"
          rows="3"
          dir="auto"
          .value=${fields.checks}
          aria-describedby=${describedBy}
          aria-invalid=${invalid(describedBy)}
        ></textarea>`,
    )}
    <div class="actions">
      <button
        class="primary"
        ?disabled=${form.isSending}
      >
        ${say("control.publish")}</button
      ><button
        type="button"
        @click=${() => form.leave()}
      >
        ${say("leaveIt")}
      </button>
    </div>
    ${more}
  </form>`;
}

type Described = string | typeof nothing;

function invalid(describedBy: Described): "true" | "false" {
  return describedBy === nothing ? "false" : "true";
}

/** Draws a label with its field, and below it what is wrong with it and what stands there by now. */
function field(
  form: MomentForm,
  member: string,
  words: string,
  input: (describedBy: Described) => TemplateResult,
  part = "",
): TemplateResult {
  const found = faultsOf(form, member, part);
  const now = form.meanwhile.get(member);
  const id = faultId(form, member, part);
  return html`<div class="with-faults">
    <label class="field">${words}${input(found.length === 0 ? nothing : id)}</label>
    ${found.length === 0
      ? ""
      : html`<p
          id=${id}
          class="fault"
        >
          ${found.map(({ detail }) => detail).join(" ")}
        </p>`}
    ${now === undefined ? "" : html`<p class="quiet">${sayPlan("moments.meanwhile", { is: now })}</p>`}
  </div>`;
}

function number(
  form: MomentForm,
  member: "duration" | "opens" | "quorum",
  words: string,
  value: string,
  least: number,
  placeholder = "",
): TemplateResult {
  return field(
    form,
    member,
    words,
    describedBy =>
      html`<input
        name=${member}
        type="number"
        inputmode="numeric"
        min=${least}
        max=${MOST_MINUTES}
        placeholder=${placeholder}
        .value=${value}
        aria-describedby=${describedBy}
        aria-invalid=${invalid(describedBy)}
      />`,
  );
}

/** Draws who comes: all cities, those that join later too, or some. */
function who(form: MomentForm): TemplateResult {
  const { fields, cities } = form;
  const found = faultsOf(form, "cities");
  const now = form.meanwhile.get("cities");
  return html`<fieldset aria-describedby=${found.length === 0 ? nothing : faultId(form, "cities")}>
    <legend>${sayPlan("moments.cities")}</legend>
    <label class="tick"
      ><input
        type="checkbox"
        name="all"
        .checked=${fields.isForAll}
        @change=${(event: Event) => toggleCities(event.target as HTMLInputElement)}
      />${sayPlan("moments.all")}</label
    >
    <div
      class="some"
      ?hidden=${fields.isForAll}
    >
      ${cities.map(
        ({ id, name }) =>
          html`<label class="tick"
            ><input
              type="checkbox"
              name="city"
              value=${id}
              .checked=${fields.isForAll || fields.cities.includes(id)}
            /><bdi>${name}</bdi></label
          >`,
      )}
    </div>
    ${found.length === 0
      ? ""
      : html`<p
          id=${faultId(form, "cities")}
          class="fault"
        >
          ${found.map(({ detail }) => detail).join(" ")}
        </p>`}
    ${now === undefined ? "" : html`<p class="quiet">${sayPlan("moments.meanwhile", { is: now })}</p>`}
  </fieldset>`;
}

function toggleCities({ checked, form }: HTMLInputElement): void {
  form!.querySelector<HTMLElement>(".some")!.hidden = checked;
}

/** Finds the faults of a member, or of one part of it where its parts have fields of their own. */
function faultsOf({ faults, languages }: MomentForm, member: string, part = ""): Fault[] {
  return faults.filter(({ pointer }) => {
    const [, of, inner] = pointer.split("/");
    if (of !== member) return false;
    return part === "" || (inner ?? languages[0]) === part;
  });
}

function hasFault(form: MomentForm, member: string): boolean {
  return faultsOf(form, member).length > 0;
}

function faultId({ id }: MomentForm, member: string, part = ""): string {
  return ["fault", id === "" ? "new" : id, member, part].filter(word => word !== "").join("-");
}

function readFields(form: HTMLFormElement, languages: readonly string[]): MomentFields {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? "");
  return {
    title: Object.fromEntries(languages.map(tag => [tag, text(`title-${tag}`)])),
    day: text("day"),
    at: text("at"),
    duration: text("duration"),
    opens: text("opens"),
    room: text("room"),
    isForAll: data.get("all") !== null,
    cities: data.getAll("city").map(String),
    quorum: text("quorum"),
    checks: text("checks"),
  };
}

function languageName(tag: string): string {
  return "DisplayNames" in Intl
    ? (new Intl.DisplayNames(wording.language, { type: "language" }).of(tag) ?? tag)
    : tag;
}
