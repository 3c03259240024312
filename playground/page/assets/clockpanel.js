/** The clock in the header, and the dialog that moves it. */

import { plainly } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openDialog } from "./overlay.js";
import { t, tn } from "./words.js";

export class ClockPanel {
  /** @param {{clock: import("./clock.js").Clock, world: any}} parts */
  constructor(parts) {
    this.clock = parts.clock;
    this.world = parts.world;
    this.day = h("span.clock-day");
    this.time = h("b.clock-time");
    this.button = h(
      "button.clock",
      { type: "button", "aria-haspopup": "dialog", onclick: () => this.#open() },
      icon("clock"),
      this.day,
      this.time,
      h("span.unseen", {}, t("Move the clock")),
    );
    this.#trouble = h("p.panel-trouble", { role: "alert", hidden: true });
    for (const kind of ["tick", "changed", "moving"]) this.clock.on(kind, () => this.#tick());
    this.clock.on("changed", () => this.#draw());
    this.clock.on("moving", () => this.#draw());
    this.#tick();
  }

  #trouble;
  #body = null;
  #big = null;

  #tick() {
    const { clock } = this;
    const now = clock.now();
    this.day.textContent = clock.day(now);
    this.time.textContent = clock.time(now);
    this.button.classList.toggle("stopped", !clock.running);
    this.button.classList.toggle("moving", Boolean(clock.moving));
    if (this.#big) this.#big.textContent = clock.time(now, true);
    this.#drawProgress();
  }

  #open() {
    this.#body = h("div.clock-body");
    this.#trouble.hidden = true;
    const dialog = openDialog(t("The clock of the playground"), [this.#body], "clock");
    dialog.addEventListener("close", () => (this.#body = this.#big = null));
    this.#draw();
    dialog.querySelector(".goals button:not(:disabled)")?.focus();
  }

  #draw() {
    if (!this.#body) return;
    const { clock } = this;
    const focused = this.#body.contains(document.activeElement) ? document.activeElement.dataset.goal : null;
    const now = clock.now();
    this.#big = h("b", {}, clock.time(now, true));
    const busy = Boolean(clock.moving);
    const goals = clock
      .goals()
      .map((goal) => this.#goal(goal.key, goal.label, this.#when(goal.to), busy, () => clock.advance(goal.to)));
    const real = Date.now();
    goals.unshift(this.#goal("now", t("Now"), t("back to the real time"), busy, () => clock.set(real, true)));
    this.#body.replaceChildren(
      h(
        "p.clock-face",
        {},
        this.#big,
        h("span", {}, clock.day(now, true)),
        h("small", {}, `${clock.zone} · ${clock.offsetName()}`),
      ),
      h("p.panel-lead", {}, clock.running ? t("The clock runs.") : t("The clock stands still."), this.#toggle(busy)),
      h(
        "p.clock-help",
        {},
        t("On the way it stops wherever something falls due, and waits until the bot has done it."),
      ),
      this.#trouble,
      h("div.goals", {}, ...goals),
      h("div.clock-progress", { hidden: !busy }),
    );
    this.#drawProgress();
    if (focused) this.#body.querySelector(`[data-goal="${focused}"]`)?.focus();
  }

  #toggle(busy) {
    const { clock } = this;
    const press = () => this.#try(clock.run(!clock.running));
    return h(
      "button.secondary",
      { type: "button", disabled: busy, "data-goal": "run", onclick: press },
      clock.running ? t("Stop it") : t("Let it run"),
    );
  }

  #when(instant) {
    const { clock } = this;
    const day = clock.day(instant);
    const parts = day === clock.day(clock.now()) ? [clock.time(instant)] : [day, clock.time(instant)];
    return parts.map((part) => part.replaceAll(" ", "\u00a0")).join(" · ");
  }

  #goal(key, label, note, busy, go) {
    return h(
      "button.goal",
      { type: "button", disabled: busy, "data-goal": key, onclick: () => this.#try(go()) },
      h("b", {}, label),
      h("small", {}, note),
    );
  }

  #try(promise) {
    this.#trouble.hidden = true;
    promise.catch((error) => {
      this.#trouble.hidden = false;
      this.#trouble.textContent = plainly(error);
    });
  }

  #drawProgress() {
    const { moving } = this.clock;
    const place = this.#body?.querySelector(".clock-progress");
    if (!place || !moving) return;
    const done = Math.min(1, (this.clock.now() - moving.from) / (moving.to - moving.from));
    if (!place.firstChild) {
      const act = (text, run) => h("button.secondary", { type: "button", onclick: run }, text);
      place.append(
        h("progress", { max: "1", "aria-label": t("The clock is on its way") }),
        h("p", { role: "status" }),
        h(
          "div.clock-acts",
          {},
          act(t("Stop here"), () => this.clock.halt()),
          act(t("Jump without waiting"), () => this.#jump()),
        ),
      );
    }
    place.querySelector("progress").value = done;
    place.querySelector("p").textContent = this.#waiting(moving);
  }

  #waiting({ halted, waitingFor }) {
    if (halted) return t("Stopping…");
    const updates = /^bot \S+ (\d+) updates/.exec(waitingFor[0] ?? "");
    if (this.world.state.bot === "stopped") return t("The bot is stopped: the clock waits until it runs again.");
    if (updates)
      return tn("The bot has {n} message to read yet.", "The bot has {n} messages to read yet.", Number(updates[1]));
    return waitingFor.length ? t("The bot is still at work.") : t("On its way…");
  }

  async #jump() {
    const { to } = this.clock.moving;
    this.clock.halt();
    await this.#try(this.clock.set(to));
  }
}
