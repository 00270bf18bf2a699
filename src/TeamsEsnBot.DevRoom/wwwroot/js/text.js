/**
 * Turns what people and the bot write into HTML. Everything is escaped first; only bold, italic, lists and links come back, as in Teams' cards.
 */

const Marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;" };
const Protected = "\uE000";

export const escapeHtml = text => text.replace(/[&<>"']/g, mark => Marks[mark]);

/** The Markdown of Adaptive Cards. Character references such as `&#42;` stay what they mean. */
export function markdown(source, mentions = []) {
  const kept = [];
  const keep = html => `${Protected}${kept.push(html) - 1}${Protected}`;

  // What is escaped with a backslash or written as a reference is text, whatever it looks like.
  let text = source
    .replaceAll(Protected, "")
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~|&])/g, (_, mark) => keep(escapeHtml(mark)))
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, reference => keep(reference));

  text = mark(text, mentions, keep);
  text = escapeHtml(text).replace(/\[([^[\]\n]+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)/g, (all, label, address) => {
    const target = safeAddress(restore(address, kept).replaceAll("&amp;", "&"));
    return target ? `${keep(`<a href="${escapeHtml(target)}">`)}${label}${keep("</a>")}` : all;
  });

  return restore(blocks(text), kept);
}

/** What somebody typed: line breaks, links and mentions, nothing else. */
export function plain(source, mentions = []) {
  const kept = [];
  const keep = html => `${Protected}${kept.push(html) - 1}${Protected}`;
  const text = escapeHtml(mark(source.replaceAll(Protected, ""), mentions, keep))
    .replace(/https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g, address => `<a href="${address}">${address}</a>`);
  return restore(text.replace(/\r?\n/g, "<br>"), kept);
}

/** Teams' textFormat “xml”: a few tags of HTML, drawn from a list of what is allowed. */
export function xml(source, mentions = []) {
  const kept = [];
  const keep = html => `${Protected}${kept.push(html) - 1}${Protected}`;
  const parsed = new DOMParser().parseFromString(mark(source.replaceAll(Protected, ""), mentions, keep), "text/html");
  return restore([...parsed.body.childNodes].map(allowed).join(""), kept);
}

/** An address that may be followed; null for anything that could run as a script. */
export function safeAddress(address) {
  try {
    const url = new URL(address, location.href);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const AllowedTags = new Set(["b", "strong", "i", "em", "u", "s", "strike", "p", "br", "ul", "ol", "li", "pre", "code", "blockquote", "h1", "h2", "h3", "div", "span"]);

function allowed(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    return escapeHtml(node.textContent);
  }

  if (node.nodeType !== Node.ELEMENT_NODE || ["script", "style"].includes(node.localName)) {
    return "";
  }

  const inner = [...node.childNodes].map(allowed).join("");

  if (node.localName === "a") {
    const target = safeAddress(node.getAttribute("href") ?? "");
    return target ? `<a href="${escapeHtml(target)}">${inner}</a>` : inner;
  }

  return AllowedTags.has(node.localName) ? (node.localName === "br" ? "<br>" : `<${node.localName}>${inner}</${node.localName}>`) : inner;
}

function mark(text, mentions, keep) {
  for (const mention of mentions) {
    text = text.replaceAll(mention.text, () => keep(`<span class="mention">${escapeHtml(mention.name)}</span>`));
  }

  return text;
}

const restore = (text, kept) => text.replace(new RegExp(`${Protected}(\\d+)${Protected}`, "g"), (_, at) => kept[Number(at)]);

function blocks(text) {
  const html = [];
  let list = null;
  let paragraph = [];

  const endParagraph = () => {
    if (paragraph.length > 0) {
      html.push(`<p>${inline(paragraph.join(" "))}</p>`);
      paragraph = [];
    }
  };

  const endList = () => {
    if (list) {
      html.push(`<${list.tag}${list.start > 1 ? ` start="${list.start}"` : ""}>${list.items.map(item => `<li>${inline(item)}</li>`).join("")}</${list.tag}>`);
      list = null;
    }
  };

  for (const line of text.split(/\r\n|\r|\n/)) {
    const bullet = /^\s*[-*+]\s+(.*)$/.exec(line);
    const numbered = /^\s*(\d{1,4})[.)]\s+(.*)$/.exec(line);

    if (bullet || numbered) {
      const tag = bullet ? "ul" : "ol";
      endParagraph();

      if (list?.tag !== tag) {
        endList();
        list = { tag, start: numbered ? Number(numbered[1]) : 1, items: [] };
      }

      list.items.push(bullet ? bullet[1] : numbered[2]);
    } else if (line.trim() === "") {
      endParagraph();
      endList();
    } else {
      endList();
      paragraph.push(line.trim());
    }
  }

  endParagraph();
  endList();
  return html.join("");
}

const inline = text => text
  .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "<strong>$2</strong>")
  .replace(/\*(?=\S)([^*]+?)(?<=\S)\*/g, "<em>$1</em>")
  .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, "<em>$1</em>");
