/** What each person has not read yet: message ids by person and chat. Read is what stands open in a column. */

import { Emitter } from "./emitter.js";
import { keepHere, keptHere } from "./kept.js";
import { isInside } from "./world.js";

const MOST = 1_000;

/** Emits `changed` (person, chat). */
export class Unread extends Emitter {
  /** @param {import("./world.js").World} world */
  constructor(world) {
    super();
    this.world = world;
    /** @type {Record<string, {id: number, silent: boolean}[]>} */
    this.waiting = keptHere("unread", {});
    /** @type {Map<object, string>} what is open where */
    this.open = new Map();
    world.on("groups", () => this.#forget());
    this.#forget();
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) for (const key of this.open.values()) this.#read(key);
    });
  }

  /** @param {import("./feed.js").Feed} feed */
  follow(feed) {
    feed.on("message", ({ message }) => this.#came(message));
    feed.on("delete", (event) => this.#gone(event));
    feed.on("caught", () => keepHere("unread", this.waiting));
  }

  #came(message) {
    for (const person of this.#readers(message)) {
      const key = `${person}:${message.chat_id}`;
      if (!document.hidden && [...this.open.values()].includes(key)) continue;
      const waiting = (this.waiting[key] ??= []);
      if (waiting.length < MOST) waiting.push({ id: message.message_id, silent: message.silent });
      this.emit("changed", person, message.chat_id);
    }
  }

  #gone(event) {
    for (const [key, waiting] of Object.entries(this.waiting)) {
      const [person, chat] = key.split(":").map(Number);
      if (chat !== event.chat_id || !waiting.some((one) => one.id === event.message_id)) continue;
      this.waiting[key] = waiting.filter((one) => one.id !== event.message_id);
      this.emit("changed", person, chat);
    }
  }

  #readers(message) {
    const chat = message.chat_id;
    const ids =
      chat > 0
        ? [chat]
        : (this.world.groups.get(chat)?.members ?? []).filter((m) => !m.is_bot && isInside(m)).map((m) => m.id);
    return ids.filter((id) => id !== message.from.id);
  }

  /** Groups that are gone, or that the person has left: nobody can read there any more. */
  #forget() {
    for (const key of Object.keys(this.waiting)) {
      const [person, chat] = key.split(":").map(Number);
      if (chat > 0 || this.world.chatsOf(person).some((one) => one.id === chat)) continue;
      delete this.waiting[key];
      keepHere("unread", this.waiting);
      this.emit("changed", person, chat);
    }
  }

  /** The chat stands open in that column, or (null) nothing does. @param {object} column */
  show(column, person, chat) {
    if (chat === null) this.open.delete(column);
    else {
      this.open.set(column, `${person}:${chat}`);
      if (!document.hidden) this.#read(`${person}:${chat}`);
    }
  }

  #read(key) {
    if (!this.waiting[key]) return;
    delete this.waiting[key];
    keepHere("unread", this.waiting);
    this.emit("changed", ...key.split(":").map(Number));
  }

  /** Ids not read yet, oldest first. */
  ids(person, chat) {
    return (this.waiting[`${person}:${chat}`] ?? []).map((one) => one.id);
  }

  /** How many, and whether one of them came with a sound; of one chat, or of all the person's. */
  count(person, chat = undefined) {
    const fits = (key) => (chat === undefined ? key.startsWith(`${person}:`) : key === `${person}:${chat}`);
    const found = Object.entries(this.waiting)
      .filter(([key]) => fits(key))
      .flatMap(([, waiting]) => waiting);
    return { n: found.length, loud: found.some((one) => !one.silent) };
  }
}
