/** Who there is: people, groups, the bot, and the last line of every chat that was looked at. */

import { call, list } from "./api.js";
import { Emitter } from "./emitter.js";
import { keepHere, keptHere } from "./kept.js";
import { language, said, t } from "./words.js";

const HUES = 8;

/** Emits `people`, `groups`, `lines` (chat id), `blocked` (person id), `state`. */
export class World extends Emitter {
  /** @param {any} config what the launcher told the page */
  constructor(config) {
    super();
    this.config = config;
    this.state = config.state;
    /** @type {Map<number, any>} */
    this.people = new Map();
    /** @type {Map<number, any>} */
    this.groups = new Map();
    /** @type {Map<number, any>} the newest message of each chat */
    this.lines = new Map();
    /** @type {Set<number>} */
    this.strangers = new Set(keptHere("strangers", []));
    this.bot = { id: 0, username: config.bot, name: config.title };
    this.#met = new Map();
  }

  #met;
  #reading = false;

  async load() {
    const [{ people }, { chats }, { bots }] = await Promise.all([list("people"), list("chats"), list("bots")]);
    for (const person of people) this.people.set(person.id, person);
    this.#takeGroups(chats);
    this.bot = bots.find((one) => one.username === this.config.bot) ?? this.bot;
  }

  #takeGroups(chats) {
    this.groups = new Map(chats.map((chat) => [chat.id, chat]));
    this.emit("groups");
  }

  /** @param {import("./feed.js").Feed} feed */
  follow(feed) {
    const readGroups = () => this.#readGroups();
    feed.on("person", () => this.#readPeople());
    feed.on("chat", readGroups);
    feed.on("member", (event) => {
      const person = event.chat_id > 0 && event.person === this.bot.id ? this.people.get(event.chat_id) : null;
      if (!person) return readGroups();
      person.blocked = event.status === "kicked" ? [this.bot.id] : [];
      this.emit("blocked", person.id);
    });
    feed.on("message", ({ message }) => {
      this.#line(message);
      if (message.service?.forum_topic_created) this.#readGroups();
    });
    feed.on(
      "edit",
      ({ message }) => this.lines.get(message.chat_id)?.message_id === message.message_id && this.#line(message),
    );
    feed.on("delete", (event) => {
      const line = this.lines.get(event.chat_id);
      if (line?.message_id === event.message_id) this.#line({ ...line, deleted: true });
    });
    feed.on("state", (event) => {
      const { seq, at, kind, chat_id, ...state } = event;
      this.state = { ...this.state, ...state };
      this.emit("state");
    });
  }

  #line(message) {
    if (message.message_id < (this.lines.get(message.chat_id)?.message_id ?? 0)) return;
    this.lines.set(message.chat_id, message);
    this.emit("lines", message.chat_id);
  }

  async #readPeople() {
    for (const person of (await list("people")).people) this.people.set(person.id, person);
    this.emit("people");
  }

  async #readGroups() {
    // Joining brings several events at once; one look serves them all.
    if (this.#reading) return;
    this.#reading = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    this.#reading = false;
    this.#takeGroups((await list("chats")).chats);
  }

  /** Looks once at the last line of each of the person's chats. @param {number} id */
  meet(id) {
    const known = this.#met.get(id);
    if (known) return known;
    const met = call("view", { person: id, limit: 1 }).then(({ chats }) => {
      for (const chat of chats) {
        if (chat.type !== "private" || chat.bot === this.bot.username) chat.messages.forEach((one) => this.#line(one));
      }
    });
    this.#met.set(id, met);
    met.catch(() => this.#met.delete(id));
    return met;
  }

  /** The private chat with the bot, then the groups; what spoke last stands first. @param {number} id */
  chatsOf(id) {
    const groups = [...this.groups.values()].filter(
      (chat) => !chat.deleted && !chat.migrated_to && chat.members.some((one) => one.id === id && isInside(one)),
    );
    const listed = groups.map((chat) => ({ id: chat.id, title: chat.title, type: chat.type, forum: chat.is_forum }));
    listed.unshift({ id, title: this.bot.name, type: "private", forum: false });
    const date = (chat) => this.lines.get(chat.id)?.date ?? "";
    return listed.sort((a, b) => (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0));
  }

  /** What names a chat in a control call. @param {number} person @param {number} chat */
  address(person, chat) {
    return chat === person ? { person, bot: this.bot.username } : { person, chat };
  }

  /** @param {number} person @param {number} chat */
  title(person, chat) {
    return chat === person ? this.bot.name : (this.groups.get(chat)?.title ?? "");
  }

  /** Anybody's full name. @param {number} id */
  name(id) {
    const person = this.people.get(id);
    if (person) return [person.name, person.last_name].filter(Boolean).join(" ");
    return id === this.bot.id ? this.bot.name : "";
  }

  /** The colour of somebody: by order of appearance, so that neighbours differ. @param {number} id */
  hue(id) {
    return Math.max(0, [...this.people.keys()].indexOf(id)) % HUES;
  }

  /** The person of that name, null where there is none. @param {string} name */
  named(name) {
    return [...this.people.values()].find((one) => one.name === name || this.name(one.id) === name) ?? null;
  }

  /** @param {number} id the person's part in the cast: what stands beside the name */
  part(id) {
    const name = this.name(id);
    return this.config.cast.find((part) => part.person === name || part.person === this.people.get(id)?.name) ?? null;
  }

  /** What stands beside the name: the part in the mission. @param {number} id */
  label(id) {
    return this.strangers.has(id) ? t("without an invitation") : said(this.part(id)?.label ?? null);
  }

  isBlocked(person) {
    return Boolean(this.people.get(person)?.blocked.includes(this.bot.id));
  }

  /** Somebody new, without an invitation; the person's id. */
  async addStranger() {
    const base = said(this.config.stranger);
    let name = base;
    for (let number = 2; this.named(name); number += 1) name = `${base} ${number}`;
    const person = await call("people", { name, language: language() });
    this.people.set(person.id, person);
    this.strangers.add(person.id);
    keepHere("strangers", [...this.strangers]);
    this.emit("people");
    return person.id;
  }
}

/** Still in the group. @param {{status: string}} member */
export const isInside = (member) => ["creator", "administrator", "member", "restricted"].includes(member.status);
