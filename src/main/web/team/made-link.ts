import { html, LitElement, svg, type PropertyValues, type TemplateResult } from "lit";
import { copy } from "./clipboard.js";
import { sentence, textToSend, type Message } from "./message.js";
import { qrCode } from "./qr-code.js";
import type { TeamWords } from "../words/catalogue/team/team-fr.js";
import { directionOf } from "../words/languages.js";
import { sayTeam, teamWordsIn } from "../words/team-words.js";
import type { Wording } from "../words/wording.js";

const QUIET_MODULES = 4;

/**
 * A new link: its code to be read from this screen or from paper, and the text to send, in the language of
 * whom it is for, to copy or to share.
 */
export class MadeLink extends LitElement {
  static override properties = {
    message: { attribute: false, hasChanged: isOther },
    written: { attribute: false },
    name: { attribute: false },
  };
  declare message: Message;
  /** The language of the message. */
  declare written: string;
  /** Whom it is for, in the language of the page. */
  declare name: string;
  #wording: Wording<keyof TeamWords> | undefined;
  #code: TemplateResult | undefined;
  #told = "";

  override createRenderRoot() {
    return this;
  }

  /** All that is sent; undefined until its words are here. */
  get text(): string | undefined {
    return this.#wording === undefined ? undefined : textToSend(this.message, this.#wording);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("message")) this.#code = codeOf(this.message.link, sayTeam("codeOf", { who: this.name }));
    if (changed.has("written"))
      void teamWordsIn(this.written).then(wording => {
        this.#wording = wording;
        this.requestUpdate();
      });
  }

  override render(): TemplateResult {
    const wording = this.#wording;
    return html`${this.#code}
      <div>
        <h3><bdi>${this.name}</bdi></h3>
        ${wording === undefined
          ? ""
          : html`<p
              class="message"
              lang=${wording.language}
              dir=${directionOf(wording.language)}
            >
              ${sentence(this.message, wording)}
            </p>`}
        <p
          class="address"
          dir="ltr"
        >
          ${this.message.link}
        </p>
        <div class="actions">
          ${this.#button("copyText", () => copy(this.text ?? this.message.link))}
          ${this.#button("copyLink", () => copy(this.message.link))}
          ${"share" in navigator ? this.#button("share", () => this.#share()) : ""}
        </div>
        <p
          class="quiet"
          role="status"
        >
          ${this.#told}
        </p>
      </div>`;
  }

  #button(words: "copyText" | "copyLink" | "share", work: () => Promise<boolean>): TemplateResult {
    return html`<button
      aria-label="${sayTeam(words)} : ${this.name}"
      @click=${async () => {
        const isDone = await work();
        if (words !== "share") this.#told = sayTeam(isDone ? "copied" : "notCopied");
        this.requestUpdate();
      }}
    >
      ${sayTeam(words)}
    </button>`;
  }

  /** Whoever closes the sheet has shared nothing, and nothing is wrong. */
  #share(): Promise<boolean> {
    return navigator.share({ title: this.message.event, text: this.text ?? this.message.link }).then(
      () => true,
      () => false,
    );
  }
}

function isOther(message: Message, before: Message | undefined): boolean {
  return JSON.stringify(message) !== JSON.stringify(before);
}

/** Draws a code, with the margin that the standard asks for. */
function codeOf(link: string, words: string): TemplateResult {
  const rows = qrCode(link);
  const dark = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x + QUIET_MODULES},${y + QUIET_MODULES}h1v1h-1z` : [])),
  );
  const side = rows.length + 2 * QUIET_MODULES;
  return html`<svg
    class="code"
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
    role="img"
    aria-label=${words}
  >
    ${svg`<path fill="#fff" d="M0,0h${side}v${side}h-${side}z" /><path d=${dark.join("")} />`}
  </svg>`;
}

customElements.define("made-link", MadeLink);
