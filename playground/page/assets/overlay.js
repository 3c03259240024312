/** What lies above the page: dialogs, menus, and short notes in a column. */

import { h, iconButton, newId } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./words.js";

/**
 * A dialog that Esc, the cross and a click beside it close; focus goes back where it was.
 * @param {string} title @param {Node[]} content @param {string} [kind] a class
 */
export function openDialog(title, content, kind = "plain") {
  const heading = newId("dialog");
  const close = () => dialog.close();
  const dialog = h(
    `dialog.dialog.dialog-${kind}`,
    { "aria-labelledby": heading, onclose: () => dialog.remove() },
    h("header", {}, h("h2", { id: heading }, title), iconButton(icon("close"), t("Close"), close)),
    h("div.dialog-body", {}, ...content),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The bot's answer that must be seen: it waits for OK. @param {string} from @param {string} text */
export function showAlert(from, text) {
  const dialog = openDialog(from, [h("p.alert-text", {}, text)], "alert");
  const ok = h("button.primary", { type: "button", onclick: () => dialog.close() }, t("OK"));
  dialog.append(h("footer", {}, ok));
  ok.focus();
}

/**
 * A menu beside the element it belongs to; arrows, Home, End and Esc work in it.
 * @param {Element} anchor @param {string} label
 * @param {({icon?: Node, text: string, note?: string, danger?: boolean, checked?: boolean, run: () => void} | null)[]} items
 * @param {Node | null} [head] stands above the items
 */
export function openMenu(anchor, label, items, head = null) {
  const before = document.activeElement;
  const choose = (item) => {
    menu.hidePopover();
    item.run();
  };
  const entries = items
    .filter((item) => item !== null)
    .map((item) =>
      h(
        `button.menu-item${item.danger ? ".danger" : ""}`,
        {
          type: "button",
          role: item.checked === undefined ? "menuitem" : "menuitemradio",
          "aria-checked": item.checked === undefined ? null : String(item.checked),
          tabindex: "-1",
          onclick: () => choose(item),
        },
        item.icon ?? null,
        h("span", {}, item.text),
        item.note ? h("small", {}, item.note) : null,
        item.checked ? icon("check") : null,
      ),
    );
  const menu = h("div.menu", { popover: "auto" }, head, h("div", { role: "menu", "aria-label": label }, ...entries));
  menu.addEventListener("keydown", (event) => moveFocus(event, [...menu.querySelectorAll("button")]));
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    if (menu.contains(document.activeElement) || document.activeElement === document.body) before?.focus?.();
    menu.remove();
  });
  document.body.append(menu);
  menu.showPopover();
  place(menu, anchor.getBoundingClientRect());
  (entries.find((entry) => entry.getAttribute("aria-checked") === "true") ?? menu.querySelector("button"))?.focus();
  return menu;
}

/** Arrows and letters' keys in a list of buttons. */
export function moveFocus(event, buttons) {
  const here = buttons.indexOf(document.activeElement);
  const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  let next = null;
  if (event.key in steps) next = (here + steps[event.key] + buttons.length) % buttons.length;
  else if (event.key === "Home") next = 0;
  else if (event.key === "End") next = buttons.length - 1;
  else if (event.key === "Tab") return;
  if (next === null) return;
  event.preventDefault();
  buttons[next].focus();
}

function place(menu, near) {
  const { width, height } = menu.getBoundingClientRect();
  const margin = 8;
  const below = near.bottom + 4 + height < innerHeight - margin;
  const top = below ? near.bottom + 4 : near.top - 4 - height;
  const left = near.left + width < innerWidth - margin ? near.left : near.right - width;
  menu.style.top = `${Math.max(margin, Math.min(top, innerHeight - height - margin))}px`;
  menu.style.left = `${Math.max(margin, Math.min(left, innerWidth - width - margin))}px`;
}

/** Short notes, one at a time, that go by themselves. */
export class Notes {
  constructor() {
    this.element = h("div.notes", { role: "status" });
  }

  #timer = 0;

  /** @param {string} text @param {"answer" | "trouble"} [kind] */
  show(text, kind = "answer") {
    clearTimeout(this.#timer);
    this.element.replaceChildren(
      h(`p.note.note-${kind}`, {}, kind === "trouble" ? icon("warning") : null, h("span", {}, text)),
    );
    // Long enough to be read: three seconds, and one more for every 20 letters.
    this.#timer = setTimeout(() => this.element.replaceChildren(), 3_000 + text.length * 50);
  }
}
