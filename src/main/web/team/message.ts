import type { TeamWords } from "../words/catalogue/team/team-fr.js";
import type { Wording } from "../words/wording.js";

/** What is sent with a link: pure functions. */

export interface Message {
  /** What the event is called. */
  event: string;
  /** What the city is called in the language of the message; absent for coordination. */
  city?: string;
  link: string;
  expires: number;
  uses: number;
  zone: string;
}

/** What an invitation is for and how to take it, without the link. */
export function sentence(message: Message, wording: Wording<keyof TeamWords>): string {
  const { event, city, expires, uses, zone } = message;
  const day = wording.dayName(expires, zone);
  const what =
    city === undefined
      ? wording.say("message.coordinator", { event })
      : wording.say("message.organizer", { event, city });
  return `${what} ${wording.say("message.serves", { n: uses, day })}`;
}

/** The whole text, with the link on a line of its own, where every messenger finds it. */
export function textToSend(message: Message, wording: Wording<keyof TeamWords>): string {
  return `${sentence(message, wording)}\n${message.link}`;
}
