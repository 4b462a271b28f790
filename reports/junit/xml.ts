import { visibleText } from '../record/visible-text.ts';

/** One XML element: its name, its attributes (those undefined are left out), and what is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly content?: string | readonly XmlElement[];
}

/** An XML 1.0 document, indented. Takes any text: characters that XML forbids are spelt out. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, '')}\n`;
}

function elementText({ name, attributes, content }: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attributeText(String(value))}"`],
  );
  const head = `${indent}<${name}${pairs.join('')}`;
  if (content === undefined || content.length === 0) return `${head}/>`;
  if (typeof content === 'string') return `${head}>${escapeXml(content)}</${name}>`;
  return [`${head}>`, ...content.map((child) => elementText(child, `${indent}  `)), `${indent}</${name}>`].join('\n');
}

/** Newlines and tabs are spelt as references: a parser would make spaces of them. */
function attributeText(text: string): string {
  return escapeXml(text).replaceAll(/[\n\t]/g, (space) => `&#${space.charCodeAt(0)};`);
}

function escapeXml(text: string): string {
  return visibleText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
