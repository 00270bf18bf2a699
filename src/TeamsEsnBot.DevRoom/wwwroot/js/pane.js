import { h, icon } from "./dom.js";
import { state, personOf } from "./state.js";
import { get, post } from "./api.js";
import { avatar, botAvatar, groupAvatar, teamAvatar } from "./avatar.js";
import { composeBox } from "./compose.js";
import { drawMessage } from "./message.js";
import { drawThread } from "./thread.js";
import { attempt, problemLine } from "./notices.js";

const TypingLasts = 6_000;

/** The messages of one place: a chat, or a channel with its threads. */
export function openPane(pane, place, { message: wanted = null, draft = "", on }) {
  const line = problemLine();
  const list = h("div", { class: `messages ${place.kind === "channel" ? "threads" : "chat"}`, role: "log", "aria-label": `Messages in ${place.name}` });
  const scroller = h("div", { class: "scroller" }, list);
  const older = h("button", { type: "button", class: "link-button older", hidden: true, onclick: () => loadOlder() }, "Show older messages");
  const typing = h("p", { class: "typing", "aria-live": "polite", hidden: true }, h("span", { class: "typing-dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` ${state.bot.name} is typing…`);
  const foot = h("footer", { class: "pane-foot" });
  const empty = h("p", { class: "empty", hidden: true }, {
    personal: `This is the start of your chat with ${state.bot.name}.`,
    channel: `Nobody has posted in ${place.name} yet. Mention @${state.bot.name} in a post to ask it something.`,
    groupChat: `Mention @${state.bot.name} to ask it something.`,
    chat: `${state.bot.name} is not in this chat.`,
  }[place.kind]);
  const known = new Map();
  const threads = new Map();
  const links = { open: on.open, announce: line.show, insert: attachment => openCompose().insert(attachment) };
  let compose = null;
  let typingTimer = 0;

  pane.replaceChildren(head(), line.element, scroller, foot);
  scroller.prepend(empty);
  scroller.append(typing);
  list.before(older);
  drawFoot();
  const ready = load();
  return { place, ready, show, showTyping, redraw, focus: () => compose?.focus(), announce: line.show };

  function head() {
    const face = { personal: () => botAvatar(36), groupChat: () => groupAvatar(36), chat: () => avatar(other(), { size: 36, presence: true }), channel: () => teamAvatar(place.team.name, 36) }[place.kind]();
    const about = { personal: "Bot", groupChat: `${place.members.length} people and ${state.bot.name}`, chat: place.members.length === 2 ? other().job : `${place.members.length} people`, channel: place.team?.name }[place.kind];
    return h("header", { class: "pane-head" },
      h("button", { type: "button", class: "icon-button back", "aria-label": "Back to the list", onclick: on.back }, icon("back")),
      face, h("div", {}, h("h2", {}, place.name), h("p", {}, about)));
  }

  function other() {
    return personOf(place.members.find(id => id !== state.me.id)) ?? { name: place.name };
  }

  async function load() {
    const around = wanted ? `&around=${encodeURIComponent(wanted)}` : "";
    const answer = await attempt(line, () => get(`messages?as=${state.me.id}&place=${encodeURIComponent(place.id)}${around}`));

    if (!answer) {
      return;
    }

    answer.messages.forEach(put);
    older.hidden = !answer.more;
    empty.hidden = known.size > 0;

    if (wanted) {
      highlight(wanted);
    } else {
      toEnd();
    }
  }

  async function loadOlder() {
    const first = list.firstElementChild;
    const oldest = first?.dataset.thread ?? first?.dataset.message;
    const answer = await attempt(line, () => get(`messages?as=${state.me.id}&place=${encodeURIComponent(place.id)}&before=${oldest}`));

    if (answer) {
      const height = scroller.scrollHeight;
      answer.messages.forEach(put);
      older.hidden = !answer.more;
      scroller.scrollTop += scroller.scrollHeight - height;
    }
  }

  function show(message) {
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;

    if (!message.author) {
      typing.hidden = true;
    }

    put(message);

    if (atEnd || (message.author === state.me.id && !message.root)) {
      toEnd();
    }
  }

  function put(message) {
    known.set(message.id, message);
    empty.hidden = true;

    if (message.root) {
      putInThread(message);
    } else {
      putOrReplace(list, drawMessage(message, links), message.id);
    }
  }

  function putInThread(message) {
    let thread = threads.get(message.root);

    if (!thread) {
      thread = drawThread(place, message.root, links);
      threads.set(message.root, thread);
      insertByAge(list, thread.element, message.root);
    }

    thread.put(message, message.id === wanted);
  }

  function putOrReplace(parent, element, id) {
    const before = parent.querySelector(`[data-message="${id}"]`);

    if (before) {
      before.replaceWith(element);
    } else {
      insertByAge(parent, element, id);
    }
  }

  function insertByAge(parent, element, id) {
    const later = [...parent.children].find(sibling => Number(sibling.dataset.thread ?? sibling.dataset.message) > Number(id));
    parent.insertBefore(element, later ?? null);
  }

  function showTyping({ root }) {
    const thread = threads.get(root);

    if (thread) {
      thread.typing();
      return;
    }

    clearTimeout(typingTimer);
    typing.hidden = false;
    typingTimer = setTimeout(() => { typing.hidden = true; }, TypingLasts);
    toEnd();
  }

  function redraw() {
    [...known.values()].forEach(put);
  }

  function highlight(id) {
    const element = list.querySelector(`[data-message="${CSS.escape(id)}"]`);

    if (!element) {
      line.show("That message is not in this room any more.");
      toEnd();
      return;
    }

    element.classList.add("highlight");
    element.scrollIntoView({ block: "center" });
  }

  function toEnd() {
    scroller.scrollTop = scroller.scrollHeight;
  }

  function drawFoot() {
    if (place.kind !== "channel") {
      openCompose();
      return;
    }

    foot.replaceChildren(h("div", { class: "new-post" }, h("button", { type: "button", class: "button primary", onclick: () => openCompose().focus() }, icon("pencil"), "Start a post")));
  }

  function openCompose() {
    if (compose) {
      return compose;
    }

    const isChannel = place.kind === "channel";
    const closeAgain = () => { compose = null; drawFoot(); };
    compose = composeBox({
      place,
      subject: isChannel,
      draft,
      label: isChannel ? "Start a post. Type @ to mention somebody" : "Type a message",
      suggestions: place.hasBot,
      cancel: isChannel ? closeAgain : null,
      sent: isChannel ? answer => !answer.problem && closeAgain() : null,
      open: on.open,
    });
    foot.replaceChildren(compose.element);
    return compose;
  }
}

/** Tells the room that this place is being read. */
export const visit = place => post("visit", { as: state.me.id, place: place.id });
