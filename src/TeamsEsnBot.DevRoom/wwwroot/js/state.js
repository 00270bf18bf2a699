/** What the page knows: filled by app.js, read by everybody else. */
export const state = {
  company: "",
  tenant: "",
  bot: null,
  people: new Map(),
  me: null,
  places: new Map(),
  place: null,
  suggestions: [],
  queries: [],
  composeActions: [],
  messageActions: [],
};

export const personOf = id => state.people.get(id);

/** A person by object id, MRI or mail address. */
export function findPerson(id) {
  const wanted = id.toLowerCase();
  return [...state.people.values()].find(person => [person.id, person.mri, person.mail].some(known => known.toLowerCase() === wanted));
}

/** Who is asking, and where: the room wants this with every call. */
export const where = (place, thread) => ({ as: state.me.id, place: place.id, thread: thread ?? null });
