import { test as base } from '@playwright/test';

/** A test after which every window is closed: those that stay open go on following events, and slow all that come after. */
export const test = base.extend<{ closesWindows: void }>({
  closesWindows: [
    async ({ browser }, use) => {
      await use();
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
