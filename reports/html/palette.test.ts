import { describe, expect, it } from 'vitest';
import { palette, paletteCss, textPairs } from './palette.ts';

/** Relative luminance of `#rrggbb`. Source: WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the palette', () => {
  it.each(textPairs)('lets %s be read on %s, by day and by night', (text, ground) => {
    for (const shade of [0, 1] as const) {
      expect(contrast(palette[text][shade], palette[ground][shade])).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is written once per shade', () => {
    expect(paletteCss().match(/--paper:/g)).toHaveLength(2);
  });
});
