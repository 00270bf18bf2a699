import { h } from "./dom.js";
import { state } from "./state.js";
import { post } from "./api.js";
import { theme } from "./theme.js";
import { escapeHtml, markdown, safeAddress } from "./text.js";

const { AdaptiveCard, HostConfig, ExecuteAction, OpenUrlAction, SubmitAction, SerializationContext, Versions } = globalThis.AdaptiveCards;

const Adaptive = "application/vnd.microsoft.card.adaptive";
const Simple = ["application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail"];
const hosts = {};
let mentionsOfThisCard = [];

/** Loads the two looks of cards; before the first card is drawn. */
export async function startCards() {
  for (const name of ["light", "dark"]) {
    hosts[name] = new HostConfig(await (await fetch(`cards/host-${name}.json`)).json());
  }

  // Drawing a card is one synchronous step, so the mentions of the card in hand are the right ones.
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text, mentionsOfThisCard);
    result.didProcess = true;
  };
}

/**
 * Draws an attachment as Teams would.
 * @param on what its buttons do: `execute(action)`, `submit(data)`, `open(address)`; a card without `on` is a picture of itself.
 */
export function drawCard(attachment, on = null) {
  if (attachment.contentType === Adaptive) {
    return drawAdaptive(attachment.content, on);
  }

  if (Simple.includes(attachment.contentType)) {
    return drawSimple(attachment.content ?? {}, on);
  }

  return h("p", { class: "card-note" }, `An attachment of type ${attachment.contentType} is not drawn here.`);
}

function drawAdaptive(content, on) {
  const frame = h("div", { class: `card ${content?.msteams?.width?.toLowerCase() === "full" ? "card-full" : ""}` });

  try {
    if (isTooNew(content?.version)) {
      frame.replaceChildren(h("p", { class: "card-note" }, content.fallbackText ?? `This card needs version ${content.version} of Adaptive Cards.`));
      return frame;
    }

    const source = structuredClone(content);
    const datasets = fillPeople(source);
    render(source);
    fillFromBot(source, datasets, on).then(changed => changed && render(source), problem => on?.problem?.(problem.message));
  } catch (broken) {
    frame.replaceChildren(h("p", { class: "card-note card-broken" }, `This card cannot be drawn: ${broken.message}`));
  }

  return frame;

  function render(source) {
    const card = new AdaptiveCard();
    card.hostConfig = hosts[theme()];
    mentionsOfThisCard = (source.msteams?.entities ?? []).filter(entity => entity.type === "mention")
      .map(entity => ({ text: entity.text, name: entity.mentioned?.name ?? entity.text }));
    card.onExecuteAction = action => press(action, on);

    card.parse(source, new SerializationContext(Versions.v1_5));
    frame.replaceChildren(card.render() ?? h("p", { class: "card-note" }, source.fallbackText ?? "An empty card."));

    // The renderer names the frame around a filtered choice, not the box in it.
    frame.querySelectorAll("div[aria-labelledby] > input:not([aria-labelledby])").forEach(box => box.setAttribute("aria-labelledby", box.parentElement.getAttribute("aria-labelledby")));
  }
}

/** Teams draws cards up to version 1.5 and shows the fallback text of newer ones. */
function isTooNew(version) {
  const [major, minor] = String(version ?? "1.0").split(".").map(Number);
  return major > 1 || (major === 1 && minor > 5);
}

function press(action, on) {
  if (action instanceof OpenUrlAction) {
    on?.open?.(action.url);
  } else if (action instanceof ExecuteAction) {
    on?.execute?.({ type: "Action.Execute", id: action.id, title: action.title, verb: action.verb, data: action.data ?? {} });
  } else if (action instanceof SubmitAction) {
    on?.submit?.(action.data ?? {});
  }
}

/** A people picker is served by Teams itself: here its choices are the company. Returns the choice sets that only the bot can fill. */
function fillPeople(source) {
  const others = [];

  for (const input of choiceSets(source)) {
    const dataset = input["choices.data"]?.dataset;

    if (dataset?.startsWith("graph.microsoft.com/users")) {
      const here = dataset.includes("currentContext") && state.place ? new Set(state.place.members) : null;
      input.choices = [...state.people.values()].filter(person => !here || here.has(person.id))
        .map(person => ({ title: `${person.name} · ${person.job}`, value: person.id }));
      input.style = input.isMultiSelect ? input.style : "filtered";
    } else if (dataset) {
      others.push(input);
    }
  }

  return others;
}

/** Typeahead of the bot's own data: the page asks once for the top entries and filters those. */
async function fillFromBot(source, inputs, on) {
  if (!on?.where || inputs.length === 0) {
    return false;
  }

  for (const input of inputs) {
    const { problem, answer } = await post("typeahead", { ...on.where(), dataset: input["choices.data"].dataset, text: "" });

    if (problem) {
      throw new Error(problem);
    }

    input.choices = [...(input.choices ?? []), ...(answer?.value?.results ?? [])];
    input.style = "filtered";
  }

  return true;
}

function choiceSets(node, found = []) {
  if (Array.isArray(node)) {
    node.forEach(part => choiceSets(part, found));
  } else if (node && typeof node === "object") {
    if (node.type === "Input.ChoiceSet") {
      found.push(node);
    }

    Object.values(node).forEach(part => choiceSets(part, found));
  }

  return found;
}

/** Hero and thumbnail cards: title, subtitle, text, pictures, buttons. */
export function drawSimple(content, on) {
  const pictures = (content.images ?? []).filter(image => safePicture(image.url));
  return h("div", { class: "card card-simple" },
    ...pictures.slice(0, 1).map(image => h("img", { src: image.url, alt: image.alt ?? "" })),
    content.title && h("strong", { class: "card-title" }, content.title),
    content.subtitle && h("span", { class: "card-subtitle" }, content.subtitle),
    content.text && h("p", { class: "card-text" }, content.text),
    on && content.buttons?.length > 0 && h("div", { class: "card-buttons" }, ...content.buttons.slice(0, 6).map(button =>
      h("button", { type: "button", class: "ac-pushButton", onclick: () => pressSimple(button, on) }, button.title))));
}

function pressSimple(button, on) {
  if (button.type === "openUrl") {
    on.open?.(button.value);
  } else if (button.type === "messageBack") {
    on.submit?.({ msteams: { type: "messageBack", text: button.text, displayText: button.displayText, value: button.value } });
  } else {
    on.submit?.({ msteams: { type: button.type, value: button.value } });
  }
}

/** The row of a search result. */
export function drawPreview(attachment) {
  const content = attachment.preview?.content ?? attachment.content ?? {};
  const picture = content.images?.find(image => safePicture(image.url));
  return [
    picture ? h("img", { class: "result-picture", src: picture.url, alt: picture.alt ?? "" }) : h("span", { class: "result-picture", "aria-hidden": "true" }, (content.title ?? "?")[0]),
    h("span", { class: "result-words" },
      h("span", { class: "result-title" }, content.title ?? "Untitled"),
      (content.subtitle || content.text) && h("span", { class: "result-text" }, stripTags([content.subtitle, content.text].filter(Boolean).join(" · ")))),
  ];
}

const stripTags = text => new DOMParser().parseFromString(text, "text/html").body.textContent;
const safePicture = url => typeof url === "string" && (url.startsWith("data:image/") || safeAddress(url) !== null) && escapeHtml(url) !== "";
