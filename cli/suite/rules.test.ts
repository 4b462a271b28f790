import { expect, it } from 'vitest';
import { editions } from '../../spec/editions/index.ts';
import { readFeatures } from './cucumber.ts';

it.each(editions)('every Rule of $id is named as the requirement that it judges', async (edition) => {
  const named = new Map<string, string>();
  await readFeatures({ edition }, ({ gherkinDocument }) => {
    for (const { rule } of gherkinDocument?.feature?.children ?? []) {
      const id = rule?.tags.find(({ name }) => name.startsWith('@req:'))?.name.replace('@req:', '');
      if (rule && id !== undefined) named.set(id, `${rule.name}.`);
    }
  });
  expect(named.size).toBeGreaterThan(0);
  const asked = [...named.keys()].map((id) => [id, edition.registry.find(id)?.text] as const);
  expect(named).toEqual(new Map(asked));
});
