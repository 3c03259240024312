/** Where a person writes: text, answers, changes, commands, what is attached, and the bot's own keyboard. */

import { attachMenu } from "./attach.js";
import { call, plainly } from "./api.js";
import { h, iconButton } from "./dom.js";
import { startPayload } from "./format.js";
import { icon } from "./icons.js";
import { keepHere, keptHere } from "./kept.js";
import { oneLine } from "./service.js";
import { Suggest } from "./suggest.js";
import { t } from "./words.js";

const MOST_HEIGHT = 180;

export class Composer {
  /**
   * @param {{world: import("./world.js").World, person: number, chat: number, thread: number | null,
   *   trouble: (text: string) => void, sent: () => void, last: () => void}} given
   */
  constructor(given) {
    this.given = given;
    const { world, person, chat } = given;
    this.address = world.address(person, chat);
    this.draftKey = `${person}:${chat}`;
    this.input = h("textarea", {
      rows: "1",
      "aria-label": t("Message of {who}", { who: world.name(person) }),
      placeholder: t("Message"),
      enterkeyhint: "send",
      autocomplete: "off",
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#key(event),
    });
    this.input.value = keptHere("drafts", {})[this.draftKey] ?? "";
    this.suggest = new Suggest(this.input, this.address, (command) => this.#send(command, true));
    this.context = h("div.context", { hidden: true });
    this.keys = h("div.reply-keys", { hidden: true });
    this.toggle = iconButton(icon("keyboard"), t("The bot's keyboard"), () => this.#toggleKeys(), {
      hidden: true,
      "aria-expanded": "true",
    });
    this.sendButton = iconButton(icon("send"), t("Send"), () => this.submit());
    this.sendButton.classList.add("send");
    const attach = iconButton(icon("attach"), t("Attach"), () => attachMenu(attach, this), { "aria-haspopup": "menu" });
    const slash = iconButton(icon("slash"), t("Commands"), () => this.#commands(), {
      // The text field keeps the focus, or the menu would close before it is asked to.
      onpointerdown: (event) => event.preventDefault(),
    });
    this.element = h(
      "div.composer",
      {},
      this.suggest.element,
      this.context,
      h("div.composer-line", {}, attach, slash, this.input, this.toggle, this.sendButton),
      this.keys,
    );
    requestAnimationFrame(() => this.#fit());
  }

  #replying = null;
  #editing = null;
  #sending = false;

  /** Where a message goes, beside the chat itself. */
  get place() {
    const { thread } = this.given;
    return {
      ...this.address,
      ...(thread ? { thread } : {}),
      ...(this.#replying ? { reply_to: this.#replying.message_id } : {}),
    };
  }

  focus() {
    this.input.focus();
  }

  /** Puts a text in, to be sent by whoever reads it. @param {string} text */
  put(text) {
    this.#forget();
    this.input.value = text;
    this.#typed();
    this.suggest.close();
    this.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  /** @param {any} message */
  reply(message, focus = true) {
    this.#editing = null;
    this.#replying = message;
    this.#showContext(icon("reply"), t("Answer to {who}", { who: message.from.name }), message);
    if (focus) this.focus();
  }

  /** @param {any} message */
  edit(message) {
    this.put(message.text);
    this.#editing = message;
    this.#showContext(icon("edit"), t("Change the message"), message);
  }

  /** The message is gone: what refers to it goes too. @param {number} id */
  drop(id) {
    if ([this.#editing, this.#replying].some((one) => one?.message_id === id)) this.#forget();
  }

  #showContext(sign, title, message) {
    const close = iconButton(icon("close"), t("Cancel"), () => {
      if (this.#editing) this.input.value = "";
      this.#forget();
      this.#typed();
      this.focus();
    });
    this.context.replaceChildren(
      sign,
      h("div", {}, h("b", {}, title), h("span", {}, oneLine(message, this.given.world))),
      close,
    );
    this.context.hidden = false;
  }

  #forget() {
    this.#editing = null;
    this.#replying = null;
    this.context.hidden = true;
  }

  #typed() {
    this.#fit();
    const drafts = keptHere("drafts", {});
    if (this.input.value && !this.#editing) drafts[this.draftKey] = this.input.value;
    else delete drafts[this.draftKey];
    keepHere("drafts", drafts);
    // A command is sent as it is chosen; whoever changes a message writes its text.
    if (this.#editing) this.suggest.close();
    else this.suggest.follow();
  }

  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, MOST_HEIGHT)}px`;
  }

  #key(event) {
    if (event.isComposing || this.suggest.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !this.context.hidden) {
      event.preventDefault();
      this.context.querySelector("button").click();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      event.preventDefault();
      this.given.last();
    }
  }

  #commands() {
    if (this.suggest.open) this.suggest.close();
    else this.suggest.showAll();
    this.focus();
  }

  submit() {
    const text = this.input.value.trim();
    if (text) this.#send(text);
    else this.focus();
  }

  /** `chosen`: from the menu; it is said, and a change under way goes on after it. */
  async #send(text, chosen = false) {
    if (this.#sending) return;
    this.#sending = true;
    this.suggest.close();
    try {
      if (chosen && this.#editing) await this.#say(text);
      else {
        await this.#deliver(text);
        this.#forget();
        this.input.value = "";
        this.#typed();
      }
      this.given.sent();
    } catch (error) {
      // What was typed stays where it is.
      this.given.trouble(plainly(error));
    } finally {
      this.#sending = false;
      this.focus();
    }
  }

  #deliver(text) {
    if (this.#editing) return call("edit", { ...this.address, message_id: this.#editing.message_id, text });
    return this.#say(text);
  }

  #say(text) {
    const { person, bot } = this.address;
    // A link that starts the bot is opened, as a tap on it would.
    const payload = bot ? startPayload(text, bot) : null;
    if (payload) return call("start", { person, bot, payload });
    return call("say", { ...this.place, text });
  }

  /** @param {string[][] | null} rows */
  showKeyboard(rows) {
    this.toggle.hidden = this.keys.hidden = !rows;
    this.toggle.setAttribute("aria-expanded", String(Boolean(rows)));
    const button = (text) => h("button.key", { type: "button", onclick: () => this.#press(text) }, text);
    this.keys.replaceChildren(...(rows ?? []).map((row) => h("div.keys-row", {}, ...row.map(button))));
  }

  /** A key says its words, or shares the person's place where the bot asks for that. */
  async #press(button) {
    try {
      await call("tap_later", { ...this.address, button });
      this.given.sent();
    } catch (error) {
      this.given.trouble(plainly(error));
    }
    this.focus();
  }

  #toggleKeys() {
    this.keys.hidden = !this.keys.hidden;
    this.toggle.setAttribute("aria-expanded", String(!this.keys.hidden));
  }
}
