import { expect, test } from 'vitest';
import { nameAsAddress, placeAt, urlOfPlace } from './place.ts';

test.each([
  ['localhost:8480', 'http://localhost:8480'],
  ['hs.example', 'http://hs.example:8448'],
  ['[::1]:8480', 'http://[::1]:8480'],
  ['[::1]', 'http://[::1]:8448'],
])('the server %s is at %s when its name is its address', (name, url) => {
  expect(urlOfPlace(nameAsAddress(name))).toBe(url);
});

test.each([
  ['http://localhost:8480', 'http://localhost:8480'],
  ['http://hs.example', 'http://hs.example:80'],
  ['https://hs.example/matrix/', 'https://hs.example:443/matrix'],
])('the place of %s is %s', (baseUrl, url) => {
  expect(urlOfPlace(placeAt(baseUrl))).toBe(url);
});
