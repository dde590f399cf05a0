import { forgetInTab, keepInTab, keptInTab } from "../device/tab-memory.js";
import * as requests from "./team-requests.js";
import type { Device, Invitation, Made, Wish } from "./team-requests.js";

const BETWEEN_READS_MILLIS = 15_000;
/** More than there are cities in any event; a link that is not among the newest has been sent long ago. */
const MOST_LINKS = 200;
const KEPT = "carillon.team.";

/**
 * The invitations and devices as the server has them, read again now and then while somebody looks, and the
 * links that were made here. The server shows a link once, so this tab remembers them until it is closed.
 * Says `change`.
 */
export class TeamStore extends EventTarget {
  invitations: readonly Invitation[] = [];
  devices: readonly Device[] = [];
  /** Whether the server lists devices; one of the version before lists none. */
  areDevicesListed = false;
  /** The newest first. */
  links: readonly Made[] = [];
  /** Why the last thing was not done, in words. */
  failure: string | undefined;
  isRead = false;
  isBusy = false;
  readonly #edition: string;
  readonly #signal: AbortSignal;
  /** The ids of links whose invitations were in a list already. */
  readonly #listed: Set<string>;
  #again: ReturnType<typeof setTimeout> | undefined;
  #reads = 0;
  #lastRead = 0;

  /** @param signal ends its reading */
  constructor(edition: string, signal: AbortSignal) {
    super();
    this.#edition = edition;
    this.#signal = signal;
    this.links = JSON.parse(keptInTab(KEPT + edition) ?? "[]") as Made[];
    this.#listed = new Set(this.links.map(({ id }) => id));
    signal.addEventListener("abort", () => clearTimeout(this.#again), { once: true });
  }

  /** Begins to read, once this device is known to have a role here. */
  begin(): void {
    const signal = this.#signal;
    document.addEventListener("visibilitychange", () => void this.#readNowAndThen(), { signal });
    void this.#readNowAndThen();
  }

  /** Reads where nothing was read yet. */
  async readOnce(): Promise<void> {
    if (!this.isRead) await this.#read();
  }

  /** Makes an invitation; its link is the first then. @returns it, or nothing where there is none */
  async invite(wish: Wish): Promise<Made | undefined> {
    const made: Made[] = [];
    await this.#do(async () => {
      made.push(await requests.invite(this.#edition, wish));
      this.#keepLinks([...made, ...this.links]);
    });
    return made[0];
  }

  /** Makes an invitation for each of these cities, one after the other, until one is refused. */
  async inviteAll(cities: readonly string[]): Promise<void> {
    await this.#do(async () => {
      const before = this.links;
      const made: Made[] = [];
      for (const city of cities) {
        made.push(await requests.invite(this.#edition, { role: "organizer", city }));
        this.#keepLinks([...made, ...before]);
        this.#changed();
      }
    });
  }

  /** Lets somebody in again whose phone or cookie is lost, and signs the old device out. */
  async replace({ id, role, city, label }: Device): Promise<Made | undefined> {
    const wish = { role, uses: 1, ...(city !== undefined && { city }) };
    // The label of the link that the server prints is its own.
    const made = await this.invite(label === undefined || label === "server" ? wish : { ...wish, label });
    if (made !== undefined) await this.end(id);
    return made;
  }

  rename(id: string, label: string): Promise<boolean> {
    return this.#do(() => requests.rename(this.#edition, id, label));
  }

  revoke(id: string): Promise<boolean> {
    return this.#do(() => requests.revoke(this.#edition, id));
  }

  end(id: string): Promise<boolean> {
    return this.#do(() => requests.endDevice(this.#edition, id));
  }

  endAll(city: string | undefined): Promise<boolean> {
    return this.#do(() => requests.endDevices(this.#edition, city));
  }

  /** Puts the links away; the invitations go on. */
  clearLinks(): void {
    this.#keepLinks([]);
    this.#changed();
  }

  /** Does one thing at a time, and then reads what has become of it. @returns whether it was done */
  async #do(work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.#changed();
    const failure = await work().then(
      () => undefined,
      (error: unknown) => (error instanceof requests.Refusal ? error.message : String(error)),
    );
    this.isBusy = false;
    this.failure = failure;
    await this.#read();
    return failure === undefined;
  }

  async #readNowAndThen(): Promise<void> {
    clearTimeout(this.#again);
    if (!document.hidden) await this.#read();
    if (!this.#signal.aborted)
      this.#again = setTimeout(() => void this.#readNowAndThen(), BETWEEN_READS_MILLIS);
  }

  async #read(): Promise<void> {
    const turn = ++this.#reads;
    const [invitations, devices] = await Promise.all([
      requests.invitationsOf(this.#edition).catch(() => undefined),
      requests.devicesOf(this.#edition).catch(() => undefined),
    ]);
    // An answer that was overtaken on its way is older than what is known.
    if (this.#signal.aborted || turn < this.#lastRead) return;
    this.#lastRead = turn;
    this.devices = devices ?? this.devices;
    this.areDevicesListed ||= devices !== undefined;
    if (invitations !== undefined) this.#take(invitations);
    this.#changed();
  }

  /** The link of an invitation that was revoked, here or elsewhere, opens nothing any more. */
  #take(invitations: readonly Invitation[]): void {
    this.invitations = invitations;
    this.isRead = true;
    const ids = new Set(invitations.map(({ id }) => id));
    const isGone = ({ id }: Made) => this.#listed.has(id) && !ids.has(id);
    if (this.links.some(isGone)) this.#keepLinks(this.links.filter(link => !isGone(link)));
    for (const { id } of this.links) if (ids.has(id)) this.#listed.add(id);
  }

  #keepLinks(links: readonly Made[]): void {
    this.links = links.slice(0, MOST_LINKS);
    if (this.links.length === 0) forgetInTab(KEPT + this.#edition);
    else keepInTab(KEPT + this.#edition, JSON.stringify(this.links));
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}
