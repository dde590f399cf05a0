import type { Milestone, Timeline } from "../feed/document.js";
import { turnWords } from "./named-turn.js";
import { turnsNow } from "./turns.js";
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
  const { speaking, next } = turnsNow(milestone, now);
  const named = ({ id, turn }: NonNullable<typeof next>) => ({
    turn: turnWords(id, turn, timeline, wording),
  });
  const parts = [];
  if (speaking !== undefined) {
    const { left } = speaking;
    parts.push(wording.say("said.turn.started", named(speaking)));
    parts.push(left > 0 ? wording.countdown(left) : `+${wording.countdown(-left)}`);
  }
  if (next !== undefined) parts.push(wording.say("turn.then", named(next)));
  return parts.join(" · ");
}
