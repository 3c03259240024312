/** Elements without markup: foreign text only ever becomes text. */

/**
 * `h("button.primary", {onclick, "aria-label": "…"}, "text", child)`. Attributes that are null, undefined or false are
 * left out; true sets an empty one.
 * @param {string} tag @param {Record<string, any>} [attributes] @param {...any} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Text for screen readers only. @param {string} text */
export const unseen = (text) => h("span.unseen", {}, text);

/** A button of one icon: it needs a name. */
export function iconButton(icon, label, onclick, attributes = {}) {
  return h("button.icon-button", { type: "button", "aria-label": label, title: label, onclick, ...attributes }, icon);
}

let numbers = 0;

/** An id that no other element has. @param {string} stem */
export const newId = (stem) => `${stem}-${(numbers += 1)}`;

/** Says something to screen readers without showing it. @param {string} text */
export function announce(text) {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  // A region that is emptied and filled at once is not read again.
  setTimeout(() => (region.textContent = text), 50);
}

/** The people's initials: at most two letters. @param {string} name */
export function initials(name) {
  const words = name.split(/[\s'’·-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word) && word.length > 1);
  return (words.length > 1 ? words[0][0] + words.at(-1)[0] : name.slice(0, 2)).toLocaleUpperCase();
}

/** In colour: some reactions come without the sign that asks for it. @param {string} emoji */
export const coloured = (emoji) => `${emoji}\ufe0f`;

/** @param {string} name @param {number} hue */
export const avatar = (name, hue) => h(`span.avatar.hue-${hue}`, { "aria-hidden": "true" }, initials(name));
