import { expect } from '@playwright/test';
import { axe, flaws } from './support/axe';
import { test } from './support/test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the API reference reads well, ${colorScheme}`, async ({ browser }) => {
    // Redoc draws all of it at once.
    test.slow();
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto('/docs/#tag/Conversations/operation/startConversation');
    await expect(page.getByRole('heading', { name: 'Start a conversation' }).last()).toBeVisible();
    // The menu and one operation stand for the rest: the page is long, and axe measures every colour on it.
    const inPart = axe(page)
      .include('.menu-content')
      .include('[id="tag/Conversations/operation/startConversation"]')
      // The order of its headings is Redoc's own.
      .disableRules('heading-order');
    expect(await flaws(inPart)).toEqual([]);
  });
}

test('K1: the address of a problem type leads to its explanation', async ({ page }) => {
  await page.goto('/problems/copy-deleted');
  const row = page.getByRole('row', { name: /copy-deleted/ });
  await expect(row).toBeInViewport();
  await expect(row).toContainText('409');
});

test('the reference can be searched and downloaded, and loads nothing from elsewhere', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = request.url().replace(/^blob:/, '');
    if (new URL(url).origin !== baseURL) elsewhere.push(url);
  });
  const answer = await page.goto('/docs');
  expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
  await page.getByPlaceholder('Search...').fill('badge');
  await expect(
    page.getByRole('menuitem', { name: /number of unread conversations/ }),
  ).toBeVisible();
  // Redoc's own logo, which the policy stops on its way.
  expect(elsewhere.filter((url) => !url.endsWith('/logo-mini.svg'))).toEqual([]);
  expect((await page.request.get('/docs/openapi.yaml')).ok()).toBe(true);
});
