import type { Body } from '../../../harness/wire/exchange.ts';
import { clip } from '../../record/clip.ts';
import { indentJson } from '../indent-json.ts';
import { html, type Markup } from './markup.ts';

/** A longer body is in run.json; the page shows its beginning. */
const longestBodyChars = 20_000;

/** A request or an answer as text: first line, headers, body. JSON is indented. */
export function message(
  title: string,
  line: string,
  headers: Readonly<Record<string, string>>,
  body: Body | null,
): Markup {
  const headerLines = Object.entries(headers).map(([name, value]) => `\n${name}: ${value}`);
  return html`<div class="message">
    <h5>${title}</h5>
    <pre><b>${line}</b><span class="headers">${headerLines.join('')}</span>${bodyText(body)}</pre>
  </div>`;
}

function bodyText(body: Body | null): Markup {
  if (!body || body.bytes === 0) return null;
  const { text, leftOut } = clip((body.truncated ? undefined : indentJson(body.text)) ?? body.text, longestBodyChars);
  const rest = [
    ...(leftOut > 0 ? [`${leftOut} more characters in run.json`] : []),
    ...(body.truncated ? [`the recorder kept only the beginning of ${body.bytes} bytes`] : []),
  ];
  return html`${`\n\n${text}`}${rest.length > 0 && html`<i class="left-out">${`\n… ${rest.join('; ')}`}</i>`}`;
}
