/** The command menu: what the bot offers this person in this chat, opened by its button or by typing "/". */

import { call } from "./api.js";
import { h, newId } from "./dom.js";
import { t, tn } from "./words.js";

export class Suggest {
  /**
   * @param {HTMLTextAreaElement} input @param {Record<string, unknown>} address
   * @param {(command: string) => void} choose
   */
  constructor(input, address, choose) {
    this.input = input;
    this.address = address;
    this.choose = choose;
    this.id = newId("commands");
    this.list = h("ul", { id: this.id, role: "listbox", tabindex: "0", "aria-label": t("Commands") });
    this.count = h("p.unseen", { role: "status" });
    this.element = h("div.suggest", { hidden: true }, this.list, this.count);
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.id);
    input.addEventListener("blur", (event) => this.element.contains(event.relatedTarget) || this.close());
  }

  #commands = null;
  #shown = [];
  #index = 0;

  get open() {
    return !this.element.hidden;
  }

  /** Follows what is typed: a "/" at the start and nothing but letters after it. */
  async follow() {
    const typed = /^\/(\w*)$/.exec(this.input.value);
    if (!typed) return this.close();
    this.#commands ??= this.#ask();
    const all = await this.#commands;
    if (/^\/(\w*)$/.exec(this.input.value)?.[1] === typed[1])
      this.#show(all.filter((one) => one.command.startsWith(typed[1])));
  }

  /** All of them, whatever is typed. */
  async showAll() {
    this.#commands = this.#ask();
    this.#show(await this.#commands, true);
  }

  close() {
    this.element.hidden = true;
    this.#commands = null;
    this.input.removeAttribute("aria-activedescendant");
  }

  async #ask() {
    try {
      return (await call("commands", this.address)).commands;
    } catch {
      return [];
    }
  }

  #show(commands, evenNone = false) {
    if (!commands.length && !evenNone) return this.close();
    this.#shown = commands;
    this.#index = 0;
    const rows = commands.map((one, index) => {
      const row = h(
        "li",
        { id: `${this.id}-${index}`, role: "option", "aria-selected": "false" },
        h("b", {}, `/${one.command}`),
        h("span", {}, one.description),
      );
      row.addEventListener("pointerdown", (event) => event.preventDefault());
      row.addEventListener("click", () => this.#take(index));
      return row;
    });
    const none = h(
      "li.suggest-none",
      { role: "option", "aria-disabled": "true", "aria-selected": "false" },
      t("The bot has no commands here."),
    );
    this.list.replaceChildren(...(rows.length ? rows : [none]));
    this.element.hidden = false;
    this.count.textContent = tn("{n} command", "{n} commands", commands.length);
    if (rows.length) this.#mark(0);
    return undefined;
  }

  #mark(index) {
    this.#index = (index + this.#shown.length) % this.#shown.length;
    [...this.list.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === this.#index)));
    const row = this.list.children[this.#index];
    row.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", row.id);
  }

  #take(index) {
    const { command } = this.#shown[index];
    this.close();
    this.choose(`/${command}`);
  }

  /** True where the key was for the menu: arrows move, Enter sends the command, Tab puts it in to be gone on with.
   *  @param {KeyboardEvent} event */
  key(event) {
    if (!this.open) return false;
    if (event.key === "Escape") this.close();
    else if (!this.#shown.length) return false;
    else if (event.key === "ArrowDown") this.#mark(this.#index + 1);
    else if (event.key === "ArrowUp") this.#mark(this.#index - 1);
    else if (event.key === "Enter" && !event.shiftKey) this.#take(this.#index);
    else if (event.key === "Tab" && !event.shiftKey) {
      this.input.value = `/${this.#shown[this.#index].command} `;
      this.close();
    } else return false;
    event.preventDefault();
    return true;
  }
}
