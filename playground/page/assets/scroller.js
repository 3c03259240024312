/** The log of a chat: a window on its messages that grows and moves as one scrolls, so that long chats stay light. */

import { h } from "./dom.js";
import { messageElement } from "./message.js";
import { t } from "./words.js";

const FIRST = 60;
const STEP = 40;
const MOST = 200;
/** Pixels before an end at which more is put in. */
const NEAR = 900;
const AT_END = 60;

export class Scroller {
  /**
   * @param {import("./messages.js").Messages} list @param {import("./message.js").Surroundings} around
   * @param {{label: string, unread: number[], onEnd: (atEnd: boolean) => void}} given
   */
  constructor(list, around, given) {
    this.list = list;
    this.around = around;
    this.firstUnread = given.unread[0] ?? 0;
    this.onEnd = given.onEnd;
    this.rows = h("div.rows");
    this.element = h(
      "div.log",
      { role: "log", tabindex: "0", "aria-label": given.label, "aria-live": "polite", "aria-relevant": "additions" },
      this.rows,
    );
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#watch = new ResizeObserver(() => this.#stuck && this.#toEnd());
    this.#watch.observe(this.element);
    this.#watch.observe(this.rows);
  }

  #watch;
  #from = 0;
  #to = 0;
  #stuck = true;
  #busy = false;

  get atEnd() {
    return this.#stuck && this.#to === this.list.all.length;
  }

  destroy() {
    this.#watch.disconnect();
  }

  /** Shows the newest, or what is around an index. @param {number} [index] */
  show(index = undefined) {
    const { length } = this.list.all;
    this.#to = index === undefined ? length : Math.min(length, index + FIRST / 2);
    this.#from = Math.max(0, this.#to - FIRST);
    this.#quietly(() => this.rows.replaceChildren(...this.#nodes(this.#from, this.#to)));
    if (index === undefined) this.toEnd();
    else {
      this.#stuck = false;
      this.#row(index)?.scrollIntoView({ block: "center" });
    }
  }

  toEnd() {
    if (this.#to < this.list.all.length) this.show();
    this.#stuck = true;
    this.#toEnd();
    this.onEnd(true);
  }

  #toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** A new message at the end. @param {any} message */
  add(message) {
    const { length } = this.list.all;
    if (this.#to < length - 1) return;
    this.#to = length;
    const [row] = this.#nodes(length - 1, length);
    const bubble = row.querySelector(".message");
    if (bubble && message.from.is_bot) bubble.classList.add(message.silent ? "came-silently" : "came");
    this.rows.append(row);
    if (this.#stuck) {
      this.#trimStart();
      this.#toEnd();
    }
  }

  /** Older ones were put before. @param {number} count */
  shift(count) {
    this.#from += count;
    this.#to += count;
  }

  /** Draws one message anew. @param {any} message @param {string} why */
  redraw(message, why) {
    const index = this.list.index(message.message_id);
    if (index < this.#from || index >= this.#to) return;
    const old = this.#row(index);
    if (!old) return;
    const focus = old.contains(document.activeElement) ? this.#focusPath(old) : null;
    const [row] = this.#nodes(index, index + 1);
    const changed = why === "edit" || why === "delete" || old.querySelector(".changed");
    if (changed) row.querySelector(".message")?.classList.add("changed");
    this.#keepPlace(() => old.replaceWith(row));
    if (focus) this.#focusAgain(row, focus);
  }

  /** Today has become yesterday. */
  nameDays() {
    for (const day of this.rows.querySelectorAll("[data-at]")) {
      day.textContent = this.around.clock.spokenDay(Number(day.dataset.at));
    }
  }

  /** A button waits for its answer, or no longer. @param {number} id @param {number[]} at @param {boolean} waits */
  wait(id, [y, x], waits) {
    const key = this.#row(this.list.index(id))?.querySelectorAll(".keys-row")[y]?.children[x];
    if (waits) key?.setAttribute("aria-busy", "true");
    else key?.removeAttribute("aria-busy");
  }

  /** Brings a message into sight and marks it for a moment; false where it is not loaded. @param {number} id */
  jump(id) {
    const index = this.list.index(id);
    if (index < 0) return false;
    if (index < this.#from || index >= this.#to) this.show(index);
    const row = this.#row(index);
    this.#stuck = false;
    row?.scrollIntoView({ block: "center" });
    const article = row?.querySelector("article");
    article?.classList.remove("found");
    requestAnimationFrame(() => article?.classList.add("found"));
    article?.focus({ preventScroll: true });
    return true;
  }

  #row(index) {
    return this.rows.children[index - this.#from] ?? null;
  }

  #focusPath(row) {
    return { key: [...row.querySelectorAll(".key")].indexOf(document.activeElement) };
  }

  #focusAgain(row, { key }) {
    (row.querySelectorAll(".key")[key] ?? row.querySelector("article"))?.focus({ preventScroll: true });
  }

  #nodes(from, to) {
    const nodes = [];
    for (let index = from; index < to; index += 1) {
      const message = this.list.all[index];
      const previous = this.list.all[index - 1];
      const date = Date.parse(message.date);
      const { clock } = this.around;
      const newDay = !previous || clock.day(Date.parse(previous.date)) !== clock.day(date);
      const newest =
        this.firstUnread && message.message_id >= this.firstUnread && !(previous?.message_id >= this.firstUnread);
      nodes.push(
        h(
          "div.row",
          {},
          newDay ? h("p.day", {}, h("span", { "data-at": date }, clock.spokenDay(date))) : null,
          newest ? h("p.unread-line", {}, h("span", {}, t("New"))) : null,
          messageElement(message, newDay ? undefined : previous, this.around),
        ),
      );
    }
    return nodes;
  }

  /** Not read out: these are no news. */
  #quietly(change) {
    this.element.setAttribute("aria-busy", "true");
    change();
    requestAnimationFrame(() => this.element.removeAttribute("aria-busy"));
  }

  /** What is in sight stays where it is, whatever grows above it. */
  #keepPlace(change) {
    if (this.#stuck) {
      change();
      this.#toEnd();
      return;
    }
    const top = this.element.getBoundingClientRect().top;
    const seen = [...this.rows.children].slice(1).find((row) => row.getBoundingClientRect().bottom > top);
    const before = seen?.getBoundingClientRect().top ?? 0;
    change();
    if (seen?.isConnected) this.element.scrollTop += seen.getBoundingClientRect().top - before;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const left = scrollHeight - scrollTop - clientHeight;
    const stuck = left < AT_END && this.#to === this.list.all.length;
    if (stuck !== this.#stuck) {
      this.#stuck = stuck;
      this.onEnd(stuck);
    }
    if (scrollTop < NEAR) this.#growUp();
    else if (left < NEAR && this.#to < this.list.all.length) this.#growDown();
  }

  async #growUp() {
    if (this.#busy) return;
    this.#busy = true;
    try {
      if (this.#from < STEP) await this.list.older();
      if (this.#from === 0) return;
      const from = Math.max(0, this.#from - STEP);
      this.#quietly(() => this.#putBefore(from));
    } catch {
      // The page says itself that the playground is gone; scrolling on tries again.
    } finally {
      this.#busy = false;
    }
  }

  #putBefore(from) {
    // The row that was first was drawn without knowing what stands above it.
    const [first] = this.#nodes(this.#from, this.#from + 1);
    this.#keepPlace(() => {
      const nodes = this.#nodes(from, this.#from);
      this.rows.firstElementChild?.replaceWith(first);
      this.rows.prepend(...nodes);
      this.#from = from;
      if (!this.#stuck) this.#trimEnd();
    });
  }

  #growDown() {
    const to = Math.min(this.list.all.length, this.#to + STEP);
    this.#quietly(() =>
      this.#keepPlace(() => {
        this.rows.append(...this.#nodes(this.#to, to));
        this.#to = to;
        this.#trimStart();
      }),
    );
  }

  #trimEnd() {
    while (this.#to - this.#from > MOST) {
      this.rows.lastElementChild?.remove();
      this.#to -= 1;
    }
  }

  #trimStart() {
    while (this.#to - this.#from > MOST) {
      this.rows.firstElementChild?.remove();
      this.#from += 1;
    }
  }
}
