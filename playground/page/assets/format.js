/** A text and its entities as elements. Nothing of the text is ever read as markup. */

import { h } from "./dom.js";
import { t } from "./words.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** A link that starts this bot: `https://t.me/<bot>?start=<payload>`; its payload, null for any other link.
 *  @param {string} url @param {string} bot */
export function startPayload(url, bot) {
  let link;
  try {
    link = new URL(url.includes("://") ? url : `https://${url}`);
  } catch {
    return null;
  }
  const ours = ["t.me", "telegram.me", "telegram.dog"].includes(link.hostname);
  if (!ours || link.pathname.slice(1).toLowerCase() !== bot.toLowerCase()) return null;
  return link.searchParams.get("start") ?? "";
}

/** Only what a browser may open. @param {string} url */
export function webLink(url) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  return /^https?:\/\//i.test(full) && URL.canParse(full) ? full : null;
}

/**
 * @param {string} text @param {any[]} entities offsets count UTF-16 units, as JavaScript's own
 * @param {{bot: string, command: (text: string) => void, start: (payload: string, anchor: Element) => void}} acts
 * @returns {(Node | string)[]}
 */
export function formatted(text, entities, acts) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, sorted, acts);
}

function build(text, start, end, entities, acts) {
  const nodes = [];
  let at = start;
  for (let index = 0; index < entities.length;) {
    const entity = entities[index];
    const until = Math.min(entity.offset + entity.length, end);
    const inner = [];
    for (index += 1; index < entities.length && entities[index].offset < until; index += 1) inner.push(entities[index]);
    if (entity.offset < at) continue;
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    nodes.push(element(entity, text.slice(entity.offset, until), build(text, entity.offset, until, inner, acts), acts));
    // What follows a block begins a line anyhow: its newline is not one more.
    const newline = BLOCKS.has(entity.type) && text[until] === "\n" && until < end && entities[index]?.offset !== until;
    at = newline ? until + 1 : until;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function element(entity, covered, children, acts) {
  const tag = TAGS[entity.type];
  if (tag) return h(tag, {}, ...children);
  switch (entity.type) {
    case "spoiler":
      return spoiler(children);
    case "bot_command":
      return h("button.command", { type: "button", onclick: () => acts.command(covered) }, ...children);
    case "url":
      return link(covered, children, acts);
    case "text_link":
      return link(entity.url, children, acts);
    case "email":
      return h("a", { href: `mailto:${covered}` }, ...children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span.mention", {}, ...children);
    default:
      return h("span", {}, ...children);
  }
}

function spoiler(children) {
  const hidden = h(
    "button.spoiler",
    { type: "button", "aria-label": t("Hidden text: show it") },
    h("span", {}, ...children),
  );
  hidden.addEventListener("click", () => hidden.replaceWith(...hidden.firstChild.childNodes), { once: true });
  return hidden;
}

function link(url, children, acts) {
  const payload = startPayload(url, acts.bot);
  if (payload !== null) {
    const button = h("button.link", { type: "button" }, ...children);
    button.addEventListener("click", () => acts.start(payload, button));
    return button;
  }
  const href = webLink(url);
  if (!href) return h("span.mention", {}, ...children);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
