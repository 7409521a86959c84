import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Axe as it costs least. */
export function axe(page: Page): AxeBuilder {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // There are no frames, whose results would be put together in a page of their own.
  return builder.setLegacyMode();
}

/** The violations, each with the elements that it is about. */
export async function flaws(of: AxeBuilder): Promise<string[]> {
  const { violations } = await of.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}
