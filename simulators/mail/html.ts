/** What is read of a page or of a mail's HTML part, in characters. The rest is not looked at. */
const htmlLimit = 256 * 1024;

/** The start tags of an element, with their attributes as one text. A `<` ends the search, so that it stays linear. */
const tagsOf = (name: string) => new RegExp(`<${name}(?=[\\s/])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>`, 'gi');
const anchorTag = tagsOf('(?:a|area)');

const hrefAttribute = /(?<![^\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** The targets of the links in HTML, in their order, entities decoded, otherwise as written: they may be relative. */
export function hrefsIn(html: string): string[] {
  return [...html.slice(0, htmlLimit).matchAll(anchorTag)].flatMap(([, attributes = '']) => {
    const [, quoted, single, bare] = hrefAttribute.exec(attributes) ?? [];
    const href = quoted ?? single ?? bare;
    return href === undefined ? [] : [decodeEntities(href).trim()];
  });
}

const lineEnd = /<(?:br|\/?(?:p|div|tr|td|th|li|ul|ol|h[1-6]|table|section|blockquote|pre))\b[^<>]*>/gi;
const anyTag = /<\/?[a-z][^<>]*>/gi;

/** The text that a reader of the HTML sees, one line per block. */
export function textOf(html: string): string {
  const seen = withoutUnseen(html.slice(0, htmlLimit));
  return decodeEntities(seen.replace(lineEnd, '\n').replace(anyTag, ''));
}

const unseenStart = /<(?:(style|script|head|title)(?=[\s/>])|!--)/gi;

/** Leaves out comments and elements that are not shown. As in a browser, one that is not closed hides all the rest. */
function withoutUnseen(html: string): string {
  const lower = html.toLowerCase();
  const start = new RegExp(unseenStart);
  const kept: string[] = [];
  let position = 0;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    const end = found[1] ? `</${found[1].toLowerCase()}>` : '-->';
    const closing = lower.indexOf(end, found.index);
    kept.push(html.slice(position, found.index));
    if (closing === -1) return kept.join(' ');
    position = closing + end.length;
    start.lastIndex = position;
  }
  return [...kept, html.slice(position)].join(' ');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  equals: '=',
  quest: '?',
  sol: '/',
  colon: ':',
  num: '#',
};

/** Decodes the numeric entities, and those named ones that occur in addresses and plain sentences. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
