/** The chats of one person: who, the last line, when, and how much is unread. */

import { avatar, h, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { oneLine } from "./service.js";
import { t, tn } from "./words.js";
import { daysBetween } from "./zone.js";

export class ChatList {
  /**
   * @param {{world: any, clock: any, unread: any}} parts @param {number} person
   * @param {{open: (chat: number) => void, current: () => number | null}} given
   */
  constructor(parts, person, given) {
    Object.assign(this, parts, { person, given });
    this.list = h("ul.chat-list");
    this.element = h("nav.chats", { "aria-label": t("Chats of {who}", { who: parts.world.name(person) }) }, this.list);
    const draw = () => this.#later();
    this.#off = [
      parts.world.on("lines", draw),
      parts.world.on("groups", draw),
      parts.clock.on("day", draw),
      parts.unread.on("changed", (who) => who === person && draw()),
    ];
    parts.world.meet(person).then(draw, () => {});
    this.draw();
  }

  #off;
  #due = false;

  destroy() {
    for (const off of this.#off) off();
  }

  /** Many events, one drawing. */
  #later() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.draw();
    });
  }

  draw() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    this.list.replaceChildren(...this.world.chatsOf(this.person).map((chat) => this.#row(chat)));
    if (focused) this.list.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  #row(chat) {
    const line = this.world.lines.get(chat.id);
    const { n, loud } = this.unread.count(this.person, chat.id);
    const sign =
      chat.type === "private"
        ? h("img.avatar", { src: "/page/mark.svg", alt: "" })
        : avatar(chat.title, this.#hue(chat.id));
    return h(
      "li",
      {},
      h(
        "button.chat-row",
        {
          type: "button",
          "data-chat": chat.id,
          "aria-current": this.given.current() === chat.id ? "true" : null,
          onclick: () => this.given.open(chat.id),
        },
        sign,
        h("span.chat-name", {}, h("span", {}, chat.title), chat.type === "private" ? null : icon("group")),
        line ? h("time.chat-time", { datetime: line.date }, this.#when(Date.parse(line.date))) : null,
        h("span.chat-line", {}, line ? this.#line(line, chat) : t("Nothing was said yet")),
        n ? badge(n, loud) : null,
      ),
    );
  }

  #line(line, chat) {
    const text = oneLine(line, this.world);
    if (line.service || line.from.is_bot) return text;
    if (line.from.id === this.person) return t("You: {text}", { text });
    return chat.type === "private" ? text : `${line.from.name} · ${text}`;
  }

  #when(instant) {
    const days = daysBetween(this.clock.zone, instant, this.clock.now());
    return days === 0 ? this.clock.time(instant) : this.clock.day(instant);
  }

  #hue(id) {
    return Math.abs(id) % 8;
  }
}

/** How many are unread; quiet ones in grey. @param {number} n @param {boolean} loud */
export function badge(n, loud) {
  const text = n > 999 ? "999+" : String(n);
  return h(
    `span.badge${loud ? "" : ".badge-quiet"}`,
    {},
    h("span", { "aria-hidden": "true" }, text),
    unseen(tn(", {n} unread", ", {n} unread", n)),
  );
}
