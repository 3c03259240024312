/** One message as it stands in a chat. */

import { coloured, h, unseen } from "./dom.js";
import { formatted } from "./format.js";
import { icon } from "./icons.js";
import { mediaElement } from "./media.js";
import { oneLine, serviceText } from "./service.js";
import { t, tn } from "./words.js";

/**
 * What a message needs to know and may ask for.
 * @typedef {object} Surroundings
 * @property {import("./world.js").World} world
 * @property {import("./clock.js").Clock} clock
 * @property {import("./messages.js").Messages} list
 * @property {number} person who looks
 * @property {boolean} group
 * @property {Set<string>} busy buttons that wait for an answer: `message:data`
 * @property {(message: any, button: any, at: number[]) => void} press
 * @property {(message: any, anchor: Element) => void} menu
 * @property {(message: any, emoji: string) => void} react
 * @property {(message: any) => void} versions
 * @property {(id: number) => void} jump
 * @property {(text: string) => void} command
 * @property {(payload: string, anchor: Element) => void} start
 * @property {(text: string) => void} trouble
 */

/** @param {any} message @param {any} previous the one above, undefined for the first @param {Surroundings} around */
export function messageElement(message, previous, around) {
  if (message.service) {
    return h(
      "article.service",
      { "data-id": message.message_id, tabindex: "-1" },
      h("p", {}, serviceText(message, around.world)),
    );
  }
  const own = message.from.id === around.person;
  const follows = isContinued(previous, message);
  const names = [own ? "own" : "other", follows && "follows", message.deleted && "deleted"].filter(Boolean);
  const head = own || follows || !around.group ? unseen(`${message.from.name}, `) : sender(message, around.world);
  return h(
    `article.message.${names.join(".")}`,
    { "data-id": message.message_id, tabindex: "-1" },
    h(
      "div.bubble",
      {},
      head,
      message.reply_to ? quote(message, around) : null,
      message.media ? mediaElement(message, around.trouble) : null,
      h("div.text", { dir: "auto" }, ...text(message, around), meta(message, own, around)),
      message.reactions.length ? reactions(message, around) : null,
    ),
    message.buttons.length && !message.deleted ? keys(message, around) : null,
    more(message, around),
  );
}

/** Sent by the same within five minutes: the name need not be said again. */
function isContinued(previous, message) {
  if (!previous || previous.service || previous.from.id !== message.from.id) return false;
  return Date.parse(message.date) - Date.parse(previous.date) < 300_000;
}

function sender(message, world) {
  const label = world.label(message.from.id);
  const hue = message.from.is_bot ? "bot" : world.hue(message.from.id);
  return h(`p.sender.hue-${hue}`, {}, message.from.name, label ? h("small", {}, label) : null);
}

function text(message, around) {
  if (!message.text) return [];
  return formatted(message.text, message.entities, {
    bot: around.world.bot.username,
    command: around.command,
    start: around.start,
  });
}

function meta(message, own, around) {
  const signs = [];
  if (message.pinned) signs.push(icon("pin"), unseen(t("pinned")));
  if (message.deleted) signs.push(h("span", {}, t("deleted")));
  if (message.version > 1) {
    const count = tn("{n} version: show it", "{n} versions: show them", message.version);
    signs.push(
      h(
        "button.edited",
        {
          type: "button",
          "aria-label": `${t("edited")}, ${count}`,
          title: count,
          onclick: () => around.versions(message),
        },
        t("edited"),
      ),
    );
  }
  if (message.silent) {
    const bell = icon("bell");
    signs.push(h("span.silent", { title: t("without a sound") }, bell), unseen(t("without a sound")));
  }
  signs.push(h("time", { datetime: message.date }, around.clock.time(Date.parse(message.date))));
  if (own) signs.push(icon("tick"), unseen(t("sent")));
  return h("span.meta", {}, ...signs);
}

function quote(message, around) {
  const id = message.reply_to;
  const name = h("b", {});
  const line = h("span", {}, "…");
  const button = h("button.quote", { type: "button", onclick: () => around.jump(id) }, name, line);
  around.list.find(id).then(
    (found) => {
      if (!found) return;
      name.textContent = found.from.name;
      line.textContent = oneLine(found, around.world);
      button.setAttribute(
        "aria-label",
        t("In answer to {who}: {text}", { who: found.from.name, text: line.textContent }),
      );
    },
    () => {},
  );
  return button;
}

function reactions(message, around) {
  const chips = message.reactions.map(({ emoji, by }) => {
    const mine = by.includes(around.person);
    const names = by.map((id) => around.world.name(id)).join(", ");
    return h(
      "button.reaction",
      {
        type: "button",
        "aria-pressed": String(mine),
        "aria-label": `${emoji} ${names}`,
        title: names,
        onclick: () => around.react(message, mine ? "" : emoji),
      },
      h("span", { "aria-hidden": "true" }, coloured(emoji)),
      by.length > 1 ? h("span", {}, String(by.length)) : null,
    );
  });
  return h("div.reactions", {}, ...chips);
}

function keys(message, around) {
  const rows = message.buttons.map((row, y) =>
    h(
      "div.keys-row",
      {},
      ...row.map((button, x) => {
        const busy = around.busy.has(`${message.message_id}:${button.callback_data}`);
        const opens = !button.callback_data && button.url;
        return h(
          button.style === "danger" ? "button.key.danger" : "button.key",
          { type: "button", "aria-busy": busy ? "true" : null, onclick: () => around.press(message, button, [y, x]) },
          h("span", {}, button.text),
          opens ? h("span.key-link", { "aria-hidden": "true" }, "↗") : null,
        );
      }),
    ),
  );
  return h("div.keys", {}, ...rows);
}

function more(message, around) {
  if (message.deleted && message.version < 2) return null;
  // Not in the tab order: from the message itself, Enter opens the same menu.
  const button = h(
    "button.more",
    { type: "button", tabindex: "-1", "aria-label": t("What can be done with this message"), "aria-haspopup": "menu" },
    icon("more"),
  );
  button.addEventListener("click", () => around.menu(message, button));
  return button;
}
