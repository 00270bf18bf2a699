import { h, icon } from "./dom.js";
import { state } from "./state.js";
import { composeBox } from "./compose.js";
import { drawMessage } from "./message.js";

const RepliesShown = 4;
const TypingLasts = 6_000;

/** A post of a channel with its replies; many replies are folded, a wanted one unfolds them. */
export function drawThread(place, root, on) {
  const first = h("div", { class: "thread-root" });
  const fold = h("button", { type: "button", class: "link-button fold", hidden: true, onclick: unfold });
  const replies = h("div", { class: "thread-replies" });
  const typing = h("p", { class: "typing", "aria-live": "polite", hidden: true }, h("span", { class: "typing-dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), ` ${state.bot.name} is typing…`);
  const foot = h("div", { class: "thread-foot" });
  const element = h("section", { class: "thread", "data-thread": root, "aria-label": "Thread" }, first, fold, replies, typing, foot);
  const links = { ...on, insert: attachment => openCompose().insert(attachment) };
  let compose = null;
  let folded = true;
  let timer = 0;

  closeCompose();
  return { element, put, typing: showTyping };

  function put(message, isWanted) {
    const drawn = drawMessage(message, links);
    const old = element.querySelector(`[data-message="${message.id}"]`);

    if (!message.author) {
      typing.hidden = true;
    }

    if (old) {
      drawn.classList.toggle("highlight", old.classList.contains("highlight"));
      old.replaceWith(drawn);
    } else if (message.id === root) {
      first.append(drawn);
      element.setAttribute("aria-label", `Thread by ${message.authorName}: ${message.subject ?? message.text.slice(0, 60)}`);
    } else {
      const later = [...replies.children].find(sibling => Number(sibling.dataset.message) > Number(message.id));
      replies.insertBefore(drawn, later ?? null);
    }

    folded &&= !isWanted;
    refold();
  }

  function refold() {
    const all = [...replies.children];
    const hidden = folded ? Math.max(0, all.length - RepliesShown) : 0;
    all.forEach((reply, at) => { reply.hidden = at < hidden; });
    fold.hidden = hidden === 0;
    fold.textContent = `Show ${hidden} earlier ${hidden === 1 ? "reply" : "replies"}`;
  }

  function unfold() {
    folded = false;
    refold();
  }

  function showTyping() {
    clearTimeout(timer);
    typing.hidden = false;
    timer = setTimeout(() => { typing.hidden = true; }, TypingLasts);
  }

  function openCompose() {
    if (!compose) {
      compose = composeBox({ place, thread: root, label: "Reply", cancel: closeCompose, sent: answer => { unfold(); if (!answer.problem) { closeCompose(); } }, open: on.open });
      foot.replaceChildren(compose.element);
    }

    return compose;
  }

  function closeCompose() {
    compose = null;
    foot.replaceChildren(h("button", { type: "button", class: "link-button reply", onclick: () => openCompose().focus() }, icon("reply"), "Reply"));
  }
}
