/** The playground's clock, as this browser knows it, and moving it. */

import { call } from "./api.js";
import { Emitter } from "./emitter.js";
import { daysBetween, nextAt, nextShift, offset } from "./zone.js";
import { locale, t } from "./words.js";

const MINUTE = 60_000;
/** Seconds an advance may take before we look whether to go on. */
const STRIDE = 1.5;

/**
 * Emits `changed` when it was moved, stopped or started, `tick` every second, `day` when another day began, and `moving`
 * while it is on its way.
 */
export class Clock extends Emitter {
  /** @param {string} zone */
  constructor(zone) {
    super();
    this.zone = zone;
    this.running = true;
    /** @type {{from: number, to: number, waitingFor: string[], halted: boolean} | null} */
    this.moving = null;
    setInterval(() => {
      this.emit("tick");
      this.#lookAtDay();
    }, 1_000);
  }

  #base = Date.now();
  #mark = performance.now();
  #formats = new Map();
  #day = "";

  async load() {
    this.take(await call("clock"));
  }

  /** @param {{now: string, running: boolean}} described */
  take({ now, running }) {
    this.#base = Date.parse(now);
    this.#mark = performance.now();
    this.running = running;
    this.emit("changed");
    this.#lookAtDay();
  }

  #lookAtDay() {
    const day = this.day(this.now());
    if (day !== this.#day) this.emit("day");
    this.#day = day;
  }

  /** Milliseconds since 1970, by the playground's clock. */
  now() {
    return this.running ? this.#base + performance.now() - this.#mark : this.#base;
  }

  /** Where the clock can be sent to. */
  goals() {
    const now = this.now();
    const shift = nextShift(this.zone, now);
    return [
      { key: "ten", label: t("+10 min"), to: now + 10 * MINUTE },
      { key: "hour", label: t("+1 h"), to: now + 60 * MINUTE },
      { key: "evening", label: t("To 19:30"), to: nextAt(this.zone, now, 19, 30) },
      { key: "monday", label: t("To Monday 08:00"), to: nextAt(this.zone, now, 8, 0, 1) },
      ...(shift
        ? [
            {
              key: "before",
              label: shift.by > 0 ? t("To just before summer time") : t("To just before winter time"),
              to: shift.at - 10 * MINUTE,
            },
            {
              key: "across",
              label: shift.by > 0 ? t("Across into summer time") : t("Across into winter time"),
              to: shift.at + 10 * MINUTE,
            },
          ]
        : []),
    ].filter((goal) => goal.to > now);
  }

  /** Steps there through all that falls due on the way, waiting for the bot at each step. @param {number} to */
  async advance(to) {
    this.moving = { from: this.now(), to, waitingFor: [], halted: false };
    this.emit("moving");
    const watch = setInterval(() => this.load().catch(() => {}), 300);
    try {
      while (!this.moving.halted && this.now() < to) {
        const found = await call("clock/advance", { to: new Date(to).toISOString(), timeout: STRIDE });
        this.moving.waitingFor = found.waiting_for;
        await this.load();
        this.emit("moving");
      }
    } finally {
      clearInterval(watch);
      this.moving = null;
      this.emit("moving");
    }
  }

  /** Stays where it is, at the latest in a few seconds. */
  halt() {
    if (this.moving) this.moving.halted = true;
    this.emit("moving");
  }

  /** Jumps, whatever lies between. @param {number} to @param {boolean} [running] */
  async set(to, running = undefined) {
    this.take(
      await call("clock/set", { now: new Date(to).toISOString(), ...(running === undefined ? {} : { running }) }),
    );
  }

  /** @param {boolean} running */
  async run(running) {
    this.take(await call("clock/set", { running }));
  }

  #format(instant, options) {
    const key = Object.entries(options).join();
    let format = this.#formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(locale(), { timeZone: this.zone, hourCycle: "h23", ...options });
      this.#formats.set(key, format);
    }
    return format.format(instant);
  }

  /** @param {number} instant */
  time(instant, seconds = false) {
    return this.#format(instant, { hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}) });
  }

  /** `lun. 23 nov.` @param {number} instant */
  day(instant, long = false) {
    const length = long ? "long" : "short";
    const year = Math.abs(instant - this.now()) > 300 * 24 * 60 * MINUTE ? { year: "numeric" } : {};
    return this.#format(instant, { weekday: length, day: "numeric", month: length, ...year });
  }

  /** The day as people say it. @param {number} instant */
  spokenDay(instant) {
    const days = daysBetween(this.zone, instant, this.now());
    if (days === 0) return t("Today");
    if (days === 1) return t("Yesterday");
    return this.day(instant, true);
  }

  /** `UTC+1`, by which a change of the zone's time is seen. */
  offsetName() {
    const minutes = offset(this.zone, this.now()) / MINUTE;
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `UTC${minutes < 0 ? "−" : "+"}${hours}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
  }
}
