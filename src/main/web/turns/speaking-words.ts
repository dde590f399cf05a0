import type { Milestone, Timeline } from "../feed/document.js";
import { turnWords } from "./named-turn.js";
import { turnsNow, type Block, type TurnNow } from "./turns.js";
import type { Wording } from "../words/wording.js";
import type { SharedWords } from "../words/catalogue/shared/fr.js";

/**
 * Says who speaks in a shared moment, how much time they have left, and who is next, for those who follow it
 * from elsewhere; nothing where nobody does and nobody is to.
 */
export function speakingWords(
  timeline: Timeline,
  milestone: Milestone,
  now: number,
  wording: Wording<keyof SharedWords>,
): string {
  const { left } = turnsNow(milestone, now).speaking ?? {};
  const parts = speakers(timeline, milestone, now, wording);
  if (left !== undefined)
    parts.splice(1, 0, left > 0 ? wording.countdown(left) : `+${wording.countdown(-left)}`);
  return parts.join(" · ");
}

/** Says who speaks in a shared moment or a slot, and who is next; nothing where nobody does or is to. */
export function speakers(
  timeline: Timeline,
  block: Block,
  now: number,
  wording: Wording<keyof SharedWords>,
): string[] {
  const { speaking, next } = turnsNow(block, now);
  const named = ({ id, turn }: TurnNow) => ({ turn: turnWords(id, turn, timeline, wording) });
  return [
    ...(speaking === undefined ? [] : [wording.say("said.turn.started", named(speaking))]),
    ...(next === undefined ? [] : [wording.say("turn.then", named(next))]),
  ];
}
