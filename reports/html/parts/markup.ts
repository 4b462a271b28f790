export { html } from 'htm/preact';
export type { ComponentChildren as Markup, VNode } from 'preact';
