import { html, type TemplateResult } from "lit";
import type { City, Timeline } from "./document.js";
import { sentence, title } from "./news.js";
import { Outbox, type Post } from "./outbox.js";
import { Page } from "./page.js";
import { currentMilestone, items, likelyNext, minutesLate, start, type Item, type Step } from "./programme.js";
import { signOut, whoAmI, type Session } from "./session.js";
import { clockTime, language, say } from "./words.js";

const DELAYS = [5, 10, 15, 30];
const CITY = "carillon.desk.city";
const SESSION = "carillon.desk.session";
const POSTS_SHOWN = 12;

/** The desk of one city: says what happens there, with one large button for what most likely comes next. */
export class DeskPage extends Page {
  outbox!: Outbox;
  #session: Session | undefined | null = stored();
  #city = localStorage.getItem(CITY) ?? "";
  #delaying = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.outbox.addEventListener("change", () => this.requestUpdate());
    whoAmI().then((session) => {
      this.#session = session ?? null;
      localStorage.setItem(SESSION, JSON.stringify(this.#session));
      this.requestUpdate();
    }, () => undefined);
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (this.#session === null) {
      return html`${this.top(say("desk"))}<main class="alone"><h2>${say("noSession")}</h2><p>${say("askInvite")}</p></main>`;
    }
    if (timeline === undefined || this.#session === undefined) {
      return html`${this.top(say("desk"))}<main><p class="quiet">${say("connecting")}</p></main>`;
    }
    const id = this.#session.city ?? (this.#city in timeline.cities ? this.#city : Object.keys(timeline.cities)[0]!);
    const city = timeline.cities[id]!;
    this.feed.city = id;
    return html`
      ${this.top(this.#session.role === "coordinator" ? say("coordinator") : say("signedInAs", { city: city.name }))}
      <main class="desk">
        ${this.#session.role === "coordinator" ? this.#cityChoice(timeline, id) : ""}
        ${this.#likely(city, id)}
        ${this.#readiness(timeline, id)}
        ${this.#posts(timeline)}
        ${this.#programme(city, id)}
        ${this.#headcount(city, id)}
        ${this.#words(id, "note", say("note"))}
        ${this.#words(id, "help.wanted", say("help"))}
        ${Object.entries(city.help).map(([ref, call]) => html`<p class="help"><strong>${say("helpWanted")}</strong> ${call.text}
          <button @click=${() => this.#say({ type: "help.settled", city: id, ref })}>${say("settled")}</button></p>`)}
        ${this.#doors(city, id)}
        ${this.#session.role === "coordinator" ? html`<p><a href="/control">${say("control")}</a></p>` : ""}
        <button class="quiet" @click=${() => this.#leave()}>${say("signOut")}</button>
      </main>`;
  }

  #say(body: Record<string, unknown> & { type: string }): void {
    this.outbox.add(body, Math.floor(this.now));
  }

  #cityChoice(timeline: Timeline, id: string): TemplateResult {
    return html`<label class="field">${say("city")}
      <select @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}>
        ${Object.entries(timeline.cities).map(([one, city]) => html`<option value=${one} ?selected=${one === id}>${city.name}</option>`)}
      </select></label>`;
  }

  #choose(city: string): void {
    this.#city = city;
    localStorage.setItem(CITY, city);
    this.requestUpdate();
  }

  #likely(city: City, id: string): TemplateResult {
    const step = likelyNext(city, this.now);
    const [words, post] = this.#action(step, id);
    return post === undefined
      ? html`<p class="quiet">${words}</p>`
      : html`<button class="likely" @click=${() => this.#say(post)}>${words}
          ${step.kind === "start" && start(step.item.slot) !== undefined
            ? html`<small>${say("expectedAt", { at: clockTime(start(step.item.slot)!, city.timezone) })}</small>` : ""}</button>`;
  }

  #action(step: Step, city: string): [string, (Record<string, unknown> & { type: string })?] {
    switch (step.kind) {
      case "open": return [say("openDoors"), { type: "city.opened", city }];
      case "start": return [say("startSlot", { slot: step.item.slot.title }), { type: "slot.started", city, slot: step.item.id }];
      case "finish": return [say("finishSlot", { slot: step.item.slot.title }), { type: "slot.finished", city, slot: step.item.id }];
      case "nothing": return [say("nothingNext")];
    }
  }

  #readiness(timeline: Timeline, id: string): TemplateResult | string {
    const found = currentMilestone(timeline);
    if (found === undefined) return "";
    const [milestone, one] = found;
    const mine = one.cities[id];
    if (mine === undefined || one.state === "done" || one.state === "cancelled") return "";
    const answer = (ready: "yes" | "no") => (event: Event) => {
      const note = (event.target as HTMLElement).closest("section")!.querySelector("input")!;
      this.#say({ type: "ready", city: id, milestone, ready, ...(note.value.trim() && { note: note.value.trim() }) });
      note.value = "";
    };
    return html`<section class="card" aria-labelledby="ready">
      <h2 id="ready">${say("areYouReady", { milestone: title(one.title), at: clockTime(Date.parse(one.expected), timeline.cities[id]!.timezone) })}</h2>
      <div class="pair">
        <button aria-pressed=${mine.ready === "yes" ? "true" : "false"} @click=${answer("yes")}>${say("yes")}</button>
        <button aria-pressed=${mine.ready === "no" ? "true" : "false"} @click=${answer("no")}>${say("no")}</button>
      </div>
      <label class="field">${say("why")}<input maxlength="500" .placeholder=${mine.note ?? ""}></label></section>`;
  }

  #programme(city: City, id: string): TemplateResult {
    return html`<section class="card" aria-labelledby="programme"><h2 id="programme">${say("programme")}</h2>
      <ol class="programme">${items(city).map((item) => this.#item(item, city, id))}</ol></section>`;
  }

  #item({ id: slot, slot: one }: Item, city: City, id: string): TemplateResult {
    const at = start(one);
    const late = minutesLate(one);
    const post = (type: string) => () => this.#say({ type, city: id, slot });
    return html`<li class=${one.state}>
      <p><time>${at === undefined ? say(`part.${one.part ?? "day"}`) : clockTime(at, city.timezone)}</time> <b>${one.title}</b>
        <small>${say(`slot.${one.state}`)} ${late > 0 ? say("late", { n: late }) : ""}</small></p>
      ${one.state === "planned" ? html`<div class="actions">
        <button @click=${post("slot.started")} aria-label=${say("startSlot", { slot: one.title })}>${say("start")}</button>
        ${at === undefined ? "" : html`<button aria-expanded=${this.#delaying === slot ? "true" : "false"} @click=${() => this.#unfold(slot)}>${say("delay")}…</button>`}
        <button @click=${post("slot.skipped")}>${say("skip")}</button></div>
        ${this.#delaying === slot && at !== undefined ? html`<div class="actions delays">${DELAYS.map((minutes) => html`
          <button @click=${() => this.#delay(id, slot, at + minutes * 60_000)}>${say("late", { n: minutes })}</button>`)}</div>` : ""}` : ""}
      ${one.state === "running" ? html`<div class="actions"><button @click=${post("slot.finished")} aria-label=${say("finishSlot", { slot: one.title })}>${say("finish")}</button></div>` : ""}
    </li>`;
  }

  #unfold(slot: string): void {
    this.#delaying = this.#delaying === slot ? "" : slot;
    this.requestUpdate();
  }

  #delay(city: string, slot: string, at: number): void {
    this.#delaying = "";
    this.#say({ type: "slot.delayed", city, slot, start: new Date(at).toISOString() });
  }

  #headcount(city: City, id: string): TemplateResult {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).querySelector("input")!;
      if (input.value !== "") this.#say({ type: "headcount", city: id, count: Number(input.value) });
      input.value = "";
    };
    return html`<form class="card line" @submit=${submit}><label class="field">${say("headcount")}
      <input type="number" inputmode="numeric" min="0" max="100000" step="1" required placeholder=${city.headcount ?? ""}></label>
      <button>${say("send")}</button></form>`;
  }

  #words(city: string, type: string, label: string): TemplateResult {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).querySelector("textarea")!;
      if (input.value.trim() !== "") this.#say({ type, city, text: input.value.trim() });
      input.value = "";
    };
    return html`<form class="card line" @submit=${submit}><label class="field">${label}
      <textarea rows="2" maxlength="500" required></textarea></label><button>${say("send")}</button></form>`;
  }

  #doors(city: City, id: string): TemplateResult {
    return city.state === "open"
      ? html`<button @click=${() => this.#say({ type: "city.closed", city: id })}>${say("closeDoors")}</button>`
      : html`<button @click=${() => this.#say({ type: "city.opened", city: id })}>${say("openDoors")}</button>`;
  }

  #posts(timeline: Timeline): TemplateResult {
    const posts = this.outbox.posts.filter((post) => post.body.type !== "retracted" || post.state === "refused");
    return html`<section class="card posts" aria-labelledby="posts"><h2 id="posts">${say("posts")}</h2>
      ${posts.length === 0 ? html`<p class="quiet">${say("noPosts")}</p>` : ""}
      <ol>${posts.slice(0, POSTS_SHOWN).map((post) => html`<li class=${post.state}>
        <p><time>${clockTime(Date.parse(post.body.observedAt), timeline.edition.timezone)}</time> ${words(post, timeline)}
          <strong>${say(`post.${post.state}`)}</strong></p>
        ${post.why === undefined ? "" : html`<p class="why" role="alert">${post.why}</p>`}
        ${post.state === "kept" && post.body.type !== "retracted"
          ? html`<button @click=${() => this.#say({ type: "retracted", city: post.body["city"], ref: post.id })}>${say("undo")}</button>` : ""}
        ${post.state === "refused" || post.state === "undone" ? html`<button @click=${() => this.outbox.dismiss(post.id)}>${say("dismiss")}</button>` : ""}
      </li>`)}</ol></section>`;
  }

  async #leave(): Promise<void> {
    await signOut();
    localStorage.removeItem(SESSION);
    location.reload();
  }
}

/** The session as it was last known, so that the desk answers before the server does. */
function stored(): Session | undefined {
  return (JSON.parse(localStorage.getItem(SESSION) ?? "null") as Session | null) ?? undefined;
}

function words(post: Post, timeline: Timeline): string {
  const body = post.body as Record<string, string>;
  const city = timeline.cities[body["city"] ?? ""]?.name ?? "";
  if (post.body.type === "headcount") return say("said.headcount", { city, n: new Intl.NumberFormat(language).format(Number(body["count"])) });
  if (post.body.type === "retracted") return say("said.retracted");
  return sentence({ ...body, type: post.body.type, at: "", observedAt: "" }, timeline);
}

customElements.define("desk-page", DeskPage);
