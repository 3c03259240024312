/** The control API of this playground, and the plain words for what it refuses. */

import { t } from "./words.js";

const token = document.querySelector('meta[name="control-token"]')?.content ?? "";
const HEADERS = { "Content-Type": "application/json", "X-Playground-Token": token };

/** The control API said no: `status` 400, 401, 404, 409 or 500, and its own words. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Nobody answers at this address. */
export class Unreachable extends Error {}

async function ask(method, path, body, signal) {
  let answer;
  try {
    answer = await fetch(`/control/${path}`, { method, headers: HEADERS, body, signal, cache: "no-store" });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable();
  }
  if (answer.ok) return answer;
  const { error } = await answer.json().catch(() => ({ error: "" }));
  throw new Refusal(answer.status, String(error));
}

/** @param {string} path @param {Record<string, unknown>} [values] @param {AbortSignal} [signal] */
export async function call(path, values = {}, signal = undefined) {
  return (await ask("POST", path, JSON.stringify(values), signal)).json();
}

/** What GET lists where POST on the same path would add. @param {string} path */
export async function list(path) {
  return (await ask("GET", path)).json();
}

/** @type {Map<string, Promise<string>>} */
const blobs = new Map();

/** An address under which the browser shows the file; asked for once. @param {string} fileId */
export function fileUrl(fileId) {
  const known = blobs.get(fileId);
  if (known) return known;
  const found = ask("GET", `file?file_id=${encodeURIComponent(fileId)}`)
    .then((answer) => answer.blob())
    .then((blob) => URL.createObjectURL(blob));
  blobs.set(fileId, found);
  found.catch(() => blobs.delete(fileId));
  return found;
}

/** @param {string} path under `/control/` @param {string} name */
export async function saveFile(path, name) {
  const blob = await (await ask("GET", path)).blob();
  const url = URL.createObjectURL(blob);
  saveUrl(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** @param {string} url @param {string} name */
export function saveUrl(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** The file in base64, as the control API takes it. @param {Blob} file @returns {Promise<string>} */
export function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

const REFUSALS = [
  [/would split this|too long/, () => t("Too long: Telegram takes 4,096 characters a message.")],
  [/48 hours/, () => t("Too old to change: Telegram allows it for 48 hours.")],
  [/changes nothing/, () => t("Nothing was changed.")],
  [/is empty/, () => t("There is nothing to send.")],
  [/blocked .*unblock/, () => t("This person blocked the bot. Unblock it first.")],
  [/is not in /, () => t("This person is no longer in the group.")],
  [/may not write/, () => t("This person may not write in this group.")],
  [/is deactivated/, () => t("This account was deleted.")],
  [/no open topic/, () => t("This topic is closed.")],
  [/no message/, () => t("This message is no longer there.")],
  [/no button|no callback data/, () => t("This button is no longer there.")],
  [/no picture/, () => t("That file is not a picture (PNG, JPEG, GIF or WebP).")],
  [/no such place/, () => t("There is no such place: latitude −90 to 90, longitude −180 to 180.")],
  [/advances forward only/, () => t("That time has passed already.")],
  [/is under way/, () => t("That is under way already.")],
  [/with the right to delete/, () => t("Only one's own messages can be deleted here.")],
];

/** What went wrong, for people. @param {unknown} error */
export function plainly(error) {
  if (error instanceof Unreachable) return t("The playground does not answer. Nothing was sent.");
  if (!(error instanceof Refusal)) return t("That did not work.");
  if (error.status === 401) return t("The playground was started anew. Reload the page.");
  const known = REFUSALS.find(([pattern]) => pattern.test(error.message));
  return known ? known[1]() : t("That was not possible: {why}", { why: error.message });
}
