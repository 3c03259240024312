/** The panel of the guided tour. */

import { plainly } from "./api.js";
import { announce, avatar, h } from "./dom.js";
import { icon } from "./icons.js";
import { said, t, tn } from "./words.js";

export class TourPanel {
  /** @param {any} parts @param {() => void} leave shows the phones again, where the panel lies over them */
  constructor(parts, leave) {
    this.parts = parts;
    this.leave = leave;
    this.title = t("Guided tour");
    this.element = h("div.tour");
    this.trouble = h("p.panel-trouble", { role: "alert", hidden: true });
    const { tour } = parts;
    tour.on("changed", () => this.draw());
    tour.on("done", (step) => announce(t("Done: {title}", { title: said(step.title) })));
    parts.world.on("people", () => this.draw());
    this.draw();
  }

  draw() {
    const { tour } = this.parts;
    if (!tour.begun) this.element.replaceChildren(...this.#intro());
    else
      this.element.replaceChildren(
        this.#progress(),
        this.trouble,
        tour.finished ? this.#end() : "",
        this.#steps(),
        this.#foot(),
      );
  }

  #intro() {
    const { tour } = this.parts;
    return [
      h(
        "p",
        {},
        tn(
          "{n} step, on real messages: each is ticked off as it is done.",
          "{n} steps, on real messages: each is ticked off as it is done.",
          tour.steps.length,
        ),
      ),
      h("p", {}, t("It can be left at any time and goes on where it was.")),
      h("button.primary", { type: "button", onclick: () => this.#begin() }, t("Begin the tour")),
    ];
  }

  #begin() {
    this.parts.tour.begin();
    this.element.querySelector(".step.current button")?.focus();
  }

  #progress() {
    const { tour } = this.parts;
    const { length } = tour.steps;
    const done = length - tour.open.length;
    const words = tn("{n} of {all} done", "{n} of {all} done", done, { all: length });
    const bits = tour.steps.map((step) =>
      h(`span${tour.done.has(step.key) ? ".done" : step.key === tour.current ? ".current" : ""}`),
    );
    return h("div.progress", {}, h("p", {}, words), h("div.progress-bits", { "aria-hidden": "true" }, ...bits));
  }

  #steps() {
    return h("ol.steps", {}, ...this.parts.tour.steps.map((step, index) => this.#step(step, index)));
  }

  #step(step, index) {
    const { tour } = this.parts;
    const done = tour.done.has(step.key);
    const current = tour.current === step.key;
    const state = done ? t("done") : current ? t("now") : t("open");
    const sign = h("span.step-sign", { "aria-hidden": "true" }, done ? icon("check") : String(index + 1));
    const head = h(
      "button.step-head",
      { type: "button", "aria-expanded": String(current), onclick: () => tour.go(current ? null : step.key) },
      sign,
      h("span", {}, said(step.title), h("span.unseen", {}, ` (${state})`)),
    );
    const classes = ["step", done && "done", current && "current"].filter(Boolean).join(".");
    return h(`li.${classes}`, { "aria-current": current ? "step" : null }, head, current ? this.#body(step) : null);
  }

  #body(step) {
    const { tour } = this.parts;
    const paragraphs = said(step.text)
      .split(/\n\s*\n/)
      .map((text) => h("p", {}, ...marked(text)));
    const type =
      step.type &&
      h(
        "button.primary",
        { type: "button", onclick: () => this.#play(step, said(step.type)) },
        step.sent ? t("Send it for me") : t("Type it for me"),
      );
    const skip = h("button.quiet", { type: "button", onclick: () => tour.skip() }, t("Skip"));
    return h(
      "div.step-body",
      {},
      ...paragraphs,
      step.person ? this.#who(step) : null,
      h("div.step-acts", {}, type || null, skip),
    );
  }

  /** Whom to play, and where: a press opens it. */
  #who(step) {
    const { world, config } = this.parts;
    const isStranger = step.person === "stranger";
    const person = isStranger ? null : world.named(step.person);
    const name = isStranger ? said(config.stranger) : step.person;
    const note = [isStranger ? t("without an invitation") : person ? world.label(person.id) : "", step.chat]
      .filter(Boolean)
      .join(" · ");
    return h(
      "button.step-who",
      { type: "button", onclick: () => this.#play(step) },
      avatar(name, person ? world.hue(person.id) : 0),
      h("span", {}, h("small", {}, t("Play")), h("b", {}, name), note ? h("small", {}, note) : null),
      icon("play"),
    );
  }

  async #play(step, text = undefined) {
    const { world, columns } = this.parts;
    this.trouble.hidden = true;
    try {
      const person = step.person ? await this.#person(step.person) : columns.activeSpec?.person;
      if (person === undefined) return;
      const group = step.chat && [...world.groups.values()].find((one) => one.title === step.chat);
      this.leave();
      const column = columns.show(person, { chat: group ? group.id : person, beside: true });
      if (text) column.put(text, step.sent);
    } catch (error) {
      this.trouble.hidden = false;
      this.trouble.textContent = plainly(error);
    }
  }

  async #person(name) {
    const { world } = this.parts;
    if (name !== "stranger") return world.named(name)?.id;
    return [...world.strangers].filter((id) => world.people.has(id)).at(-1) ?? (await world.addStranger());
  }

  #end() {
    const { tour } = this.parts;
    const all = tour.open.length === 0;
    return h(
      "div.tour-end",
      {},
      h(
        "h3",
        {},
        all
          ? t("The tour is done.")
          : tn("The end; {n} step stayed open.", "The end; {n} steps stayed open.", tour.open.length),
      ),
      h(
        "p",
        {},
        t(
          "Now play on: write as anybody, move the clock, switch on a fault, kill the bot. Nothing here is real, and nothing leaves this machine.",
        ),
      ),
    );
  }

  #foot() {
    return h(
      "div.tour-foot",
      {},
      h("button.quiet", { type: "button", onclick: () => this.#begin() }, t("From the start")),
    );
  }
}

/** `code` in backticks and *emphasis*. @param {string} text */
function marked(text) {
  return text.split(/(`[^`]+`|\*[^*]+\*)/).map((part) => {
    if (/^`.+`$/s.test(part)) return h("code", {}, part.slice(1, -1));
    return /^\*.+\*$/s.test(part) ? h("em", {}, part.slice(1, -1)) : part;
  });
}
