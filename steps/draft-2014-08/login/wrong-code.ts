const digits = '0123456789';

/** A code of the same form that is not the code; `n`, from 1, tells several of them apart. */
export function wrongCode(code: string, n = 1): string {
  const by = String(n).padStart(code.length, '0');
  const shift = (char: string, by: number) => digits[(digits.indexOf(char) + by) % 10] ?? char;
  return [...code].map((char, i) => (digits.includes(char) ? shift(char, Number(by[i]) || 0) : char)).join('');
}
