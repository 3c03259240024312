/** What can be done with a message: answer, react, copy, change, delete, look at its versions, open a link in it. */

import { call, plainly } from "./api.js";
import { coloured, h } from "./dom.js";
import { startPayload } from "./format.js";
import { icon } from "./icons.js";
import { openDialog, openMenu } from "./overlay.js";
import { t } from "./words.js";

const EMOJI = ["👍", "❤", "🙏", "👀", "🔥", "🎉", "🤔", "👎"];

/**
 * @param {any} message @param {Element} anchor @param {import("./chat.js").Chat} chat
 */
export function messageMenu(message, anchor, chat) {
  const { person, composer } = chat;
  const own = message.from.id === person;
  const here = !message.deleted;
  openMenu(
    anchor,
    t("Message"),
    [
      here ? { icon: icon("reply"), text: t("Answer"), run: () => composer.reply(message) } : null,
      message.text
        ? { icon: icon("copy"), text: t("Copy the text"), run: () => navigator.clipboard.writeText(message.text) }
        : null,
      ...(here
        ? startLinks(message, chat).map((link) => ({
            icon: icon("stranger"),
            text: t("Open the link as…"),
            run: () => openAs(link, anchor, chat),
          }))
        : []),
      message.version > 1
        ? { icon: icon("history"), text: t("Versions"), run: () => showVersions(message, chat) }
        : null,
      own && here && message.text ? { icon: icon("edit"), text: t("Edit"), run: () => composer.edit(message) } : null,
      here && (own || chat.isPrivate)
        ? { icon: icon("trash"), text: t("Delete"), danger: true, run: () => remove(message, chat) }
        : null,
    ],
    here ? emojiRow(message, chat) : null,
  );
}

function emojiRow(message, chat) {
  const buttons = EMOJI.map((emoji) => {
    const mine = message.reactions.some((one) => one.emoji === emoji && one.by.includes(chat.person));
    const press = (event) => {
      event.target.closest("[popover]").hidePopover();
      react(message, mine ? "" : emoji, chat);
    };
    return h(
      "button.emoji",
      {
        type: "button",
        "aria-label": t("React with {emoji}", { emoji }),
        "aria-pressed": String(mine),
        onclick: press,
      },
      coloured(emoji),
    );
  });
  return h("div.emoji-row", { role: "group", "aria-label": t("Reactions") }, ...buttons);
}

/** @param {any} message @param {string} emoji @param {import("./chat.js").Chat} chat */
export function react(message, emoji, chat) {
  attempt(chat, call("react", { ...chat.address, message_id: message.message_id, emoji }));
}

function remove(message, chat) {
  attempt(chat, call("delete", { ...chat.address, message_id: message.message_id }));
}

function attempt(chat, promise) {
  promise.catch((error) => chat.trouble(plainly(error)));
}

function startLinks(message, chat) {
  const urls = message.entities.map(
    (one) => one.url ?? (one.type === "url" ? message.text.slice(one.offset, one.offset + one.length) : ""),
  );
  urls.push(...message.buttons.flat().map((button) => button.url ?? ""));
  return [...new Set(urls.map((url) => startPayload(url, chat.world.bot.username)).filter(Boolean))];
}

/** A link that starts the bot may be meant for somebody else: who opens it is asked.
 *  @param {string} payload @param {Element} anchor @param {import("./chat.js").Chat} chat */
export function openAs(payload, anchor, chat) {
  const { world, person } = chat;
  const start = async (who) => {
    await call("start", { person: who, bot: world.bot.username, payload });
    chat.openPerson(who);
  };
  const others = [...world.people.keys()].filter((id) => id !== person && (world.part(id) || world.strangers.has(id)));
  openMenu(
    anchor,
    t("Who opens the link?"),
    [
      { icon: icon("stranger"), text: t("A new stranger"), run: () => attempt(chat, world.addStranger().then(start)) },
      ...[person, ...others].map((id) => ({
        text: world.name(id),
        note: world.label(id),
        run: () => attempt(chat, start(id)),
      })),
    ],
    h("p.menu-title", {}, t("Who opens the link?")),
  );
}

/** @param {any} message @param {import("./chat.js").Chat} chat */
export function showVersions(message, chat) {
  const items = message.versions.map((version, index) => {
    const at = Date.parse(version.at);
    const buttons = version.buttons.flat().map((button) => h("span.version-key", {}, button.text));
    return h(
      "li",
      {},
      h(
        "p.version-head",
        {},
        index === message.versions.length - 1 ? h("b", {}, t("as it stands")) : h("b", {}, String(index + 1)),
        h("time", {}, `${chat.clock.day(at)} · ${chat.clock.time(at, true)}`),
      ),
      h("p.version-text", {}, version.text),
      buttons.length ? h("p.version-keys", {}, ...buttons) : null,
    );
  });
  openDialog(t("Versions of the message"), [h("ol.versions", {}, ...items)], "versions");
}
