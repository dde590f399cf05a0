import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { addressOf } from "../http/base-path.js";
import { sayNew } from "../words/new-words.js";
import { languages, wording } from "../words/words.js";
import { isDay, movedTo, type Draft } from "./draft.js";
import { objectionTo, suggestedId } from "./edition-ids.js";
import { field, written, type NewForm } from "./form-field.js";

/** Draws what the event is called, when and where it is, and in which languages. */
export function eventFields(form: NewForm): TemplateResult {
  const { draft } = form;
  return html`${field(
      form,
      "title",
      sayNew("title"),
      ({ by, invalid }) =>
        html`<input
          id="event-title"
          name="title"
          dir="auto"
          maxlength="200"
          autocomplete="off"
          .value=${draft.title}
          aria-describedby=${by}
          aria-invalid=${invalid}
          @input=${(event: Event) => form.change(named({ ...draft, title: written(event) }, form))}
        />`,
    )}
    ${idField(form)}
    <div class="together">
      ${dayField(form, "from", sayNew("from"), day => form.change(named(movedTo(draft, day), form)))}
      ${dayField(form, "to", sayNew("to"), to => form.change({ ...draft, to }))}
      ${zoneField(form, "zone", draft.zone, zone => form.change({ ...draft, zone, isZoneTyped: true }))}
    </div>
    ${languageFields(form)}`;
}

function idField(form: NewForm): TemplateResult {
  const { draft, editions } = form;
  const objection = objectionTo(
    draft.id,
    editions.map(({ id }) => id),
  );
  return field(
    form,
    "id",
    sayNew("id"),
    ({ by, invalid }) =>
      html`<input
        name="id"
        dir="ltr"
        maxlength="64"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        .value=${draft.id}
        aria-describedby=${by === nothing ? "event-address" : `event-address ${String(by)}`}
        aria-invalid=${objection === undefined ? invalid : "true"}
        @input=${(event: Event) => {
          const id = written(event).trim();
          form.change(named({ ...draft, id, isIdTyped: id !== "" }, form));
        }}
      />`,
    html`<p
      id="event-address"
      class=${objection === undefined ? "quiet" : "fault"}
    >
      ${objection === undefined
        ? sayNew("address", { address: `${location.origin}${addressOf(`/${draft.id || "…"}/`)}` })
        : sayNew(`id.${objection}`, { id: draft.id })}
    </p>`,
  );
}

/** Suggests an id, as long as nobody has written one. */
export function named(draft: Draft, { editions }: Pick<NewForm, "editions">): Draft {
  if (draft.isIdTyped) return draft;
  const taken = editions.map(({ id }) => id);
  return { ...draft, id: suggestedId(draft.title, draft.from, taken) };
}

function dayField(
  form: NewForm,
  name: "from" | "to",
  words: string,
  change: (day: string) => void,
): TemplateResult {
  return field(
    form,
    name,
    words,
    ({ by, invalid }) =>
      html`<input
        name=${name}
        type="date"
        min=${name === "to" ? form.draft.from : nothing}
        .value=${live(form.draft[name])}
        aria-describedby=${by}
        aria-invalid=${invalid}
        @change=${(event: Event) => change(isDay(written(event)) ? written(event) : form.draft[name])}
      />`,
  );
}

/** Draws a field for a zone, with the zones of {@link zoneList} to choose from. */
export function zoneField(
  form: NewForm,
  name: string,
  zone: string,
  change: (zone: string) => void,
): TemplateResult {
  return field(
    form,
    name,
    sayNew("zone"),
    ({ by, invalid }) =>
      html`<input
        name=${name}
        dir="ltr"
        list="zones"
        autocomplete="off"
        .value=${zone}
        aria-describedby=${by}
        aria-invalid=${invalid}
        @input=${(event: Event) => change(written(event))}
      />`,
  );
}

/** The zones that this browser knows, for the fields that take one. */
export function zoneList(): TemplateResult {
  const zones = "supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : [];
  return html`<datalist id="zones">${zones.map(zone => html`<option value=${zone}></option>`)}</datalist>`;
}

function languageFields(form: NewForm): TemplateResult {
  const { draft, change } = form;
  const { language, others } = draft;
  return html`<div class="together">
    ${field(
      form,
      "languages",
      sayNew("language"),
      ({ by, invalid }) =>
        html`<select
          name="language"
          aria-describedby=${by}
          aria-invalid=${invalid}
          @change=${(event: Event) => {
            const first = written(event);
            change({ ...draft, language: first, others: others.filter(tag => tag !== first) });
          }}
        >
          ${languages.map(
            tag =>
              html`<option
                value=${tag}
                ?selected=${tag === language}
              >
                ${languageName(tag)}
              </option>`,
          )}
        </select>`,
    )}
    <fieldset>
      <legend>${sayNew("otherLanguages")}</legend>
      ${languages
        .filter(tag => tag !== language)
        .map(
          tag =>
            html`<label class="tick"
              ><input
                type="checkbox"
                name="other-language"
                value=${tag}
                .checked=${others.includes(tag)}
                @change=${(event: Event) => {
                  const { checked } = event.target as HTMLInputElement;
                  const rest = others.filter(other => other !== tag);
                  change({ ...draft, others: checked ? [...rest, tag] : rest });
                }}
              />${languageName(tag)}</label
            >`,
        )}
    </fieldset>
  </div>`;
}

function languageName(tag: string): string {
  return "DisplayNames" in Intl
    ? (new Intl.DisplayNames(wording.language, { type: "language" }).of(tag) ?? tag)
    : tag;
}
