import type { JsonObject } from '../../spec/wire/json.ts';

/** The content of a plain text message. */
export function textMessage(body: string): JsonObject {
  return { msgtype: 'm.text', body };
}

const kinds: Readonly<Record<string, JsonObject>> = {
  'of plain words': textMessage('Hello, world'),
  'with spaces at both ends': textMessage('  at both ends  '),
  'of several lines': textMessage('first line\nsecond line\r\nthird line\n'),
  'outside ASCII': textMessage('Grüße, 世界 — здравствуй 👩‍🚀 e\u0301'),
  'that looks like markup': textMessage('<b>&amp; "quoted" \\ </b>'),
  'with further keys': {
    ...textMessage('see the other keys'),
    'org.touchstone.note': { list: [1, true, null], nested: { text: 'kept' } },
  },
};

/** The content of a text message of that kind. */
export function texts(kind: string): JsonObject {
  const content = kinds[kind];
  if (!content) throw new Error(`no text is known ${kind}`);
  return content;
}

/** Display names that only a server that takes any Unicode string keeps unharmed. */
export const displayNames: Readonly<Record<string, string>> = {
  'in several scripts': 'Ελένη 山田 Зоя أحمد',
  'written from right to left': 'שלום \u200Fעולם',
  'with emoji of several parts': '👩‍👩‍👧‍👦🏳️‍🌈👍🏽',
  'with combining marks': 'Zoe\u0308 q\u0323\u0307 \u1e9b\u0323',
  'of quotes and backslashes': '"\\\'`\\"',
  'that looks like markup': '<script>alert(1)</script>&amp;',
  'beyond the basic plane': '𝒜𝓁𝒾𝒸𝑒 𐍈 𠜎',
};
