import { h, icon } from "./dom.js";
import { post } from "./api.js";
import { drawCard } from "./cards.js";
import { attempt, problemLine } from "./notices.js";
import { teamsTheme } from "./theme.js";
import { xml } from "./text.js";

const Widths = { small: 280, medium: 600, large: 960 };
const Heights = { small: 280, medium: 520, large: 760 };

/**
 * Opens the dialog that the bot asked for and leads it through its pages.
 * @param task `{ type: "continue" | "message", value }`
 * @param from where it came from: `{ where, act }`; `act` is null for a dialog that a card's button opened
 * @param on `insert(attachment)` puts a card into the compose box, `open(address)` follows a link
 */
export function openDialog(task, from, on) {
  const line = problemLine();
  const title = h("h2", { id: "dialog-title" });
  const body = h("div", { class: "dialog-body" });
  const close = h("button", { type: "button", class: "icon-button", "aria-label": "Close dialog", onclick: () => dialog.close() }, icon("close"));
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title", onclose: () => dialog.remove() },
    h("header", { class: "dialog-head" }, title, close), line.element, body);

  document.body.append(dialog);
  show(task);
  dialog.showModal();
  return dialog;

  function show({ type, value }) {
    if (type === "message") {
      title.textContent = "Message";
      body.innerHTML = xml(String(value ?? ""));
      return;
    }

    title.textContent = value?.title ?? "";
    dialog.style.setProperty("--dialog-width", `${Widths[value?.width] ?? (Number(value?.width) || 600)}px`);
    dialog.style.setProperty("--dialog-height", value?.height ? `${Heights[value.height] ?? (Number(value.height) || 0)}px` : "0");

    if (value?.card) {
      body.replaceChildren(drawCard(value.card, {
        submit,
        execute: () => line.show("Action.Execute does not work in a dialog of Teams; use Action.Submit."),
        open: on.open,
        problem: line.show,
        where: () => from.where,
      }));
    } else {
      body.replaceChildren(h("p", {}, "The bot wants to show a web page here: ", h("a", { href: value?.url, target: "_blank", rel: "noopener" }, value?.url)));
    }
  }

  function submit(data) {
    return send({ data });
  }

  async function send(what) {
    dialog.classList.add("busy");
    await attempt(line, async () => {
      const { problem, answer } = await post("dialog", { where: from.where, act: from.act, theme: teamsTheme(), data: {}, ...what });

      if (problem) {
        line.show(problem);
      } else if (answer?.task) {
        show(answer.task);
      } else if (answer?.composeExtension) {
        finish(answer.composeExtension);
      } else {
        dialog.close();
      }
    });
    dialog.classList.remove("busy");
  }

  function finish(extension) {
    if (extension.type === "botMessagePreview") {
      preview(extension.activityPreview);
    } else if (extension.type === "result" && extension.attachments?.length > 0) {
      dialog.close();
      on.insert(extension.attachments[0]);
    } else if (extension.type === "message") {
      show({ type: "message", value: extension.text });
    } else if (extension.type === "result") {
      dialog.close();
    } else {
      line.show(`The bot answered with “${extension.type}”, which is not drawn in this room.`);
    }
  }

  function preview(activity) {
    title.textContent = "Preview";
    body.replaceChildren(
      ...(activity?.attachments ?? []).map(attachment => drawCard(attachment)),
      h("div", { class: "dialog-buttons" },
        h("button", { type: "button", class: "button", onclick: () => send({ preview: "edit", previewActivity: activity }) }, "Edit"),
        h("button", { type: "button", class: "button primary", onclick: () => send({ preview: "send", previewActivity: activity }) }, "Send")));
  }
}
