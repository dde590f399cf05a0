import { html, type TemplateResult } from "lit";
import { fallsWith } from "./chain.js";
import type { Device, Invitation } from "./team-requests.js";
import type { TeamStore } from "./team-store.js";
import { say } from "../words/other-words.js";
import { countTeam, sayTeam } from "../words/team-words.js";

/** What is asked once before it is done, and what it would change, a sentence each. */
interface Question {
  words: string;
  effects: string[];
  act: () => void;
}

/** Asks once before anything ends that somebody may be using: one question at a time. */
export class Asking {
  #question: Question | undefined;
  readonly #store: TeamStore;
  readonly #changed: () => void;
  /** Shows the link by which somebody is let in again. */
  readonly #replace: (device: Device) => void;

  constructor(store: TeamStore, changed: () => void, replace: (device: Device) => void) {
    this.#store = store;
    this.#changed = changed;
    this.#replace = replace;
  }

  revoke({ id }: Invitation, name: string): void {
    const { invitations, devices } = fallsWith(id, this.#store.invitations, this.#store.devices);
    this.#ask({
      words: sayTeam("askRevoke", { name }),
      effects: [
        sayTeam("revokeMeans"),
        ...counted("fallenDevices", devices.length),
        ...counted("fallenInvitations", invitations.length),
        ...(devices.some(({ mine }) => mine === true) ? [sayTeam("fallenThis")] : []),
      ],
      act: () => void this.#store.revoke(id),
    });
  }

  end({ id }: Device, name: string): void {
    this.#ask({
      words: sayTeam("askEnd", { name }),
      effects: [sayTeam("endMeans")],
      act: () => void this.#store.end(id),
    });
  }

  replace(device: Device, name: string): void {
    this.#ask({
      words: sayTeam("askReplace", { name }),
      effects: [sayTeam("replaceMeans"), sayTeam("replaceLink")],
      act: () => this.#replace(device),
    });
  }

  /** @param city whose they are; undefined for those of everybody */
  endAll(city: string | undefined, devices: readonly Device[]): void {
    const others = devices.filter(({ mine }) => mine !== true);
    this.#ask({
      words: sayTeam("askEndAll"),
      effects: [
        ...counted("fallenDevices", others.length),
        ...(others.length < devices.length ? [sayTeam("staysHere")] : []),
        sayTeam("stillServe"),
      ],
      act: () => void this.#store.endAll(city),
    });
  }

  /** Asks before a rehearsal that somebody may be following begins anew. */
  rehearse(act: () => void): void {
    this.#ask({ words: sayTeam("askRehearse"), effects: [sayTeam("rehearseAnewMeans")], act });
  }

  #ask(question: Question): void {
    this.#question = question;
    this.#changed();
  }

  /** Draws the question that is asked, if one is. */
  dialog(element: () => HTMLDialogElement | null): TemplateResult | "" {
    const question = this.#question;
    if (question === undefined) return "";
    // Closed, not only taken away: so the focus goes back to where it came from.
    const forget = () => {
      element()?.close?.();
      this.#question = undefined;
      this.#changed();
    };
    return html`<dialog
      aria-labelledby="question"
      @close=${forget}
    >
      <form
        @submit=${(event: SubmitEvent) => {
          event.preventDefault();
          forget();
          question.act();
        }}
      >
        <h2 id="question">${question.words}</h2>
        <ul>
          ${question.effects.map(effect => html`<li>${effect}</li>`)}
        </ul>
        <div class="pair">
          <button
            type="button"
            @click=${forget}
          >
            ${say("leaveIt")}</button
          ><button class="danger">${say("doIt")}</button>
        </div>
      </form>
    </dialog>`;
  }
}

function counted(key: "fallenDevices" | "fallenInvitations", n: number): string[] {
  return n === 0 ? [] : [countTeam(key, n)];
}
