import { describe, expect, it } from 'vitest';
import { visible, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it('leaves text of any script as it is, with tabs, newlines and joiners', () => {
    const text = 'Zoë\t名前\n\u{1f469}\u200d\u{1f680} نام';
    expect(visibleText(text)).toBe(text);
  });

  it('spells out the escape character, so that a terminal does not obey it', () => {
    expect(visibleText('\u001b[2Jgone')).toBe('␛[2Jgone');
  });

  it('spells out marks that reverse the text after them', () => {
    expect(visibleText('a\u202eb')).toBe('a⟨U+202E⟩b');
  });

  it('spells out half of a surrogate pair and keeps a whole one', () => {
    expect(visibleText('\ud83d|\u{1f600}')).toBe('⟨U+D83D⟩|\u{1f600}');
  });

  it('spells out a carriage return and the controls from 80 to 9F', () => {
    expect(visibleText('a\r\nb\u0085')).toBe('a␍\nb⟨U+0085⟩');
  });
});

describe('visible', () => {
  it('reaches every string of a value, keys included, and touches nothing else', () => {
    expect(visible({ 'k\0': ['\u0007', 3, null, true] })).toEqual({ 'k␀': ['␇', 3, null, true] });
  });
});
