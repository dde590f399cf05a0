import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { idFor } from "../editor/slot-ids.js";
import { MOST_MINUTES, MOST_TURNS, withOneMore, type TurnPost } from "./turn-posts.js";
import type { Block } from "./turns.js";
import { namedCity } from "./turn-name.js";
import { say } from "../words/other-words.js";

const USUAL_MINUTES = 5;
const MOST_CHARACTERS = 200;

/** To which turns one is added by hand. */
interface Adding {
  block: Block;
  timeline: Timeline;
  /** Whose turn it may be. */
  cities: readonly string[];
  isWaiting: boolean;
  post(post: TurnPost): Promise<boolean>;
}

/** Draws the form that adds a turn by hand: whose it is, what it is called, and how long it may take. */
export function oneMore(adding: Adding): TemplateResult | "" {
  const { block, timeline, cities, isWaiting } = adding;
  if (Object.keys(block.turns ?? {}).length >= MOST_TURNS) return "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const post = turnOf(new FormData(form), adding);
    if (post !== undefined)
      void adding.post(post).then(holds => {
        if (holds) form.reset();
      });
  };
  return html`<form
    class="one-more"
    @submit=${submit}
  >
    ${cities.length > 1
      ? html`<label class="field"
          >${say("city")}<select name="city">
            <option value="">${say("turns.noCity")}</option>
            ${cities.map(id => html`<option value=${id}>${namedCity(timeline, id)}</option>`)}
          </select></label
        >`
      : ""}
    <label class="field"
      >${say("turns.title")}<input
        name="title"
        dir="auto"
        maxlength=${MOST_CHARACTERS}
        autocomplete="off"
        ?required=${cities.length <= 1}
    /></label>
    <label class="field"
      >${say("turns.minutes")}<input
        name="minutes"
        type="number"
        min="1"
        max=${MOST_MINUTES}
        value=${USUAL_MINUTES}
        required
        inputmode="numeric"
    /></label>
    <button ?disabled=${isWaiting}>${say("turns.add")}</button>
  </form>`;
}

/** Makes the turn of what the form holds; undefined where it is of nobody and called nothing. */
function turnOf(fields: FormData, { block, cities }: Adding): TurnPost | undefined {
  const title = String(fields.get("title") ?? "").trim();
  const city = cities.length > 1 ? String(fields.get("city") ?? "") : (cities[0] ?? "");
  if (title === "" && (city === "" || cities.length <= 1)) return undefined;
  const taken = new Set(Object.keys(block.turns ?? {}));
  return withOneMore(block, {
    id: idFor(title === "" ? city : title, taken, "turn"),
    ...(city !== "" && { city }),
    ...(title !== "" && { title }),
    minutes: Number(fields.get("minutes")),
  });
}
