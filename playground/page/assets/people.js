/** Everybody who can be played, by team: beside the phones on a wide screen, in a sheet on a phone. */

import { plainly } from "./api.js";
import { badge } from "./chatlist.js";
import { avatar, h, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { openDialog } from "./overlay.js";
import { said, t } from "./words.js";

export class People {
  /** @param {any} parts */
  constructor(parts) {
    this.parts = parts;
    this.element = h("nav.rail", { "aria-label": t("People") });
    const { world, columns, unread } = parts;
    const draw = () => this.#later();
    world.on("people", draw);
    columns.on("changed", draw);
    unread.on("changed", draw);
    this.draw();
  }

  #due = false;
  #sheet = null;

  #later() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.draw();
    });
  }

  /** The cast as it is listed, then strangers, then whoever else there is. @returns {{title: string, ids: number[]}[]} */
  #teams() {
    const { world, config } = this.parts;
    const teams = new Map();
    const put = (title, id) => teams.set(title, [...(teams.get(title) ?? []), id]);
    for (const part of config.cast) {
      const person = world.named(part.person);
      if (person) put(said(part.team), person.id);
    }
    for (const id of world.strangers) if (world.people.has(id)) put(t("Strangers"), id);
    const known = new Set([...teams.values()].flat());
    for (const [id, person] of world.people) if (!known.has(id) && !person.deactivated) put(t("Others"), id);
    return [...teams].map(([title, ids]) => ({ title, ids }));
  }

  /** Ids in the order of the list. */
  listed() {
    return this.#teams().flatMap((team) => team.ids);
  }

  draw() {
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    this.element.replaceChildren(...this.#content());
    if (focused) this.element.querySelector(`[data-person="${focused}"]`)?.focus();
    this.#sheet?.querySelector(".dialog-body").replaceChildren(...this.#content());
  }

  #content() {
    const groups = this.#teams().map(({ title, ids }) =>
      h("section.team", {}, h("h2", {}, title), h("ul", {}, ...ids.map((id) => h("li", {}, ...this.#row(id))))),
    );
    const stranger = h(
      "button.secondary.add-stranger",
      { type: "button", onclick: () => this.#addStranger() },
      icon("stranger"),
      t("A stranger"),
    );
    return [...groups, h("div.rail-foot", {}, stranger, h("p", {}, t("Somebody new, without an invitation.")))];
  }

  #row(id) {
    const { world, columns, unread } = this.parts;
    const name = world.name(id);
    const { n, loud } = unread.count(id);
    const current = columns.activeSpec?.person === id;
    const shown = columns.visible.some((spec) => spec.person === id);
    const open = () => {
      columns.show(id);
      this.#sheet?.close();
    };
    const row = h(
      `button.person${shown ? ".shown" : ""}`,
      { type: "button", "data-person": id, "aria-current": current ? "true" : null, onclick: open },
      avatar(name, world.hue(id)),
      h("span.person-name", {}, h("b", {}, name), world.label(id) ? h("small", {}, world.label(id)) : null),
      n ? badge(n, loud) : null,
    );
    const beside = iconButton(icon("beside"), t("Open {who} beside", { who: name }), () =>
      columns.show(id, { beside: true }),
    );
    beside.classList.add("beside");
    return shown ? [row] : [row, beside];
  }

  async #addStranger() {
    const { world, columns } = this.parts;
    try {
      const id = await world.addStranger();
      this.#sheet?.close();
      columns.show(id, { chat: id, beside: true });
    } catch (error) {
      openDialog(t("A stranger"), [h("p", {}, plainly(error))]);
    }
  }

  /** The same as a sheet, for a phone. */
  openSheet() {
    this.#sheet = openDialog(t("Whom to play"), this.#content(), "people");
    this.#sheet.addEventListener("close", () => (this.#sheet = null));
    this.#sheet.querySelector('[aria-current="true"]')?.focus();
  }
}
