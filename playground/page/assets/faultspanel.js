/** The panel of faults, and of the launcher's operations on the bot. */

import { call, plainly, saveFile } from "./api.js";
import { announce, h, newId } from "./dom.js";
import { icon } from "./icons.js";
import { said, t, tn } from "./words.js";

export class FaultsPanel {
  /** @param {any} parts */
  constructor(parts) {
    this.parts = parts;
    this.title = t("Faults and bot");
    this.element = h("div.faults");
    this.trouble = h("p.panel-trouble", { role: "alert", hidden: true });
    parts.faults.on("changed", () => this.draw());
    parts.world.on("state", () => this.draw());
    parts.world.on("people", () => this.draw());
    this.draw();
  }

  /** @type {Map<string, {busy: boolean, words: string, file: {name: string, url: string} | null, bad: boolean}>} */
  #results = new Map();

  draw() {
    const { faults } = this.parts;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.id : "";
    const count = faults.count();
    const off = h(
      "button.secondary.all-off",
      { type: "button", id: "all-off", disabled: count === 0, onclick: () => this.#try(faults.allOff()) },
      t("All off"),
    );
    this.element.replaceChildren(
      h("p.panel-lead", {}, count ? tn("{n} fault is on.", "{n} faults are on.", count) : t("No fault is on."), off),
      this.trouble,
      h(
        "div.switches",
        {},
        ...faults
          .switches()
          .map((one) =>
            this.#switch(one.key, one.title, one.help, faults.isOn(one.key), (on) => faults.turn(one.key, on)),
          ),
      ),
      this.#blocked(),
      ...this.#operations(),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #try(promise) {
    this.trouble.hidden = true;
    return promise.catch((error) => {
      this.trouble.hidden = false;
      this.trouble.textContent = plainly(error);
    });
  }

  #switch(key, title, help, on, turn) {
    const [label, note] = [newId("switch"), newId("switch")];
    const button = h(
      "button.switch",
      {
        type: "button",
        role: "switch",
        id: `switch-${key}`,
        "aria-checked": String(on),
        "aria-labelledby": label,
        "aria-describedby": help ? note : null,
        onclick: () => {
          button.disabled = true;
          this.#try(turn(!on)).finally(() => this.draw());
        },
      },
      h("span.knob"),
    );
    return h(
      "label.switch-line",
      {},
      h("span.switch-words", {}, h("b", { id: label }, title), help ? h("small", { id: note }, help) : null),
      button,
    );
  }

  #blocked() {
    const { world, people, faults } = this.parts;
    const turn = (person) => (on) => call(on ? "block" : "unblock", { person, bot: world.bot.username });
    const lines = people
      .listed()
      .map((id) => this.#switch(`block-${id}`, world.name(id), "", world.isBlocked(id), turn(id)));
    const details = h(
      "details.blocked",
      { open: this.#blockedOpen ?? faults.blocked().length > 0 },
      h(
        "summary",
        {},
        h("b", {}, t("Blocked by a person")),
        h("small", {}, t("The bot can send this person nothing any more.")),
      ),
      ...lines,
    );
    details.addEventListener("toggle", () => (this.#blockedOpen = details.open));
    return details;
  }

  #blockedOpen = undefined;

  #operations() {
    const { config, world } = this.parts;
    const state = world.state.bot;
    if (!config.operations.length && !state) return [];
    return [
      h("h3.panel-section", {}, t("The bot"), state ? stateChip(state) : null),
      ...config.operations.map((operation) => this.#operation(operation)),
    ];
  }

  #operation({ key, label, help }) {
    const result = this.#results.get(key);
    const run = h(
      "button.secondary",
      {
        type: "button",
        id: `operation-${key}`,
        disabled: result?.busy,
        "aria-busy": result?.busy ? "true" : null,
        onclick: () => this.#run(key, said(label)),
      },
      said(label),
    );
    const save =
      result?.file &&
      h(
        "button.secondary",
        {
          type: "button",
          onclick: () => this.#try(saveFile(result.file.url.replace("/control/", ""), result.file.name)),
        },
        icon("save"),
        result.file.name,
      );
    const words = result?.words ? h(`p.operation-result${result.bad ? ".bad" : ""}`, {}, result.words) : null;
    return h("div.operation", {}, h("div.operation-line", {}, h("small", {}, said(help)), run), words, save || null);
  }

  async #run(key, name) {
    const put = (result) => {
      this.#results.set(key, { busy: false, words: "", file: null, bad: false, ...result });
      this.draw();
    };
    put({ busy: true });
    try {
      const { message, file } = await call("operations/run", { key });
      const words = said(message) || t("{name}: done", { name });
      put({ words, file });
      announce(words);
    } catch (error) {
      put({ words: error.status === 500 ? t("That did not work.") : plainly(error), bad: true });
    }
  }
}

/** @param {string} state running, stopped, or the launcher's own word */
export function stateChip(state) {
  const words = { running: t("running"), stopped: t("stopped") };
  return h(`span.state.state-${state}`, { title: words[state] ?? state }, words[state] ?? state);
}
