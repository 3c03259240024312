/** What happened in a chat, in one line. */

import { t } from "./words.js";

/** @param {any} message @param {import("./world.js").World} world */
export function serviceText(message, world) {
  const { service, from } = message;
  const who = from.name;
  if ("new_chat_members" in service) {
    const added = service.new_chat_members;
    if (added.length === 1 && added[0] === from.id) return t("{who} joined the group", { who });
    return t("{who} added {names}", { who, names: added.map((id) => world.name(id)).join(", ") });
  }
  if ("left_chat_member" in service) {
    const left = service.left_chat_member;
    if (left === from.id) return t("{who} left the group", { who });
    return t("{who} removed {name}", { who, name: world.name(left) });
  }
  if ("new_chat_title" in service) return t("{who} named the group “{title}”", { who, title: service.new_chat_title });
  if ("pinned_message" in service) return t("{who} pinned a message", { who });
  if ("group_chat_created" in service || "supergroup_chat_created" in service)
    return t("{who} made the group", { who });
  if ("forum_topic_created" in service) {
    return t("{who} opened the topic “{name}”", { who, name: service.forum_topic_created.name });
  }
  if ("forum_topic_closed" in service) return t("{who} closed the topic", { who });
  if ("forum_topic_reopened" in service) return t("{who} opened the topic again", { who });
  if ("migrate_to_chat_id" in service || "migrate_from_chat_id" in service) return t("The group became a supergroup");
  return t("Something changed in the group");
}

/** The message in one line, as lists and quotes show it. @param {any} message @param {import("./world.js").World} world */
export function oneLine(message, world) {
  if (message.deleted) return t("Deleted message");
  if (message.service) return serviceText(message, world);
  if (message.text) return message.text.replace(/\s+/g, " ").slice(0, 120);
  return mediaName(message.media);
}

/** @param {any} media */
export function mediaName(media) {
  switch (media?.kind) {
    case "photo":
      return t("Picture");
    case "document":
      return media.file_name ?? t("File");
    case "voice":
      return t("Voice message");
    case "location":
    case "venue":
      return t("Place");
    case "contact":
      return t("Contact");
    default:
      return t("Message");
  }
}
