import { h, icon } from "./dom.js";
import { state, personOf, where } from "./state.js";
import { post } from "./api.js";
import { avatar, botAvatar } from "./avatar.js";
import { drawCard } from "./cards.js";
import { openDialog } from "./dialog.js";
import { menuButton } from "./menu.js";
import { attempt, problemLine } from "./notices.js";
import { markdown, plain, xml } from "./text.js";
import { teamsTheme } from "./theme.js";
import { shortTime, wholeTime } from "./times.js";

const Renderers = { plain, xml, markdown, extendedmarkdown: markdown };
const RefreshPause = 60_000;
const refreshed = new Map();

/**
 * One message with its cards and its menu.
 * @param on `insert(attachment)` into the compose box of this place, `open(address)`
 */
export function drawMessage(message, on) {
  const mine = message.author === state.me.id;
  const author = message.author ? personOf(message.author) ?? { name: message.authorName } : null;
  const line = problemLine();
  const notice = h("p", { class: "message-notice", role: "status" });
  const place = state.places.get(message.place);
  const spot = { as: state.me.id, place: message.place, message: message.id };

  const element = h("article", { class: `message ${mine ? "mine" : ""} ${author ? "" : "from-bot"}`, id: `message-${message.id}`, "data-message": message.id, "aria-label": `${message.authorName}, ${shortTime(message.time)}` },
    author ? avatar(author, { size: 32 }) : botAvatar(32),
    h("div", { class: "message-main" },
      h("header", { class: "message-head" },
        h("span", { class: "message-author" }, message.authorName),
        !author && h("span", { class: "badge" }, "Bot"),
        h("time", { datetime: message.time, title: wholeTime(message.time) }, shortTime(message.time)),
        message.edited && h("span", { class: "message-edited" }, "Edited"),
        !message.deleted && menu()),
      h("div", { class: "bubble" }, ...content()),
      line.element, notice));

  if (!message.deleted) {
    refreshCard();
  }

  return element;

  function content() {
    if (message.deleted) {
      return [h("p", { class: "message-deleted" }, "This message has been deleted.")];
    }

    const text = h("div", { class: "message-text" });
    text.innerHTML = (Renderers[message.format] ?? plain)(message.text, message.mentions);
    text.querySelectorAll(".mention").forEach(mention => mention.classList.toggle("mention-me", mention.textContent === state.me.name));
    return [
      message.subject && h("h3", { class: "message-subject" }, message.subject),
      message.text && text,
      ...message.attachments.map(attachment => drawCard(attachment, {
        execute: action => press("execute", { ...spot, action, trigger: "manual" }),
        submit: data => press("submit", { ...spot, data }),
        open: on.open,
        problem: line.show,
        where: () => where(place, message.root),
      })),
    ].filter(Boolean);
  }

  async function press(path, body) {
    element.classList.add("busy");
    const answer = await attempt(line, () => post(path, body));
    element.classList.remove("busy");

    // A replaced card has redrawn this message; only what remains is said here.
    if (answer?.problem) {
      (element.isConnected ? line : { show: on.announce }).show(answer.problem);
    } else if (answer?.task) {
      openDialog(answer.task, { where: where(place, message.root), act: null }, on);
    } else if (answer?.notice) {
      notice.textContent = answer.notice;
    } else if (answer && path === "submit" && !body.data?.msteams?.feedback?.hide) {
      notice.textContent = "Your response was sent to the app";
    }
  }

  /** A card with a refresh shows this person his or her own view of it; Teams asks at most once a minute. */
  async function refreshCard() {
    const refresh = message.attachments[0]?.content?.refresh;
    const users = refresh?.userIds;
    const isAsked = refresh?.action?.type === "Action.Execute" && (users ? users.includes(state.me.mri) || users.includes(state.me.id) : place.members.length <= 60);
    const key = `${state.me.id} ${message.id}`;

    if (author || !isAsked || Date.now() - (refreshed.get(key) ?? 0) < RefreshPause) {
      return;
    }

    refreshed.set(key, Date.now());
    const { type, id, title, verb, data } = refresh.action;

    // Nobody pressed anything, so a failure leaves the common card without a word, as in Teams; the wire shows it.
    await post("execute", { ...spot, action: { type, id, title, verb, data: data ?? {} }, trigger: "automatic" }).catch(() => undefined);
  }

  function menu() {
    return h("span", { class: "message-menu" }, menuButton("More options", icon("more"), () => [
      ...state.messageActions.map(command => ({ label: command.title, hint: command.description, icon: h("img", { src: "/room/icon", width: "16", height: "16", alt: "" }), choose: () => act(command) })),
      { label: "Copy link", icon: icon("link"), choose: copyLink },
    ]));
  }

  async function act(command) {
    const action = { where: where(place, message.root), command: command.id, message: message.id, theme: teamsTheme() };
    const answered = await attempt(line, () => post("action", action));
    const answer = answered?.answer;

    if (answer?.task) {
      openDialog(answer.task, { where: action.where, act: action }, on);
    } else if (answer?.composeExtension?.attachments?.length > 0) {
      on.insert(answer.composeExtension.attachments[0]);
    } else if (answered) {
      line.show(answered.problem ?? "The bot opened no dialog.");
    }
  }

  async function copyLink() {
    try {
      await navigator.clipboard.writeText(message.link);
      notice.textContent = "Link copied.";
    } catch {
      notice.textContent = message.link;
    }
  }
}
