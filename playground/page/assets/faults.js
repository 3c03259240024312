/** What can go wrong on demand, and what of it is switched on. */

import { call, list } from "./api.js";
import { Emitter } from "./emitter.js";
import { t } from "./words.js";

/** Faults of every call, each one rule of the control API. */
const RULES = {
  down: { kind: "502" },
  cut: { kind: "drop_before" },
  slow: { kind: "slow", seconds: 2 },
  twice: { kind: "duplicate_delivery" },
};

/** Emits `changed`. */
export class Faults extends Emitter {
  /** @param {import("./world.js").World} world @param {import("./feed.js").Feed} feed */
  constructor(world, feed) {
    super();
    this.world = world;
    this.rules = [];
    this.limits = false;
    feed.on("fault", (event) => (event.added || event.removed) && this.load());
    feed.on("limits", (event) => {
      this.limits = event.enabled;
      this.emit("changed");
    });
    world.on("blocked", () => this.emit("changed"));
  }

  async load() {
    const [{ faults }, { enabled }] = await Promise.all([list("faults"), list("limits")]);
    this.rules = faults;
    this.limits = enabled;
    this.emit("changed");
  }

  /** What each switch is called and does. */
  switches() {
    return [
      { key: "down", title: t("Telegram is down"), help: t("Every call of the bot is answered 502.") },
      { key: "cut", title: t("No network"), help: t("Every connection of the bot is cut before anything happens.") },
      { key: "slow", title: t("Slow network"), help: t("Every answer comes two seconds late.") },
      { key: "twice", title: t("Delivered twice"), help: t("The bot gets what was said to it once more.") },
      {
        key: "limits",
        title: t("Flood limits"),
        help: t("As on Telegram: one message a second to a person, 20 a minute to a group."),
      },
    ];
  }

  #rulesOf(key) {
    const { kind } = RULES[key];
    return this.rules.filter((rule) => rule.kind === kind && !rule.match && rule.count === undefined);
  }

  /** @param {string} key */
  isOn(key) {
    return key === "limits" ? this.limits : this.#rulesOf(key).length > 0;
  }

  /** @param {string} key @param {boolean} on */
  async turn(key, on) {
    if (key === "limits") await call("limits", { enabled: on });
    else if (on) await call("faults", RULES[key]);
    else for (const rule of this.#rulesOf(key)) await call("faults/remove", { id: rule.id });
    await this.load();
  }

  /** People who blocked the bot. */
  blocked() {
    return [...this.world.people.keys()].filter((id) => this.world.isBlocked(id));
  }

  /** How many things are wrong on demand now. */
  count() {
    return this.rules.length + (this.limits ? 1 : 0) + this.blocked().length;
  }

  async allOff() {
    const bot = this.world.bot.username;
    await call("faults/clear");
    if (this.limits) await call("limits", { enabled: false });
    for (const person of this.blocked()) await call("unblock", { person, bot });
    await this.load();
  }
}
