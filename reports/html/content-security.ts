import { createHash } from 'node:crypto';

/**
 * The policy of a page that needs nothing but this one style and this one script: nothing is fetched, nothing else runs,
 * nothing is submitted, however the rest of the page came about.
 */
export function contentSecurityPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
