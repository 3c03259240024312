/** Pictures, files, voice, places and contacts inside a message. */

import { fileUrl, plainly, saveUrl } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openDialog } from "./overlay.js";
import { mediaName } from "./service.js";
import { locale, t } from "./words.js";

/** What the browser shows by itself, and what cannot do any harm when it does. */
const SHOWN = ["application/pdf", "text/plain", "image/png", "image/jpeg", "image/gif", "image/webp"];

/** @param {any} message @param {(text: string) => void} trouble */
export function mediaElement(message, trouble) {
  const { media } = message;
  switch (media.kind) {
    case "photo":
      return photo(media, message, trouble);
    case "document":
      return fileCard(media, trouble);
    case "voice":
      return card(icon("mic"), t("Voice message"), duration(media.duration), saver(media, "voice.ogg", trouble));
    case "location":
    case "venue":
      return place(media.location ?? media, media.title);
    default:
      return card(icon("stranger"), media.first_name ?? t("Contact"), media.phone_number ?? "");
  }
}

function photo(media, message, trouble) {
  const name = message.text ? t("Picture: {caption}", { caption: message.text.slice(0, 80) }) : t("Picture");
  const image = h("img", { alt: "", width: media.width, height: media.height });
  const button = h("button.photo", { type: "button", "aria-label": t("{name}, show it large", { name }) }, image);
  button.style.aspectRatio = `${media.width} / ${media.height}`;
  fileUrl(media.file_id)
    .then((url) => {
      image.src = url;
      button.addEventListener("click", () => {
        const full = h("img", { src: url, alt: name });
        const save = () =>
          saveUrl(url, media.file_name ?? `${t("Picture").toLowerCase()}.${media.mime_type?.split("/")[1] ?? "png"}`);
        openDialog(
          name,
          [full, h("button.secondary", { type: "button", onclick: save }, icon("save"), t("Save"))],
          "picture",
        );
      });
    })
    .catch((error) => trouble(plainly(error)));
  return button;
}

function fileCard(media, trouble) {
  const name = mediaName(media);
  const shown = SHOWN.includes(media.mime_type);
  const open = async () => {
    try {
      const url = await fileUrl(media.file_id);
      if (shown) window.open(url, "_blank", "noopener");
      else saveUrl(url, name);
    } catch (error) {
      trouble(plainly(error));
    }
  };
  const act = h("button.card-act", {
    type: "button",
    onclick: open,
    "aria-label": shown ? t("Open {name}", { name }) : t("Save {name}", { name }),
  });
  return card(icon("file"), name, size(media.size), act, shown ? null : icon("save"));
}

function saver(media, name, trouble) {
  const save = () =>
    fileUrl(media.file_id).then(
      (url) => saveUrl(url, name),
      (error) => trouble(plainly(error)),
    );
  return h("button.card-act", { type: "button", onclick: save, "aria-label": t("Save {name}", { name }) });
}

function place({ latitude, longitude, horizontal_accuracy: accuracy }, title) {
  const text = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const note = accuracy ? t("within {n} m", { n: Math.round(accuracy).toLocaleString(locale()) }) : t("Copy");
  const copy = () => navigator.clipboard.writeText(text);
  const act = h("button.card-act", {
    type: "button",
    onclick: copy,
    "aria-label": t("Copy the coordinates {text}", { text }),
  });
  return card(icon("place"), title ?? text, title ? text : note, act);
}

/** A whole card can be pressed: the button covers it. */
function card(sign, title, note, act = null, tail = null) {
  return h(
    "div.card",
    {},
    h("span.card-sign", {}, sign),
    h("span.card-words", {}, h("b", {}, title), h("small", {}, note)),
    tail,
    act,
  );
}

function duration(seconds = 0) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function size(bytes) {
  const format = (n, unit) =>
    new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: 1 }).format(n);
  if (bytes < 1_000) return format(bytes, "byte");
  return bytes < 1_000_000 ? format(bytes / 1_000, "kilobyte") : format(bytes / 1_000_000, "megabyte");
}
