/** Words in the reader's language. The English is the key; the others stand in `locales/<language>.po`. */

import { keep, kept } from "./kept.js";

const LOCALES = { fr: "fr-FR", en: "en-GB" };
let chosen = "en";
let messages = {};
let plurals = {};

/** Takes the language that was chosen before, else the browser's, else the first. @param {string[]} languages */
export async function loadWords(languages) {
  const wanted = [kept("language", ""), ...navigator.languages.map((one) => one.slice(0, 2))];
  chosen = wanted.find((one) => languages.includes(one)) ?? languages[0] ?? "en";
  document.documentElement.lang = chosen;
  if (chosen === "en") return;
  const answer = await fetch(`/page/words/${chosen}.json`);
  if (answer.ok) ({ messages, plurals } = await answer.json());
}

export const language = () => chosen;
export const locale = () => LOCALES[chosen] ?? chosen;

/** The page is built anew in that language. @param {string} wanted */
export function chooseLanguage(wanted) {
  keep("language", wanted);
  location.reload();
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** @param {string} text @param {Record<string, unknown>} [values] */
export const t = (text, values = {}) => fill(messages[text] ?? text, values);

/** `{n}` is the number. @param {string} one @param {string} many @param {number} n @param {object} [values] */
export function tn(one, many, n, values = {}) {
  const forms = plurals[one] ?? [one, many];
  const index = (chosen === "fr" ? n > 1 : n !== 1) ? 1 : 0;
  return fill(forms[index] ?? forms[0], { n: n.toLocaleString(locale()), ...values });
}

/** Words that the launcher gave in every language. @param {Record<string, string> | null} words */
export const said = (words) => (words ? (words[chosen] ?? Object.values(words)[0] ?? "") : "");
