/** A colour by day and by night. */
type Shades = readonly [light: string, dark: string];

/** Every colour of the page, by what it is for. */
export const palette = {
  paper: ['#faf9f6', '#15171b'],
  surface: ['#ffffff', '#1c1f24'],
  ink: ['#1c2026', '#e6e4df'],
  soft: ['#59606b', '#a5abb5'],
  line: ['#e0dcd3', '#31353d'],
  link: ['#23529c', '#8fb8f6'],
  focus: ['#1a5fd0', '#8fb8f6'],
  pass: ['#1c6b41', '#79cf9c'],
  fail: ['#ab2420', '#ff938a'],
  inconclusive: ['#7f5200', '#e9b95c'],
  idle: ['#59606b', '#a5abb5'],
  'pass-tint': ['#e9f4ed', '#17291f'],
  'fail-tint': ['#fcedeb', '#331c1b'],
  'inconclusive-tint': ['#fbf2de', '#2f2613'],
  'idle-tint': ['#f1efea', '#24272d'],
  'expected-mark': ['#cdeed9', '#23573a'],
  'actual-mark': ['#ffd5d0', '#6b2a26'],
} as const satisfies Readonly<Record<string, Shades>>;

export type Colour = keyof typeof palette;

/** Text and what it stands on. Each pair must reach 4.5 : 1 in both shades (WCAG 2.2, contrast minimum, level AA). */
export const textPairs: readonly (readonly [text: Colour, ground: Colour])[] = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'idle-tint'],
  ['ink', 'fail-tint'],
  ['ink', 'pass-tint'],
  ['ink', 'inconclusive-tint'],
  ['ink', 'expected-mark'],
  ['ink', 'actual-mark'],
  ['soft', 'paper'],
  ['soft', 'surface'],
  ['soft', 'idle-tint'],
  ['soft', 'fail-tint'],
  ['soft', 'pass-tint'],
  ['soft', 'inconclusive-tint'],
  ['link', 'paper'],
  ['link', 'surface'],
  ['link', 'idle-tint'],
  ['link', 'fail-tint'],
  ['pass', 'paper'],
  ['pass', 'surface'],
  ['pass', 'pass-tint'],
  ['fail', 'paper'],
  ['fail', 'surface'],
  ['fail', 'fail-tint'],
  ['inconclusive', 'paper'],
  ['inconclusive', 'surface'],
  ['inconclusive', 'inconclusive-tint'],
  ['idle', 'paper'],
  ['idle', 'surface'],
  ['idle', 'idle-tint'],
];

/** The palette as custom properties: by day, by night, and on paper always by day. */
export function paletteCss(): string {
  const light = propertiesOf(0);
  const dark = propertiesOf(1);
  return [
    `:root { color-scheme: light dark; ${light} }`,
    `@media screen and (prefers-color-scheme: dark) { :root { ${dark} } }`,
  ].join('\n');
}

function propertiesOf(shade: 0 | 1): string {
  return Object.entries(palette)
    .map(([name, shades]) => `--${name}: ${shades[shade]};`)
    .join(' ');
}
