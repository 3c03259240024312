/** One chat as one person sees it: its head, its log, and where to write. */

import { messageMenu, openAs, react, showVersions } from "./actions.js";
import { Refusal, call, plainly } from "./api.js";
import { ChatHead } from "./chathead.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { startPayload, webLink } from "./format.js";
import { icon } from "./icons.js";
import { Notes, showAlert } from "./overlay.js";
import { Scroller } from "./scroller.js";
import { t, tn } from "./words.js";

/** Seconds that a tap waits for the bot's answer. */
const WAIT = 10;

export class Chat {
  /**
   * @param {{world: any, clock: any, library: any, unread: any}} parts
   * @param {{person: number, chat: number, thread: number | null, back: () => void, openPerson: (id: number) => void,
   *   openTopic: (thread: number | null) => void}} given
   */
  constructor(parts, given) {
    Object.assign(this, { world: parts.world, clock: parts.clock });
    this.person = given.person;
    this.chat = given.chat;
    this.isPrivate = given.chat === given.person;
    this.address = this.world.address(given.person, given.chat);
    this.openPerson = given.openPerson;
    this.given = given;
    this.list = parts.library.open(given.person, given.chat, given.thread);
    this.notes = new Notes();
    this.busy = new Set();
    this.head = new ChatHead(
      parts,
      given,
      this.list,
      (id) => this.#jump(id),
      (path) => this.#ask(path),
    );
    this.pill = h("button.pill", { type: "button", hidden: true, onclick: () => this.scroller.toEnd() });
    this.foot = h("div.chat-foot");
    this.body = h("div.chat-body", {}, h("p.chat-loading", {}, t("Loading…")), this.pill, this.notes.element);
    this.element = h("section.chat", {}, ...this.head.elements, this.body, this.foot);
    this.composer = new Composer({
      ...given,
      world: this.world,
      trouble: (text) => this.trouble(text),
      sent: () => this.scroller?.toEnd(),
      last: () => this.#focusLast(),
    });
    this.#firstUnread = parts.unread.ids(this.person, this.chat);
    this.#listen();
    if (this.list.loaded) this.#start();
  }

  #off = [];
  #missed = 0;
  #firstUnread;
  #footKind = "";

  destroy() {
    this.scroller?.destroy();
    this.head.destroy();
    for (const off of this.#off) off();
  }

  trouble(text) {
    this.notes.show(text, "trouble");
  }

  #listen() {
    const { list, world } = this;
    this.#off = [
      list.on("reset", () => this.#start()),
      list.on("failed", () =>
        this.body.querySelector(".chat-loading")?.replaceChildren(t("This chat cannot be read now.")),
      ),
      list.on("added", (message) => this.#added(message)),
      list.on("changed", (message, why) => this.#changed(message, why)),
      list.on("older", (count) => this.scroller?.shift(count)),
      list.on("keyboard", () => this.composer.showKeyboard(list.keyboard)),
      this.clock.on("day", () => this.scroller?.nameDays()),
      world.on("blocked", (id) => id === this.person && this.#drawFoot()),
    ];
  }

  #start() {
    this.scroller?.destroy();
    this.scroller = new Scroller(this.list, this.#surroundings(), {
      label: t("Messages: {chat}", { chat: this.world.title(this.person, this.chat) }),
      unread: this.#firstUnread,
      onEnd: (atEnd) => this.#atEnd(atEnd),
    });
    this.scroller.element.addEventListener("keydown", (event) => this.#logKey(event));
    this.scroller.element.addEventListener("contextmenu", (event) => this.#contextMenu(event));
    this.body.querySelector(".log, .chat-loading")?.replaceWith(this.scroller.element);
    this.scroller.show();
    this.composer.showKeyboard(this.list.keyboard);
    this.#drawFoot();
    this.#drawEmpty();
    const last = this.list.all.at(-1);
    if (last?.force_reply) this.composer.reply(last, false);
  }

  /** @returns {import("./message.js").Surroundings} */
  #surroundings() {
    return {
      world: this.world,
      clock: this.clock,
      list: this.list,
      person: this.person,
      group: !this.isPrivate,
      busy: this.busy,
      press: (message, button, at) => this.#press(message, button, at),
      menu: (message, anchor) => messageMenu(message, anchor, this),
      react: (message, emoji) => react(message, emoji, this),
      versions: (message) => showVersions(message, this),
      jump: (id) => this.#jump(id),
      command: (text) => this.#try(call("say", { ...this.composer.place, text })),
      start: (payload, anchor) => openAs(payload, anchor, this),
      trouble: (text) => this.trouble(text),
    };
  }

  /** The person does that with the bot: start, block, unblock. */
  #ask(path) {
    this.#try(call(path, { person: this.person, bot: this.world.bot.username }));
  }

  #try(promise) {
    promise.catch((error) => this.trouble(plainly(error)));
  }

  async #press(message, button, [y, x]) {
    if (!button.callback_data) {
      const payload = button.url ? startPayload(button.url, this.world.bot.username) : null;
      const key = this.scroller.element.querySelector(`[data-id="${message.message_id}"] .keys`);
      if (payload !== null) openAs(payload, key, this);
      else if (webLink(button.url ?? "")) window.open(webLink(button.url), "_blank", "noopener,noreferrer");
      else this.trouble(t("Buttons of this kind are not played here."));
      return;
    }
    // By what it sends: the card may be drawn anew before the answer comes, with another button in this place.
    const busy = `${message.message_id}:${button.callback_data}`;
    if (this.busy.has(busy)) return;
    this.busy.add(busy);
    this.scroller.wait(message.message_id, [y, x], true);
    try {
      const { answer } = await call("tap", {
        ...this.address,
        message_id: message.message_id,
        button: [y, x],
        wait: WAIT,
      });
      if (!answer)
        this.trouble(
          this.world.state.bot === "stopped"
            ? t("The bot is stopped: it answers when it runs again.")
            : t("The bot has not answered."),
        );
      else if (answer.text && answer.show_alert) showAlert(this.world.bot.name, answer.text);
      else if (answer.text) this.notes.show(answer.text);
      if (answer?.url && webLink(answer.url)) window.open(webLink(answer.url), "_blank", "noopener,noreferrer");
    } catch (error) {
      this.trouble(plainly(error));
    } finally {
      this.busy.delete(busy);
      this.scroller.wait(message.message_id, [y, x], false);
    }
  }

  #added(message) {
    this.scroller.add(message);
    this.#drawEmpty();
    this.#drawFoot();
    if (message.force_reply) this.composer.reply(message, false);
    if (message.from.id !== this.person && !this.scroller.atEnd) {
      this.#missed += 1;
      this.#drawPill();
    }
  }

  #changed(message, why) {
    this.scroller.redraw(message, why);
    if (why === "delete") this.composer.drop(message.message_id);
  }

  #atEnd(atEnd) {
    if (atEnd) this.#missed = 0;
    this.#away = !atEnd;
    this.#drawPill();
  }

  #away = false;

  #drawPill() {
    this.pill.hidden = !this.#away;
    const text = this.#missed ? tn("{n} new message", "{n} new messages", this.#missed) : t("To the newest");
    this.pill.classList.toggle("pill-new", this.#missed > 0);
    this.pill.replaceChildren(icon("down"), h("span", {}, text));
  }

  #drawEmpty() {
    this.body.querySelector(".chat-empty")?.remove();
    if (this.list.all.length) return;
    const text = this.isPrivate
      ? this.list.description || t("Nothing was said yet. Start begins the conversation, as on Telegram.")
      : t("Nothing was said here yet.");
    this.body.append(h("p.chat-empty", {}, text));
  }

  /** Where to write, or what stands in the way of it. */
  #drawFoot() {
    const blocked = this.isPrivate && this.world.isBlocked(this.person);
    const kind = blocked ? "blocked" : this.isPrivate && !this.list.all.length ? "start" : "composer";
    if (kind === this.#footKind) return;
    this.#footKind = kind;
    const focus = this.#wantsFocus || this.foot.contains(document.activeElement);
    const wide = (text, path) =>
      h("button.primary.foot-button", { type: "button", onclick: () => this.#ask(path) }, text);
    if (kind === "blocked")
      this.foot.replaceChildren(
        h("p", {}, t("The bot is blocked: it can send nothing here.")),
        wide(t("Unblock"), "unblock"),
      );
    else if (kind === "start") this.foot.replaceChildren(wide(t("Start"), "start"));
    else this.foot.replaceChildren(this.composer.element);
    if (focus) this.focus();
  }

  /** To where one writes, as soon as it is there. */
  focus() {
    const target = this.foot.querySelector("textarea, .foot-button");
    this.#wantsFocus = !target;
    // A keyboard that rises on a phone with every switch would be in the way.
    if (!target?.matches("textarea") || !matchMedia("(pointer: coarse)").matches) target?.focus();
  }

  #wantsFocus = false;

  async #jump(id) {
    try {
      for (let tries = 0; tries < 60 && !this.scroller.jump(id); tries += 1) {
        if (!(await this.list.older())) return this.trouble(t("This message is no longer there."));
      }
    } catch (error) {
      if (error instanceof Refusal) this.trouble(plainly(error));
    }
    return undefined;
  }

  #focusLast() {
    this.scroller?.rows.lastElementChild?.querySelector("article")?.focus();
  }

  #logKey(event) {
    const article = document.activeElement?.closest?.("article");
    const all = [...this.scroller.rows.querySelectorAll("article")];
    const here = all.indexOf(article);
    const onItself = document.activeElement === article;
    if (event.key === "ArrowUp") all[Math.max(0, here < 0 ? all.length - 1 : here - 1)]?.focus();
    else if (event.key === "ArrowDown" && here === all.length - 1) this.composer.focus();
    else if (event.key === "ArrowDown") all[here + 1]?.focus();
    else if (event.key === "Escape") this.composer.focus();
    else if (event.key === "Enter" && onItself) article.querySelector(".more")?.click();
    else return;
    event.preventDefault();
  }

  #contextMenu(event) {
    const more = event.target.closest("article")?.querySelector(".more");
    if (!more || event.target.closest("a, img")) return;
    event.preventDefault();
    more.click();
  }
}
