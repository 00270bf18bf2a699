import { h, icon } from "./dom.js";
import { state } from "./state.js";
import { post } from "./api.js";
import { drawCard } from "./cards.js";
import { extensionPanel } from "./extension.js";
import { mentionPicker } from "./mentions.js";
import { attempt, problemLine } from "./notices.js";

/**
 * The box to write in: text, mentions, cards from the message extension.
 * @param options.thread root of the thread to reply in; null for a new post or a chat
 * @param options.subject true when a new post may have a subject
 * @param options.cancel called when the writer gives up; only for boxes that can be closed
 */
export function composeBox({ place, thread = null, subject = false, label, draft = "", suggestions = false, cancel = null, sent = null, open }) {
  const line = problemLine();
  const title = subject ? h("input", { type: "text", class: "compose-subject", placeholder: "Add a subject", "aria-label": "Subject", maxlength: "200" }) : null;
  const box = h("textarea", { class: "compose-text", rows: "1", placeholder: label, "aria-label": label, oninput: grow, onkeydown: key });
  const mentions = mentionPicker(box, place);
  const cards = h("div", { class: "compose-cards" });
  const holder = h("div", { class: "extension-holder" });
  const sendButton = h("button", { type: "submit", class: "icon-button send", "aria-label": "Send", title: "Send (Enter)" }, icon("send"));
  const extensionButton = h("button", { type: "button", class: "icon-button", "aria-label": `Search with ${state.bot.name}`, "aria-expanded": "false", title: `Search with ${state.bot.name}`, onclick: toggleExtension }, h("img", { src: "/room/icon", width: "18", height: "18", alt: "" }));
  let attached = [];

  const form = h("form", { class: "compose", onsubmit: submit },
    line.element, holder, suggestions && chips(),
    h("div", { class: "compose-frame" },
      title, mentions.element, box, cards,
      h("div", { class: "compose-tools" },
        h("button", { type: "button", class: "icon-button", "aria-label": "Mention somebody", title: "Mention (@)", onclick: mentions.begin }, icon("at")),
        extensionButton,
        h("span", { class: "bar-space" }),
        cancel && h("button", { type: "button", class: "button", onclick: cancel }, "Cancel"),
        sendButton)));

  box.value = draft;
  queueMicrotask(grow);
  return { element: form, insert, focus: () => { (title ?? box).focus(); box.selectionStart = box.value.length; }, problem: line.show };

  /** What the manifest suggests for this kind of place; choosing types it, as in Teams. */
  function chips() {
    const scope = { personal: "personal", channel: "team", groupChat: "groupchat" }[place.kind];
    const fitting = state.suggestions.filter(command => command.scopes.some(known => known.toLowerCase() === scope));
    return fitting.length > 0 && h("div", { class: "chips", role: "group", "aria-label": "Suggestions" }, ...fitting.map(command =>
      h("button", { type: "button", class: "chip", title: command.description ?? "", onclick: () => type(command.title) }, command.title)));
  }

  function type(command) {
    const inPersonalChat = place.kind === "personal";
    box.value = `${inPersonalChat ? "" : `@${state.bot.name} `}${command} `;

    if (!inPersonalChat) {
      mentions.add(state.bot);
    }

    box.focus();
    grow();
  }

  function key(event) {
    if (mentions.takes(event)) {
      return;
    }

    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === "Escape" && cancel) {
      cancel();
    }
  }

  function grow() {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
  }

  async function submit(event) {
    event.preventDefault();
    const text = box.value;

    if (!text.trim() && attached.length === 0) {
      box.focus();
      return;
    }

    const message = { as: state.me.id, place: place.id, thread, text, subject: title?.value ?? null, mentions: mentions.ids(), attachments: attached };
    const kept = { subject: title?.value, attached };
    reset();

    const answer = await attempt(line, () => post("messages", message));

    if (!answer) {
      // Nothing was posted: what was written comes back.
      box.value = text;
      attached = kept.attached;
      drawAttached();
      grow();
    } else if (answer.problem) {
      line.show(answer.problem);
    }

    if (answer) {
      sent?.(answer);
    }
  }

  function reset() {
    box.value = "";
    attached = [];
    mentions.clear();
    drawAttached();
    grow();

    if (title) {
      title.value = "";
    }
  }

  function insert(attachment) {
    attached = [attachment];
    closeExtension();
    drawAttached();
    box.focus();
  }

  function drawAttached() {
    cards.replaceChildren(...attached.map(attachment => h("div", { class: "compose-card" },
      // Buttons do not work before the card is sent; Teams keeps them still too.
      h("div", { inert: true }, drawCard(attachment)),
      h("button", { type: "button", class: "icon-button", "aria-label": "Remove card", onclick: () => { attached = []; drawAttached(); } }, icon("close")))));
  }

  function toggleExtension() {
    if (holder.firstChild) {
      closeExtension();
      return;
    }

    const panel = extensionPanel({ place, thread, insert, close: closeExtension, open });
    holder.replaceChildren(panel.element);
    extensionButton.setAttribute("aria-expanded", "true");
    panel.focus();
  }

  function closeExtension() {
    holder.replaceChildren();
    extensionButton.setAttribute("aria-expanded", "false");
    box.focus();
  }
}
