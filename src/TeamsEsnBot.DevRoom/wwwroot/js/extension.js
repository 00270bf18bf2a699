import { h, icon } from "./dom.js";
import { state, where } from "./state.js";
import { post } from "./api.js";
import { drawPreview } from "./cards.js";
import { openDialog } from "./dialog.js";
import { attempt, problemLine } from "./notices.js";
import { teamsTheme } from "./theme.js";

const PageSize = 25;

/** The message extension under the compose box: a tab for every search command, results as you type, and the bot's actions below. */
export function extensionPanel({ place, thread, insert, close, open }) {
  const line = problemLine();
  const results = h("ul", { class: "results", "aria-label": "Results" });
  const status = h("p", { class: "results-status", role: "status" });
  const box = h("input", { type: "search", class: "search-box", "aria-label": "Search", autocomplete: "off", oninput: later, onkeydown: walk });
  const tabs = h("div", { class: "tabs", role: "tablist" });
  const panel = h("section", { class: "extension", role: "dialog", "aria-label": `Search with ${state.bot.name}`, onkeydown: event => event.key === "Escape" && (event.stopPropagation(), close()) },
    h("header", { class: "extension-head" }, h("strong", {}, state.bot.name), h("button", { type: "button", class: "icon-button", "aria-label": "Close search", onclick: close }, icon("close"))),
    tabs, h("div", { class: "search-row" }, icon("search"), box), line.element, results, status,
    state.composeActions.length > 0 && h("div", { class: "extension-actions" }, ...state.composeActions.map(command =>
      h("button", { type: "button", class: "link-button", onclick: () => act(command) }, command.title))));

  let current = state.queries[0];
  let timer = 0;
  let asked = 0;
  let shown = 0;

  tabs.hidden = state.queries.length < 2;
  tabs.append(...state.queries.map(command => h("button", { type: "button", role: "tab", "aria-selected": String(command === current), onclick: event => choose(command, event.currentTarget) }, command.title)));

  if (current) {
    begin();
  } else {
    panel.querySelector(".search-row").hidden = true;
    status.textContent = "The app manifest names no search command.";
  }

  return { element: panel, focus: () => box.focus() };

  function choose(command, tab) {
    current = command;
    tabs.querySelectorAll("[role=tab]").forEach(other => other.setAttribute("aria-selected", String(other === tab)));
    begin();
    box.focus();
  }

  function begin() {
    box.placeholder = current.parameters[0]?.description || current.description || current.title;
    results.replaceChildren();
    status.textContent = "";

    if (current.initialRun || box.value.trim()) {
      search(0);
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(() => search(0), 300);
  }

  async function search(skip) {
    const mine = ++asked;
    const text = box.value.trim();

    if (!text && !current.initialRun) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }

    status.textContent = "Searching…";
    const found = await attempt(line, () => post("search", { where: where(place, thread), command: current.id, parameter: null, text, initialRun: text === "", skip }));

    // A slower answer to earlier letters must not replace a newer one.
    if (mine !== asked) {
      return;
    }

    status.textContent = "";

    if (found?.problem) {
      line.show(found.problem);
    } else if (found) {
      show(found.answer?.composeExtension, skip);
    }
  }

  function show(extension, skip) {
    if (skip === 0) {
      results.replaceChildren();
      shown = 0;
    }

    results.querySelector(".more")?.remove();

    if (extension?.type === "message") {
      status.textContent = extension.text;
      return;
    }

    if (extension?.type !== "result") {
      line.show(extension ? `The bot answered with “${extension.type}”, which is not drawn in this room.` : "The bot's answer is not a list of results.");
      return;
    }

    const all = extension.attachments ?? [];
    const listed = all.filter(attachment => attachment.preview || attachment.contentType !== "application/vnd.microsoft.card.adaptive");
    shown += all.length;
    results.append(...listed.map(attachment => h("li", {}, h("button", { type: "button", class: "result", onclick: () => take(attachment) }, ...drawPreview(attachment)))));

    if (all.length >= PageSize) {
      results.append(h("li", { class: "more" }, h("button", { type: "button", class: "link-button", onclick: () => search(shown) }, "More results")));
    }

    if (all.length > listed.length) {
      line.show(`${all.length - listed.length} of the bot's cards have no preview. Teams does not list those.`);
    }

    status.textContent = shown === 0 ? "Nothing found." : `${shown} ${shown === 1 ? "result" : "results"}`;
  }

  async function take(attachment) {
    const tap = attachment.preview?.content?.tap;

    if (tap?.type !== "invoke") {
      insert({ contentType: attachment.contentType, content: attachment.content });
      return;
    }

    const chosen = await attempt(line, () => post("select", { where: where(place, thread), value: tap.value }));
    const card = chosen?.answer?.composeExtension?.attachments?.[0];

    if (card) {
      insert({ contentType: card.contentType, content: card.content });
    } else if (chosen) {
      line.show(chosen.problem ?? "The bot returned no card for this result.");
    }
  }

  async function act(command) {
    const action = { where: where(place, thread), command: command.id, message: null, theme: teamsTheme() };
    const answered = await attempt(line, () => post("action", action));

    if (answered?.answer?.task) {
      close();
      openDialog(answered.answer.task, { where: action.where, act: action }, { insert, open });
    } else if (answered) {
      line.show(answered.problem ?? "The bot opened no dialog.");
    }
  }

  function walk(event) {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      results.querySelector("button")?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      search(0);
    }
  }
}
