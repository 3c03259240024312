/** The head of a chat: what it is called, what goes on in it, its topics, and what is pinned. */

import { h, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./overlay.js";
import { oneLine } from "./service.js";
import { t, tn } from "./words.js";

/** How long a bot's action is shown, as on Telegram. */
const ACTION = 5_000;

export class ChatHead {
  /**
   * @param {{world: import("./world.js").World}} parts
   * @param {{person: number, chat: number, thread: number | null, back: () => void,
   *   openTopic: (thread: number | null) => void}} given
   * @param {import("./messages.js").Messages} list
   * @param {(id: number) => void} jump @param {(path: "block" | "unblock") => void} ask
   */
  constructor({ world }, given, list, jump, ask) {
    Object.assign(this, { world, given, list, jump, ask });
    this.subtitle = h("small.chat-subtitle");
    this.pinned = h("button.pinned", { type: "button", hidden: true });
    this.topics = h("nav.topics", { "aria-label": t("Topics"), hidden: true });
    const back = iconButton(icon("back"), t("Back to the chats"), given.back);
    back.classList.add("chat-back");
    const title = h("div.chat-title", {}, h("h3", {}, world.title(given.person, given.chat)), this.subtitle);
    this.elements = [
      h("header.chat-head", {}, back, title, given.chat === given.person ? this.#more() : null),
      this.topics,
      this.pinned,
    ];
    this.#off = [
      list.on("reset", () => this.#drawPinned()),
      list.on("pinned", () => this.#drawPinned()),
      list.on("changed", (message) => list.pinned.includes(message.message_id) && this.#drawPinned()),
      list.on("added", (message) => message.from.is_bot && this.#act(null)),
      list.on("action", (action) => this.#act(action)),
      world.on("state", () => this.#drawSubtitle()),
      world.on("groups", () => this.#drawGroup()),
    ];
    this.#drawGroup();
    this.#drawPinned();
  }

  #off;
  #timer = 0;

  destroy() {
    clearTimeout(this.#timer);
    for (const off of this.#off) off();
  }

  /** What a person can do with the bot itself. */
  #more() {
    const { world, given } = this;
    const more = iconButton(
      icon("more"),
      t("More"),
      () => {
        const blocked = world.isBlocked(given.person);
        const text = blocked ? t("Unblock the bot") : t("Block the bot");
        openMenu(more, t("More"), [
          { icon: icon("warning"), text, run: () => this.ask(blocked ? "unblock" : "block") },
        ]);
      },
      { "aria-haspopup": "menu" },
    );
    return more;
  }

  #drawGroup() {
    this.#drawSubtitle();
    this.#drawTopics();
  }

  #act(action) {
    clearTimeout(this.#timer);
    if (action) this.#timer = setTimeout(() => this.#act(null), ACTION);
    this.#drawSubtitle(action);
  }

  #drawSubtitle(action = null) {
    const { subtitle, world, given } = this;
    subtitle.classList.toggle("acting", Boolean(action));
    if (action) {
      const dots = h("span.dots", { "aria-hidden": "true" }, h("i"), h("i"), h("i"));
      subtitle.replaceChildren(dots, actionText(action));
    } else if (given.chat === given.person) {
      const stopped = world.state.bot === "stopped";
      subtitle.replaceChildren(stopped ? t("bot, stopped: what is written waits for it") : t("bot"));
    } else {
      const members = world.groups.get(given.chat)?.members ?? [];
      const inside = members.filter((one) => !["left", "kicked"].includes(one.status));
      subtitle.replaceChildren(tn("{n} member", "{n} members", inside.length));
    }
  }

  #drawTopics() {
    const { given } = this;
    const group = this.world.groups.get(given.chat);
    this.topics.hidden = !group?.is_forum;
    if (!group?.is_forum) return;
    const tab = (thread, name) => {
      const here = given.thread === thread;
      const open = () => given.openTopic(thread);
      return h("button.topic", { type: "button", "aria-current": here ? "true" : null, onclick: open }, name);
    };
    const named = group.topics.map(({ thread, name, closed }) =>
      tab(thread, closed ? t("{name} (closed)", { name }) : name),
    );
    this.topics.replaceChildren(tab(null, t("All")), tab(0, t("General")), ...named);
  }

  #drawPinned() {
    const { list, pinned } = this;
    const id = list.pinned.at(-1);
    pinned.hidden = id === undefined;
    if (id === undefined) return;
    list.find(id).then(
      (message) => {
        if (!message) return;
        pinned.onclick = () => this.jump(id);
        pinned.replaceChildren(icon("pin"), h("b", {}, t("Pinned")), h("span", {}, oneLine(message, this.world)));
      },
      () => {},
    );
  }
}

function actionText(action) {
  if (action.startsWith("upload_") || action.startsWith("record_")) return t("is sending something…");
  if (action === "find_location") return t("is looking for a place…");
  return t("is typing…");
}
