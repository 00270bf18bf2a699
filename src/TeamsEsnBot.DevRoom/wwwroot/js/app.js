import { h } from "./dom.js";
import { state } from "./state.js";
import { get } from "./api.js";
import { startCards } from "./cards.js";
import { follow } from "./links.js";
import { openPane, visit } from "./pane.js";
import { drawRail } from "./rail.js";
import { onThemeChange, startTheme } from "./theme.js";
import { startWire } from "./wire.js";

const rail = document.getElementById("rail");
const paneElement = document.getElementById("pane");
const wire = startWire(document.getElementById("wire"), document.getElementById("wire-toggle"));
const KeptPerson = "devroom.as";
let pane = null;
let events = null;
let loadedBefore = false;

startTheme(document.getElementById("theme"));
onThemeChange(() => pane?.redraw());
document.addEventListener("click", followInside);
addEventListener("popstate", () => start().catch(cannotOpen));
await start().catch(cannotOpen);

async function start() {
  if (!loadedBefore) {
    await startCards();
    loadedBefore = true;
  }

  const frame = await get("people");
  state.company = frame.company;
  state.tenant = frame.tenant;
  state.bot = frame.bot;
  state.people = new Map(frame.people.map(person => [person.id, person]));
  document.getElementById("company").textContent = frame.company;

  const address = new URLSearchParams(location.search);
  const asked = address.get("as") ?? sessionStorage.getItem(KeptPerson);
  const known = frame.people.find(person => [person.id, person.mail].some(id => id.toLowerCase() === asked?.toLowerCase()));
  await enter((known ?? frame.people[0]).id, address.get("place"), address.get("message"));

  if (asked && !known) {
    pane.announce(`Nobody at ${frame.company} has the id “${asked}”. You are ${state.me.name} now; pick somebody on the left.`);
  } else if (frame.botProblem) {
    pane.announce(frame.botProblem);
  }
}

/** Makes this tab somebody. */
async function enter(id, placeId = null, message = null) {
  const frame = await get(`places?as=${encodeURIComponent(id)}`);
  state.me = frame.me;
  state.places = new Map(frame.places.map(place => [place.id, place]));
  Object.assign(state, { suggestions: frame.suggestions, queries: frame.queries, composeActions: frame.composeActions, messageActions: frame.messageActions });
  sessionStorage.setItem(KeptPerson, state.me.id);
  listen();

  const place = state.places.get(placeId) ?? [...state.places.values()].find(one => one.kind === "personal");
  await show(place, { message: state.places.has(placeId) ? message : null });
  document.body.classList.toggle("in-place", state.places.has(placeId));
}

async function go(placeId, { message = null, draft = "" } = {}) {
  const place = state.places.get(placeId);

  if (!place) {
    pane.announce("You are not in that chat or channel, or it is not part of this room.");
    return;
  }

  history.pushState(null, "", addressOf(place, message));
  document.body.classList.add("in-place");
  await show(place, { message, draft });
  pane.focus();
}

async function show(place, { message = null, draft = "" } = {}) {
  state.place = place;
  place.unread = 0;
  document.title = `${place.name} | ${state.me.name} | DevRoom`;
  pane = openPane(paneElement, place, { message, draft, on: { open, back: () => document.body.classList.remove("in-place") } });
  drawRail(rail, { become, go });

  const opened = pane;
  await opened.ready;
  const { problem } = await visit(place);

  if (problem) {
    opened.announce(problem);
  }
}

async function become(id) {
  history.pushState(null, "", `?as=${encodeURIComponent(state.people.get(id).mail)}`);
  await enter(id);
}

function addressOf(place, message) {
  const address = new URLSearchParams({ as: state.me.mail, place: place.id });

  if (message) {
    address.set("message", message);
  }

  return `?${address}`;
}

function open(address) {
  return follow(address, { go, announce: text => pane.announce(text) }).catch(broken => pane.announce(broken.message));
}

/** Links in messages and cards: Teams' own stay in the page. */
function followInside(event) {
  const link = event.target.closest?.(".pane a[href], .dialog a[href]");

  if (link && !event.defaultPrevented) {
    event.preventDefault();
    document.querySelector("dialog[open]")?.close();
    open(link.href);
  }
}

function listen() {
  events?.close();
  events = new EventSource(`/room/events?as=${encodeURIComponent(state.me.id)}`);
  let isBack = false;

  on("ready", () => {
    document.body.dataset.live = state.me.id;

    // After a lost connection the page asks again for what it may have missed.
    if (isBack) {
      show(state.place).catch(cannotOpen);
    }

    isBack = true;
  });
  on("message", said);
  on("typing", typing => typing.place === state.place?.id && pane?.showTyping(typing));
  on("wire", entry => wire.add(entry));
  on("place", place => {
    state.places.set(place.id, place);
    drawRail(rail, { become, go });
  });

  function on(name, act) {
    events.addEventListener(name, event => act(JSON.parse(event.data)));
  }
}

function said(message) {
  const place = state.places.get(message.place);

  if (!place) {
    return;
  }

  if (state.place?.id === place.id) {
    pane?.show(message);

    if (message.author !== state.me.id) {
      visit(place).catch(() => undefined);
    }
  } else if (message.author !== state.me.id && !message.edited && !message.deleted) {
    place.unread++;
    drawRail(rail, { become, go });
  }
}

function cannotOpen(broken) {
  paneElement.replaceChildren(h("div", { class: "problem", role: "alert" }, broken.message));
}
