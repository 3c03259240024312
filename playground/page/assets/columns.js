/** The phones side by side: as many as the screen has room for, one of them active. */

import { Column } from "./column.js";
import { h } from "./dom.js";
import { Emitter } from "./emitter.js";
import { keepHere, keptHere } from "./kept.js";
import { openMenu } from "./overlay.js";
import { t } from "./words.js";

const NARROWEST = 316;
/** As in narrow.css: who is shown stands in the bar, so it can be one person only. */
const NARROW = matchMedia("(max-width: 899px)");
const FIRST = 3;

/** Emits `changed`: who is shown, or active, is another. */
export class Columns extends Emitter {
  /** @param {any} parts */
  constructor(parts) {
    super();
    this.parts = parts;
    this.element = h("main.columns", { id: "columns", tabindex: "-1" });
    const { world } = parts;
    this.specs = keptHere("columns", []).filter((spec) => world.people.has(spec.person));
    this.active = Math.min(keptHere("active", 0), Math.max(0, this.specs.length - 1));
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  #capacity = 0;
  /** @type {Map<object, Column>} */
  #columns = new Map();
  /** @type {Map<number, {chat: number | null, thread: number | null}>} where each person was last */
  #places = new Map();

  #fit() {
    const capacity = NARROW.matches ? 1 : Math.max(1, Math.floor(this.element.clientWidth / NARROWEST));
    if (capacity === this.#capacity) return;
    this.#capacity = capacity;
    if (!this.specs.length) this.#begin();
    this.#draw();
  }

  /** At the first visit, the first of the cast stand there already. */
  #begin() {
    const { world, config } = this.parts;
    const cast = config.cast.map((part) => world.named(part.person)).filter(Boolean);
    this.specs = cast.slice(0, Math.min(FIRST, Math.max(1, this.#capacity))).map(({ id }) => this.#spec(id));
  }

  #spec(person) {
    return { person, chat: person, thread: null, ...this.#places.get(person) };
  }

  get visible() {
    const start = Math.max(0, Math.min(this.active - this.#capacity + 1, this.specs.length - this.#capacity));
    return this.specs.slice(start, start + this.#capacity);
  }

  get activeSpec() {
    return this.specs[this.active];
  }

  #draw() {
    const shown = this.visible;
    for (const [spec, column] of this.#columns) {
      if (shown.includes(spec)) continue;
      column.destroy();
      this.#columns.delete(spec);
    }
    shown.forEach((spec, at) => {
      const column = this.#columns.get(spec) ?? this.#make(spec);
      if (this.element.children[at] !== column.element)
        this.element.insertBefore(column.element, this.element.children[at] ?? null);
      column.element.classList.toggle("active", spec === this.activeSpec && shown.length > 1);
      column.closeButton.hidden = this.specs.length < 2;
    });
    this.element.querySelector(".nobody")?.remove();
    if (!shown.length)
      this.element.append(h("p.nobody", {}, t("Nobody is here yet. Play a stranger, or choose a person.")));
    this.#kept();
    this.emit("changed");
  }

  #kept() {
    keepHere("columns", this.specs);
    keepHere("active", this.active);
  }

  #make(spec) {
    const column = new Column(this.parts, spec, {
      swap: (anchor) => this.#swapMenu(spec, anchor),
      close: () => this.close(spec),
      active: () => this.#activate(spec),
      moved: () => {
        this.#places.set(spec.person, { chat: spec.chat, thread: spec.thread });
        this.#kept();
      },
      openPerson: (id) => this.show(id, { chat: id, beside: true }),
    });
    this.#columns.set(spec, column);
    return column;
  }

  #activate(spec) {
    const index = this.specs.indexOf(spec);
    if (index === this.active || index < 0) return;
    this.active = index;
    for (const [one, column] of this.#columns) column.element.classList.toggle("active", one === spec);
    this.#kept();
    this.emit("changed");
  }

  close(spec) {
    if (this.specs.length < 2) return;
    const index = this.specs.indexOf(spec);
    this.specs.splice(index, 1);
    if (this.active >= index && this.active > 0) this.active -= 1;
    this.#draw();
    this.#columns.get(this.activeSpec)?.focus();
  }

  /**
   * Shows a person: where they are already, else in the place of the active one, or `beside` it.
   * @param {number} person @param {{beside?: boolean, chat?: number, focus?: boolean}} [how]
   * @returns {Column}
   */
  show(person, { beside = false, chat = undefined, focus = true } = {}) {
    let index = this.specs.findIndex((spec) => spec.person === person);
    if (index < 0) {
      const spec = this.#spec(person);
      const room = this.specs.length < this.#capacity;
      if (!this.specs.length || (beside && (room || this.#capacity > 1))) {
        if (!room && this.specs.length) this.specs.splice(this.active === 0 ? this.specs.length - 1 : 0, 1);
        index = this.specs.push(spec) - 1;
      } else {
        index = this.active;
        this.specs.splice(index, 1, spec);
      }
    }
    this.active = index;
    this.#draw();
    const column = this.#columns.get(this.specs[index]);
    if (chat !== undefined) column.open(chat);
    if (focus) column.focus();
    return column;
  }

  #swapMenu(spec, anchor) {
    const { world, people } = this.parts;
    const ids = people.listed();
    openMenu(
      anchor,
      t("Play somebody else here"),
      ids.map((id) => ({
        text: world.name(id),
        note: world.label(id),
        checked: id === spec.person,
        run: () => {
          this.active = this.specs.indexOf(spec);
          this.show(id);
        },
      })),
    );
  }
}
