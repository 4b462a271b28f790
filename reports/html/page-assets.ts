import { readFileSync } from 'node:fs';
import { paletteCss } from './palette.ts';

const styles = ['base', 'masthead', 'overview', 'browse', 'requirement', 'evidence', 'print'];
const scripts = ['filter', 'deep-link', 'copy'];

const read = (name: string) => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

/** The page's one style sheet. */
export const pageStyle = [paletteCss(), ...styles.map((name) => read(`${name}.css`))].join('\n');

/** The page's one script: each file is a block of its own, so that they share no names. */
export const pageScript = ["'use strict';", ...scripts.map((name) => read(`${name}.js`))].join('\n');
