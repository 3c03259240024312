/** One person at their phone: who it is, their chats, and the chat that is open. */

import { Chat } from "./chat.js";
import { ChatList } from "./chatlist.js";
import { avatar, h, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

export class Column {
  /**
   * @param {any} parts @param {{person: number, chat: number | null, thread: number | null}} spec
   * @param {{swap: (anchor: Element) => void, close: () => void, active: () => void, moved: () => void,
   *   openPerson: (id: number) => void}} given
   */
  constructor(parts, spec, given) {
    this.parts = parts;
    this.spec = spec;
    this.given = given;
    const { world } = parts;
    const name = world.name(spec.person);
    const swap = h(
      "button.column-who",
      { type: "button", "aria-haspopup": "menu", title: t("Play somebody else here"), onclick: () => given.swap(swap) },
      avatar(name, world.hue(spec.person)),
      h("span.column-name", {}, h("h2", {}, name), h("small", {}, world.label(spec.person))),
      icon("down"),
    );
    this.closeButton = iconButton(icon("close"), t("Close {who}", { who: name }), given.close);
    this.body = h("div.column-body");
    this.element = h(
      "section.column",
      { "aria-label": name, onfocusin: given.active, onpointerdown: given.active },
      h("header.column-head", {}, swap, this.closeButton),
      this.body,
    );
    this.list = new ChatList(parts, spec.person, {
      open: (chat) => this.open(chat, true),
      current: () => this.spec.chat,
    });
    this.body.append(this.list.element);
    this.chat = null;
    this.open(spec.chat);
  }

  destroy() {
    this.list.destroy();
    this.chat?.destroy();
    this.parts.unread.show(this, this.spec.person, null);
    this.element.remove();
  }

  /** @param {number | null} chat null: the list @param {boolean} [focus] @param {number | null} [thread] */
  open(chat, focus = false, thread = chat === this.spec.chat ? this.spec.thread : null) {
    const { spec } = this;
    if (this.chat && chat === spec.chat && thread === spec.thread) {
      if (focus) this.focus();
      return;
    }
    this.chat?.destroy();
    this.chat?.element.remove();
    this.chat = null;
    Object.assign(spec, { chat, thread });
    this.body.dataset.shows = chat === null ? "list" : "chat";
    if (chat !== null) {
      this.chat = new Chat(this.parts, {
        person: spec.person,
        chat,
        thread,
        back: () => this.open(null, true),
        openPerson: this.given.openPerson,
        openTopic: (topic) => this.open(chat, true, topic),
      });
      this.body.append(this.chat.element);
    }
    this.parts.unread.show(this, spec.person, chat);
    this.list.draw();
    this.given.moved();
    if (focus) this.focus();
  }

  focus() {
    if (this.chat) this.chat.focus();
    else this.list.element.querySelector("button")?.focus();
  }

  /** @param {string} text to be sent by whoever reads it, or at once */
  put(text, send = false) {
    const { chat } = this;
    if (!chat) return;
    const put = () => {
      chat.composer.put(text);
      if (send) chat.composer.submit();
    };
    if (chat.list.loaded) {
      put();
      return;
    }
    const off = chat.list.on("reset", () => {
      off();
      put();
    });
  }
}
