/** The messages of one chat, or of one topic in it: the newest first, older ones on demand, and what happens to them. */

import { call } from "./api.js";
import { Emitter } from "./emitter.js";

const FIRST = 60;
const MORE = 100;

/**
 * Emits `reset`, `added` (message), `changed` (message, why: edit, delete, reaction, pin), `older` (how many),
 * `keyboard`, `pinned`, `action` (action), and `stale` where it must be loaded anew.
 */
export class Messages extends Emitter {
  /** @param {Record<string, unknown>} address @param {number} chat @param {number | null} thread 0: in no topic */
  constructor(address, chat, thread) {
    super();
    this.address = address;
    this.chat = chat;
    this.thread = thread;
    /** @type {any[]} oldest first */
    this.all = [];
    this.complete = false;
    this.loaded = false;
    /** @type {string[][] | null} */
    this.keyboard = null;
    /** @type {number[]} */
    this.pinned = [];
    this.description = "";
  }

  #seq = 0;
  #early = [];
  #older = null;
  #singles = new Map();

  #view(values) {
    const thread = this.thread === null ? {} : { thread: this.thread };
    return call("view/chat", { ...this.address, ...thread, ...values });
  }

  /** Also once more; what happens meanwhile waits, for the answer may be older. */
  async load() {
    this.loaded = false;
    const view = await this.#view({ limit: FIRST });
    this.all = view.messages;
    this.#seq = view.seq;
    this.complete = view.messages.length < FIRST;
    this.keyboard = view.reply_keyboard;
    this.pinned = view.pinned;
    this.description = view.description ?? "";
    this.loaded = true;
    for (const event of this.#early.splice(0)) this.apply(event);
    this.emit("reset");
  }

  /** Puts older ones before; how many. @returns {Promise<number>} */
  older() {
    if (this.complete || !this.loaded) return Promise.resolve(0);
    const { all } = this;
    this.#older ??= this.#view({ limit: MORE, before_id: all[0].message_id })
      .then(({ messages }) => {
        if (all !== this.all) return 0; // it was loaded anew meanwhile
        this.complete = messages.length < MORE;
        all.unshift(...messages);
        this.emit("older", messages.length);
        return messages.length;
      })
      .finally(() => (this.#older = null));
    return this.#older;
  }

  /** One message, also one that is not loaded; undefined where there is none. @param {number} id */
  async find(id) {
    const known = this.get(id) ?? this.#singles.get(id);
    if (known) return known;
    const { messages } = await call("view/chat", { ...this.address, before_id: id + 1, limit: 1 });
    const found = messages.find((one) => one.message_id === id);
    if (found) this.#singles.set(id, found);
    return found;
  }

  /** @param {number} id */
  index(id) {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.all[middle].message_id < id) low = middle + 1;
      else high = middle;
    }
    return this.all[low]?.message_id === id ? low : -1;
  }

  /** @param {number} id */
  get(id) {
    return this.all[this.index(id)];
  }

  /** An event of this chat. @param {any} event */
  apply(event) {
    if (!this.loaded) {
      this.#early.push(event);
      return;
    }
    if (event.seq <= this.#seq) return;
    if (event.kind === "message") this.#add(event.message);
    else if (event.kind === "edit") this.#replace(event.message.message_id, "edit", () => event.message);
    else if (event.kind === "delete") {
      this.#replace(event.message_id, "delete", (old) => ({ ...old, deleted: true, deleted_at: event.at }));
      this.#pin(this.pinned.filter((id) => id !== event.message_id));
    } else if (event.kind === "reaction") {
      this.#replace(event.message_id, "reaction", (old) => ({ ...old, reactions: reacted(old.reactions, event) }));
    } else if (event.kind === "pin") {
      const others = event.message_id === null ? [] : this.pinned.filter((id) => id !== event.message_id);
      this.#pin(event.pinned ? [...others, event.message_id] : others);
      if (event.message_id) this.#replace(event.message_id, "pin", (old) => ({ ...old, pinned: event.pinned }));
    } else if (event.kind === "keyboard") {
      this.keyboard = event.rows;
      this.emit("keyboard");
    } else if (event.kind === "action") this.emit("action", event.action);
    else if (event.kind === "chat" && event.topic_deleted) this.emit("stale");
  }

  #add(message) {
    if (this.thread !== null && (message.thread ?? 0) !== this.thread) return;
    if (this.index(message.message_id) >= 0) return;
    this.all.push(message);
    this.emit("added", message);
  }

  #replace(id, why, change) {
    const index = this.index(id);
    if (index < 0) return;
    this.all[index] = change(this.all[index]);
    this.emit("changed", this.all[index], why);
  }

  #pin(pinned) {
    if (pinned.length === this.pinned.length && pinned.at(-1) === this.pinned.at(-1)) return;
    this.pinned = pinned;
    this.emit("pinned");
  }
}

function reacted(reactions, { by, emoji }) {
  const others = reactions
    .map((one) => ({ emoji: one.emoji, by: one.by.filter((id) => id !== by) }))
    .filter((one) => one.by.length);
  for (const one of emoji) {
    const known = others.find((other) => other.emoji === one);
    if (known) known.by.push(by);
    else others.push({ emoji: one, by: [by] });
  }
  return others;
}

/** Every chat's messages that were looked at, kept up to date. */
export class Library {
  /** @param {import("./world.js").World} world @param {import("./feed.js").Feed} feed */
  constructor(world, feed) {
    this.world = world;
    /** @type {Map<string, Messages>} */
    this.lists = new Map();
    feed.on("event", (event) => {
      if (event.chat_id === null) return;
      for (const list of this.lists.values()) if (list.chat === event.chat_id) list.apply(event);
    });
  }

  /** @param {number} person @param {number} chat @param {number | null} thread */
  open(person, chat, thread) {
    const key = `${chat}:${thread}`;
    let list = this.lists.get(key);
    if (!list) {
      list = new Messages(this.world.address(person, chat), chat, thread);
      this.lists.set(key, list);
      const opened = list;
      const load = () =>
        opened.load().catch(() => {
          this.lists.delete(key);
          opened.emit("failed");
        });
      list.on("stale", load);
      load();
    }
    return list;
  }
}
