import { html, type TemplateResult } from "lit";
import type { City, Milestone, Timeline } from "./document.js";
import { faces } from "./moment.js";
import { newestFirst, sentence } from "./news.js";
import { Page } from "./page.js";
import { currentMilestone, hourless, millis, minutesLate, next, onNow, start } from "./programme.js";
import { faceList, isSilent, rendezvous, silence } from "./rendezvous.js";
import { lookingBack } from "./report-page.js";
import { axis, draw, hours, share, type Axis, type Drawn } from "./timeline-layout.js";
import { clockTime, count, say } from "./words.js";

const NEWS_SHOWN = 40;
const MY_CITY = "carillon.city";
const ZOOMS = [4, 8, 14, 30];

/** The timeline of the weekend: every city on one axis, and what is said. */
export class TimelinePage extends Page {
  #zoom = 1;
  #mine = localStorage.getItem(MY_CITY) ?? "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watchFrom();
  }

  override render() {
    const timeline = this.feed.view.timeline;
    if (timeline === undefined) return html`${this.top("…")}<main><p class="quiet">${say("connecting")}</p></main>`;
    return html`
      ${this.top(timeline.edition.title)}
      <main class=${this.isOld ? "stale" : ""}>
        ${this.#rendezvous(timeline)}
        ${this.#chart(timeline)}
        ${this.#watchers(this.feed.view.presence?.total)}
        <section class="cities" aria-label=${say("allCities")}>${this.#ordered(timeline).map(([id, city]) => this.#card(id, city))}</section>
        ${lookingBack(timeline, this.now, this.isReplay)}
        <section class="news" aria-labelledby="news"><h2 id="news">${say("news")}</h2>${this.#news(timeline)}</section>
      </main>`;
  }

  #ordered(timeline: Timeline): [string, City][] {
    return Object.entries(timeline.cities).sort(([a], [b]) => Number(b === this.#mine) - Number(a === this.#mine));
  }

  #rendezvous(timeline: Timeline): TemplateResult | string {
    const found = currentMilestone(timeline);
    return found === undefined ? "" : rendezvous(timeline, found[1], this.now, faceList(faces(timeline, found[1], this.now), this.now), this.isReplay ? "" : this.#bells());
  }

  #bells(): TemplateResult {
    return this.ringing.wished && this.ringing.sounds
      ? html`<button aria-pressed="true" @click=${() => this.ringing.silence()}>${say("bells")}</button>`
      : html`<button aria-pressed="false" @click=${() => this.ringing.allow()}>${say("bells")}</button>`;
  }

  #chart(timeline: Timeline): TemplateResult {
    const window = axis(timeline, this.now, ZOOMS[this.#zoom]!);
    const zone = timeline.edition.timezone;
    const step = ZOOMS[this.#zoom]! > 12 ? 3 : 1;
    const at = (instant: number) => `inset-inline-start:${(share(instant, window) * 100).toFixed(3)}%`;
    return html`
      <section class="chart" aria-hidden="true">
        <div class="zoom"><button @click=${() => this.#changeZoom(-1)} tabindex="-1">+</button><button @click=${() => this.#changeZoom(1)} tabindex="-1">−</button></div>
        <div class="axis"><span></span><div class="track">${hours(window, step).map((mark) => html`<time style=${at(mark)}>${clockTime(mark, zone)}</time>`)}</div></div>
        <div class="lines"><span></span><div class="track">
          ${hours(window, step).map((mark) => html`<i class="hour" style=${at(mark)}></i>`)}
          ${Object.values(timeline.milestones).map((one) => this.#band(one, window))}</div></div>
        ${Object.values(timeline.cities).map((city) => this.#row(city, window))}
        <div class="lines"><span></span><div class="track">
          ${share(this.now, window) >= 0 && share(this.now, window) <= 1 ? html`<i class="now" style=${at(this.now)}><b>${say("now")}</b></i>` : ""}
        </div></div>
      </section>`;
  }

  #band(milestone: Milestone, window: Axis): TemplateResult | string {
    const from = Math.max(0, share(Date.parse(milestone.expected), window));
    const to = Math.min(1, share(Date.parse(milestone.endsAt), window));
    return to <= from ? "" : html`<i class="band ${milestone.state}" style="inset-inline-start:${from * 100}%;width:${(to - from) * 100}%"></i>`;
  }

  #row(city: City, window: Axis): TemplateResult {
    const drawn = draw(city, this.now, window);
    const lanes = Math.max(1, ...drawn.map((one) => one.lane + 1));
    return html`<div class="row" style="--lanes:${lanes}">
      <span class="name"><b>${city.name}</b><small>${say(city.state)}</small></span>
      <div class="track">
        ${hourless(city, this.now).map(({ slot }) => html`<i class="hourless ${slot.state}"><b>${slot.title}</b></i>`)}
        ${drawn.map((one) => this.#slot(one))}
      </div></div>`;
  }

  #slot({ slot, lane, planned, shown }: Drawn): TemplateResult {
    const place = (bar: { left: number; width: number }) => `inset-inline-start:${bar.left * 100}%;width:${bar.width * 100}%;--lane:${lane}`;
    return html`
      ${planned === undefined ? "" : html`<i class="announced" style=${place(planned)}></i>`}
      ${shown === undefined ? "" : html`<i class="shown ${slot.state}" style=${place(shown)}><b>${slot.title}</b></i>`}`;
  }

  #card(id: string, city: City): TemplateResult {
    const current = onNow(city, this.now);
    const following = next(city, this.now);
    const lastHeard = millis(city.lastHeard);
    return html`
      <article class="city ${id === this.#mine ? "mine" : ""}" aria-labelledby="city-${id}">
        <h2 id="city-${id}">${city.name} <small>${say(city.state)}${city.headcount === undefined ? "" : ` · ${say("people", { n: city.headcount })}`}</small></h2>
        <button class="pin" aria-pressed=${id === this.#mine ? "true" : "false"} @click=${() => this.#choose(id)}>${say("myCity")}</button>
        <p class="venue">${city.venue}</p>
        ${Object.values(city.help).map((call) => html`<p class="help"><strong>${say("helpWanted")}</strong> ${call.text}</p>`)}
        <dl>
          <dt>${say("now")}</dt><dd>${current.length === 0 ? say("nothingOn") : ""}
            ${current.map(({ slot }) => slot.part === undefined
              ? html`<span class="on ${slot.state}">${slot.title} ${lateness(minutesLate(slot))}</span>`
              : html`<span>${slot.title} <small>(${say(`part.${slot.part}`)}, ${say("noHours")})</small></span>`)}</dd>
          ${following === undefined ? "" : html`<dt>${say("next")}</dt>
            <dd><time>${clockTime(start(following.slot)!, city.timezone)}</time> ${following.slot.title} ${lateness(minutesLate(following.slot))}</dd>`}
        </dl>
        ${this.#watchers(this.feed.view.presence?.cities[id])}
        <p class="heard">${isSilent({ lastHeard }, this.now) ? silence({ lastHeard }, this.now) : ""}</p>
      </article>`;
  }

  #watchers(n: number | undefined): TemplateResult | string {
    return n === undefined ? "" : html`<p class="watchers">${count("watchers", n)}</p>`;
  }

  #news(timeline: Timeline): TemplateResult {
    const notices = newestFirst(timeline).slice(0, NEWS_SHOWN);
    if (notices.length === 0) return html`<p class="quiet">${say("noNews")}</p>`;
    return html`<ol aria-live="polite" aria-relevant="additions">${notices.map(([seq, notice]) => html`
      <li data-seq=${seq} class=${notice.type.replace(".", "-")}>
        <time>${clockTime(Date.parse(notice.observedAt), timeline.edition.timezone)}</time> ${sentence(notice, timeline)}
        ${notice.type === "ready" && notice.text !== undefined ? html`<i>${notice.text}</i>` : ""}</li>`)}</ol>`;
  }

  #choose(id: string): void {
    this.#mine = this.#mine === id ? "" : id;
    localStorage.setItem(MY_CITY, this.#mine);
    this.#watchFrom();
    this.requestUpdate();
  }

  #watchFrom(): void {
    this.feed.city = this.#mine === "" ? undefined : this.#mine;
  }

  #changeZoom(by: number): void {
    this.#zoom = Math.min(ZOOMS.length - 1, Math.max(0, this.#zoom + by));
    this.requestUpdate();
  }
}

function lateness(minutes: number): TemplateResult | string {
  if (minutes === 0) return "";
  return html`<em class="late">${minutes > 0 ? say("late", { n: minutes }) : say("early", { n: -minutes })}</em>`;
}

customElements.define("timeline-page", TimelinePage);
