/** The guided tour: which step is on, and what of it has been seen to happen. */

import { Emitter } from "./emitter.js";
import { keep, kept } from "./kept.js";
import { said } from "./words.js";

const EMPTY = { begun: false, current: null, seen: 0, done: [] };

/** Emits `changed`, and `done` (step) when one is ticked off. */
export class Tour extends Emitter {
  /** @param {import("./world.js").World} world @param {import("./feed.js").Feed} feed */
  constructor(world, feed) {
    super();
    this.world = world;
    this.steps = world.config.tour.map(inOneLanguage);
    const keys = this.steps.map((step) => step.key);
    const progress = { ...EMPTY, ...kept("tour", EMPTY) };
    this.begun = progress.begun;
    this.done = new Set(progress.done.filter((key) => keys.includes(key)));
    this.current = keys.includes(progress.current) ? progress.current : null;
    /** How many of the step's signs were seen, in their order. */
    this.seen = progress.seen;
    feed.on("event", (event) => this.#watch(event));
  }

  get step() {
    return this.steps.find((step) => step.key === this.current) ?? null;
  }

  /** Steps not ticked off. */
  get open() {
    return this.steps.filter((step) => !this.done.has(step.key));
  }

  get finished() {
    return this.begun && !this.step;
  }

  /** From the start; what was ticked off is forgotten. */
  begin() {
    this.begun = true;
    this.done.clear();
    this.go(this.steps[0]?.key ?? null);
  }

  /** Goes to a step; it begins anew. @param {string | null} key */
  go(key) {
    this.current = key;
    this.seen = 0;
    this.#changed();
  }

  /** On to the next; this one stays open. */
  skip() {
    this.go(this.#after(this.current));
  }

  /** The next open step behind that one; null where there is none. */
  #after(key) {
    const index = this.steps.findIndex((step) => step.key === key);
    return this.steps.slice(index + 1).find((step) => !this.done.has(step.key))?.key ?? null;
  }

  #changed() {
    keep("tour", { begun: this.begun, current: this.current, seen: this.seen, done: [...this.done] });
    this.emit("changed");
  }

  #watch(event) {
    const { step } = this;
    const sign = step?.done[this.seen];
    if (!sign || !fits(sign, event, this.world)) return;
    this.seen += 1;
    if (this.seen < step.done.length) {
      this.#changed();
      return;
    }
    this.done.add(step.key);
    this.go(this.#after(step.key));
    this.emit("done", step);
  }
}

/** Whom to play can depend on the reader's language. @param {any} step */
function inOneLanguage(step) {
  const whom = (person) => (person && typeof person === "object" ? said(person) : person);
  return {
    ...step,
    person: whom(step.person),
    done: step.done.map((sign) => ({ ...sign, person: whom(sign.person) })),
  };
}

/** Is it that for which the step waits? @param {any} sign @param {any} event @param {import("./world.js").World} world */
export function fits(sign, event, world) {
  if (sign.kind === "tap" && sign.matches) {
    return (
      event.kind === "answer" && isPerson(sign.person, event.person, world) && matches(sign.matches, event.text ?? "")
    );
  }
  if (event.kind !== sign.kind) return false;
  switch (event.kind) {
    case "message":
    case "edit":
      return (
        place(sign, event.message, world) &&
        fromBot(sign, event.message.from.is_bot) &&
        matches(sign.matches, event.message.text)
      );
    case "delete":
      return place(sign, event, world);
    case "reaction":
      return (
        event.emoji.length > 0 &&
        fromBot(sign, event.by === world.bot.id) &&
        (isPerson(sign.person, event.by, world) || isPerson(sign.person, event.chat_id, world))
      );
    case "tap":
      return isPerson(sign.person, event.person, world);
    case "operation":
      return event.ok && matches(sign.matches, event.key);
    default:
      return true;
  }
}

/** In the group, by that person where one is named; else in that person's private chat with the bot. */
function place(sign, { chat_id: chat, from }, world) {
  if (!sign.chat) return isPerson(sign.person, chat, world);
  const author = from && !from.is_bot ? from.id : null;
  return world.groups.get(chat)?.title === sign.chat && (author === null || isPerson(sign.person, author, world));
}

function isPerson(name, id, world) {
  if (!name) return true;
  return name === "stranger" ? world.strangers.has(id) : world.named(name)?.id === id;
}

const fromBot = (sign, isBot) => sign.from_bot === null || sign.from_bot === isBot;
const matches = (pattern, text) => !pattern || new RegExp(pattern, "iu").test(text);
