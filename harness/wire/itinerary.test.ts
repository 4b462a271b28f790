import { expect, it } from 'vitest';
import { Itinerary } from './itinerary.ts';

const itinerary = new Itinerary(['http://127.0.0.1:8480/base', 'https://id.example', 'no address']);

it.each([
  'http://127.0.0.1:8480/confirm?a=1',
  'http://localhost:8480/',
  'http://[::1]:8480/',
  'https://id.example:443/login',
])('%s may be visited', (address) => {
  expect(itinerary.permits(address)).toBe(true);
});

it.each([
  'http://127.0.0.1:8481/',
  'https://127.0.0.1:8480/',
  'http://id.example/',
  'https://id.example.evil/',
  'https://id.example@evil/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'no address',
])('%s may not', (address) => {
  expect(itinerary.permits(address)).toBe(false);
});

it('what is allowed later may be visited from then on', () => {
  itinerary.allow('http://127.0.0.1:9999');
  expect(itinerary.permits('http://127.0.0.1:9999/x')).toBe(true);
});
