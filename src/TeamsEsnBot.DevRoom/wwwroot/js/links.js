import { state } from "./state.js";
import { post } from "./api.js";
import { safeAddress } from "./text.js";

/**
 * Teams' own deep links are opened inside the page: a message shows its thread, a chat link starts a chat with these people.
 * Everything else opens in another tab.
 */
export async function follow(address, { go, announce }) {
  const target = safeAddress(address);

  if (!target) {
    announce(`This link cannot be opened: ${address}`);
    return;
  }

  const url = new URL(target);

  if (url.hostname === "teams.microsoft.com") {
    const message = /^\/l\/message\/([^/]+)\/([^/?]+)/.exec(url.pathname);

    if (message) {
      await go(decodeURIComponent(message[1]), { message: decodeURIComponent(message[2]) });
      return;
    }

    const channel = /^\/l\/channel\/([^/]+)/.exec(url.pathname);

    if (channel) {
      await go(decodeURIComponent(channel[1]));
      return;
    }

    if (/^\/l\/chat\/0\/0/.test(url.pathname)) {
      await openChat(url, go);
      return;
    }
  }

  window.open(target, "_blank", "noopener");
}

async function openChat(url, go) {
  const users = (url.searchParams.get("users") ?? "").split(",").map(user => user.trim()).filter(Boolean);
  const draft = url.searchParams.get("message") ?? "";

  // Teams opens the chat with a bot by its id.
  if (users.length === 1 && users[0].toLowerCase() === state.bot.id.toLowerCase()) {
    await go([...state.places.values()].find(place => place.kind === "personal").id, { draft });
    return;
  }

  const place = await post("chats", { as: state.me.id, with: users });
  state.places.set(place.id, place);
  await go(place.id, { draft });
}
