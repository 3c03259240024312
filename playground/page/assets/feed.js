/** Follows everything that happens in the playground, and notices when it is gone. */

import { Refusal, Unreachable, call } from "./api.js";
import { Emitter } from "./emitter.js";

const RETRY = 2_000;

/**
 * Emits each event under its kind and under `event`; `caught` when all there is was read; `lost`, `found` and
 * `replaced` (another playground answers at this address).
 */
export class Feed extends Emitter {
  /** @param {string} world @param {number} seq the last event known */
  constructor(world, seq) {
    super();
    this.world = world;
    this.seq = seq;
    this.connected = true;
    this.#wake = () => {};
  }

  #wake;

  /** Tries again now instead of in a while. */
  retry() {
    this.#wake();
  }

  async follow() {
    for (;;) {
      try {
        if (!this.connected) await this.#meetAgain();
        const { events, last } = await call("events", { after: this.seq, timeout: 25, limit: 500 });
        for (const event of events) {
          this.seq = event.seq;
          this.emit(event.kind, event);
          this.emit("event", event);
        }
        this.seq = last;
        if (events.length) this.emit("caught", last);
      } catch (error) {
        if (error instanceof Refusal) {
          this.emit("replaced");
          return;
        }
        if (!(error instanceof Unreachable)) throw error;
        await this.#lost();
      }
    }
  }

  async #lost() {
    if (this.connected) {
      this.connected = false;
      this.emit("lost");
    }
    await new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, RETRY);
    });
  }

  async #meetAgain() {
    const { world } = await call("page");
    if (world !== this.world) throw new Refusal(401, "another world");
    this.connected = true;
    this.emit("found");
  }
}
