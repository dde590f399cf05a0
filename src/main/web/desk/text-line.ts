import { html, type TemplateResult } from "lit";
import { say } from "../words/other-words.js";

/**
 * Draws a line to write in, which is empty again once what was written is on this device.
 *
 * @param send posts it, and says whether it is on this device now
 */
export function textLine(label: string, send: (text: string) => Promise<boolean>): TemplateResult {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector("input")!;
    const text = field.value.trim();
    if (text !== "" && (await send(text))) field.value = "";
  };
  return html`<form
    class="line"
    @submit=${submit}
  >
    <label class="field"
      >${label}<input
        dir="auto"
        maxlength="500"
        required /></label
    ><button>${say("send")}</button>
  </form>`;
}
