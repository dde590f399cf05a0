import { html, type TemplateResult } from "lit";
import type { Timeline } from "../feed/document.js";
import { say } from "../words/words.js";

/**
 * What people do in a slot, as a sign of one colour and a shape: they are told apart without any colour, and
 * where there is no room for words.
 */

/** The paths of the signs, in a square of 16: drawn as lines. In the order of the legend. */
const SIGNS = {
  welcome: "M4 14.5V1.5h8v13M2 14.5h12M9.5 8v1.2",
  opening: "M3.5 15V1.5l9 2.8-9 3.4",
  brainstorm: "M8 1.5a4.6 4.6 0 0 0-2.3 8.6V12h4.6v-1.9A4.6 4.6 0 0 0 8 1.5zM6.2 14.5h3.6",
  pitch: "M1.8 2.5h12.4v8.4H7.6l-3.4 3.3v-3.3H1.8z",
  talk: "M8 1.5a2 2 0 0 0-2 2v4a2 2 0 0 0 4 0v-4a2 2 0 0 0-2-2zM4 7.5a4 4 0 0 0 8 0M8 11.5v3M5 14.5h6",
  workshop: "M2.5 13.5l.9-3.6 7.7-7.7 2.7 2.7-7.7 7.7zM9.3 4l2.7 2.7",
  work: "M3.2 2.8h9.6v7.4H3.2zM1 13.2h14",
  meal: "M4.5 1.5v13M2.3 1.5v3.8a2.2 2.2 0 0 0 4.4 0V1.5M12 14.5v-13c-2 .8-2.6 3.8-2.6 7.2H12",
  break: "M2 5h9v4a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4zM11 6.5h1a1.5 1.5 0 0 1 0 3h-1M5 1v2M8 1v2",
  social: "M2.5 2h11L8 8.6zM8 8.6v5.9M5 14.5h6",
  restitution: "M1 2h14M2.5 2v8.2h11V2M8 10.2v2.3M5 15l3-2.5 3 2.5",
  other: "M8 4.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z",
};
type Kind = keyof typeof SIGNS;

/** Every kind, in the order of the legend. */
export const kinds = Object.keys(SIGNS) as Kind[];

/** The shape of a block: round where people rest, with a bar where they listen. */
const SHAPES: Partial<Record<Kind, "rest" | "stage">> = {
  welcome: "rest",
  meal: "rest",
  break: "rest",
  social: "rest",
  opening: "stage",
  pitch: "stage",
  talk: "stage",
  restitution: "stage",
};

/** One that only a newer server knows is another. */
function known(kind: string): Kind {
  return Object.hasOwn(SIGNS, kind) ? (kind as Kind) : "other";
}

export function kindName(kind: string): string {
  return say(`kind.${known(kind)}`);
}

export function kindShape(kind: string): string {
  return SHAPES[known(kind)] ?? "";
}

export function kindSign(kind: string): TemplateResult {
  return html`<svg
    class="kind"
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    <path d=${SIGNS[known(kind)]}></path>
  </svg>`;
}

/** Lists the kinds that occur, in the order of the legend. */
function kindsOf({ cities }: Timeline): Kind[] {
  const found = new Set(
    Object.values(cities).flatMap(({ slots }) => Object.values(slots).map(({ kind }) => known(kind))),
  );
  return kinds.filter(kind => found.has(kind));
}

/** Draws what the signs mean. */
export function legend(timeline: Timeline): TemplateResult {
  return html`<ul
    class="legend"
    aria-label=${say("legend")}
  >
    ${kindsOf(timeline).map(kind => html`<li>${kindSign(kind)} ${kindName(kind)}</li>`)}
  </ul>`;
}
