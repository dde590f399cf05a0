import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isValid, ofTeam } from "./chain.js";
import type { Asking } from "./asking.js";
import { inviteForm } from "./invite-form.js";
import { labelForm } from "./label-form.js";
import type { Device, Invitation } from "./team-requests.js";
import type { TeamStore } from "./team-store.js";
import { countTeam, sayTeam } from "../words/team-words.js";
import { userText } from "../words/user-text.js";
import { age, dayAndTime } from "../words/words.js";

/** A team, or coordination, which has no city. */
export interface Group {
  city?: string;
  name: string;
}

/** What the cards of the teams need. */
export interface Cards {
  store: TeamStore;
  asking: Asking;
  /** Whether this device may invite, and not only see and sign out. */
  mayInvite: boolean;
  zone: string;
  /** The invitation that is being called otherwise. */
  renaming: string | undefined;
  setRenaming(id: string | undefined): void;
  /** Shows a link that was made. */
  invite(group: Group, wish: { label?: string; uses?: number }): void;
}

/** Draws who is in a team, and who is invited to it. */
export function groupCard(group: Group, cards: Cards): TemplateResult {
  const { store, asking, mayInvite } = cards;
  const devices = ofTeam(store.devices, group.city);
  const invitations = ofTeam(store.invitations, group.city);
  const others = devices.filter(({ mine }) => mine !== true);
  const id = `team-${group.city ?? "coordination"}`;
  return html`<section
    class="card group"
    aria-labelledby=${id}
  >
    <h2
      id=${id}
      tabindex="-1"
    >
      ${userText(group.name)}
      ${store.areDevicesListed ? html`<small>${countTeam("devicesCount", devices.length)}</small>` : ""}
    </h2>
    ${mayInvite
      ? html`<div class="actions">
            <button
              aria-label="${sayTeam("invite")} : ${group.name}"
              @click=${() => cards.invite(group, {})}
            >
              ${sayTeam("invite")}
            </button>
          </div>
          ${inviteForm(group, cards)}`
      : ""}
    ${store.areDevicesListed ? html`<h3>${sayTeam("devices")}</h3>` : ""}
    ${store.areDevicesListed && devices.length === 0
      ? html`<p class="quiet">${sayTeam("noDevices")}</p>`
      : ""}
    <ul>
      ${repeat(
        devices,
        device => device.id,
        device => deviceLine(device, cards),
      )}
    </ul>
    ${group.city === undefined || others.length < 2
      ? ""
      : html`<button
          class="end-all"
          aria-label="${sayTeam("endAll")} : ${group.name}"
          @click=${() => asking.endAll(group.city, devices)}
        >
          ${sayTeam("endAll")}
        </button>`}
    ${mayInvite
      ? html`<h3>${sayTeam("invitations")}</h3>
          ${invitations.length === 0 ? html`<p class="quiet">${sayTeam("noInvitations")}</p>` : ""}
          <ul>
            ${repeat(
              invitations,
              invitation => invitation.id,
              invitation => invitationLine(invitation, cards),
            )}
          </ul>`
      : ""}
  </section>`;
}

function deviceLine(device: Device, { asking, mayInvite, zone }: Cards): TemplateResult {
  const { began, seen, mine } = device;
  const label = nameOf(device, "device");
  return html`<li class=${mine === true ? "mine" : ""}>
    <p>
      <b>${userText(label)}</b>
      ${mine === true ? html`<strong>${sayTeam("thisDevice")}</strong>` : ""}
      <small>
        ${began === undefined ? "" : sayTeam("since", { at: dayAndTime(Date.parse(began), zone) })}
        ${seen === undefined
          ? ""
          : html`· ${sayTeam("seenAgo", { age: age(Math.max(0, Date.now() - Date.parse(seen))) })}`}
      </small>
    </p>
    ${mine === true
      ? ""
      : html`<div class="actions">
          ${mayInvite && device.role !== "administrator"
            ? html`<button
                aria-label="${sayTeam("replace")} : ${label}"
                @click=${() => asking.replace(device, label)}
              >
                ${sayTeam("replace")}
              </button>`
            : ""}
          <button
            aria-label="${sayTeam("end")} : ${label}"
            @click=${() => asking.end(device, label)}
          >
            ${sayTeam("end")}
          </button>
        </div>`}
  </li>`;
}

function invitationLine(invitation: Invitation, cards: Cards): TemplateResult {
  const { store, asking, zone } = cards;
  const { id, uses, used, expires } = invitation;
  const label = nameOf(invitation, "invitation");
  return html`<li class=${isValid(invitation, Date.now()) ? "" : "spent"}>
    ${cards.renaming === id
      ? labelForm(invitation, cards)
      : html`<p>
          <b>${userText(label)}</b>
          <small>
            ${sayTeam("used", { used, uses })} ·
            ${Date.parse(expires) > Date.now()
              ? sayTeam("until", { at: dayAndTime(Date.parse(expires), zone) })
              : sayTeam("expired")}
            · ${sayTeam("madeBy", { who: maker(invitation, store.invitations) })}
          </small>
        </p>`}
    <div class="actions">
      ${cards.renaming === id
        ? ""
        : html`<button
            id="rename-${id}"
            aria-label="${sayTeam("rename")} : ${label}"
            @click=${() => cards.setRenaming(id)}
          >
            ${sayTeam("rename")}
          </button>`}
      <button
        aria-label="${sayTeam("revoke")} : ${label}"
        @click=${() => asking.revoke(invitation, label)}
      >
        ${sayTeam("revoke")}
      </button>
    </div>
  </li>`;
}

/** What an invitation, or a device that came with it, is called; the server's own link has no other name. */
function nameOf({ label }: { label?: string }, fallback: "device" | "invitation"): string {
  return label === "server" ? sayTeam("madeBy.server") : (label ?? sayTeam(fallback));
}

/** Who made an invitation: whoever came with another one. */
function maker({ madeBy }: Invitation, invitations: readonly Invitation[]): string {
  if (madeBy === "server" || madeBy === "program") return sayTeam(`madeBy.${madeBy}`);
  const found = invitations.find(({ id }) => id === madeBy);
  return found === undefined ? sayTeam("madeBy.other") : nameOf(found, "invitation");
}
