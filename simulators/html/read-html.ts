import { Parser } from 'htmlparser2';

/** What is read of a page or of a mail's HTML part, in characters. The rest is not looked at. */
const htmlLimit = 128 * 1024;

/** A form as a person would send it off: its fields with the values the page gave them. */
export interface Form {
  readonly method: 'get' | 'post';
  /** As written: it may be relative. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The targets of the links in HTML, in their order, entities decoded, otherwise as written: they may be relative. */
export function hrefsIn(html: string): string[] {
  const hrefs: string[] = [];
  read(html, {
    onopentag(name, { href }) {
      if ((name === 'a' || name === 'area') && href !== undefined) hrefs.push(href.trim());
    },
  });
  return hrefs;
}

/** The forms in HTML, in their order. */
export function formsIn(html: string): Form[] {
  const forms: (Form & { readonly fields: Record<string, string> })[] = [];
  let open: (typeof forms)[number] | undefined;
  read(html, {
    onopentag(tag, { method, action = '', name, value = '' }) {
      if (tag === 'form') {
        open = { method: method?.toLowerCase() === 'post' ? 'post' : 'get', action, fields: {} };
        forms.push(open);
      } else if (open && name && (tag === 'input' || tag === 'button')) open.fields[name] = value;
    },
    onclosetag(tag) {
      if (tag === 'form') open = undefined;
    },
  });
  return forms;
}

const unseen: ReadonlySet<string> = new Set(['head', 'title', 'style', 'script']);
const blocks: ReadonlySet<string> = new Set(
  'br p div tr td th li ul ol h1 h2 h3 h4 h5 h6 table section blockquote pre'.split(' '),
);

/** The text that a reader of the HTML sees, one line per block. */
export function textOf(html: string): string {
  const seen: string[] = [];
  let hidden = 0;
  const endLine = (name: string) => void (blocks.has(name) && seen.push('\n'));
  read(html, {
    onopentag(name) {
      if (unseen.has(name)) hidden += 1;
      endLine(name);
    },
    ontext(text) {
      if (hidden === 0) seen.push(text);
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden -= 1;
      endLine(name);
    },
  });
  return seen.join('');
}

/** HTML is read as it streams by: to build the tree of a page of hostile depth takes minutes. */
function read(html: string, handler: ConstructorParameters<typeof Parser>[0]): void {
  const parser = new Parser(handler);
  parser.end(html.slice(0, htmlLimit));
}
