/** Something that could not be done; the message is a sentence for the person at the page. */
export class Problem extends Error {}

export const get = path => call(path, {});

export const post = (path, body) => call(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

async function call(path, request) {
  let response;

  try {
    response = await fetch(`/room/${path}`, request);
  } catch {
    throw new Problem("The room does not answer. Is it still running?");
  }

  const text = await response.text();
  const body = text && response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;

  if (!response.ok) {
    throw new Problem(body?.problem ?? `The room answered ${response.status} to ${path}.`);
  }

  return body;
}
