import { expect, test } from '@playwright/test';

test("alice signs in on Keycloak's own page and out again", async ({ page, context, request }) => {
  await page.goto('/');
  await page.getByLabel('Username or email').fill('alice');
  await page.getByRole('textbox', { name: 'Password' }).fill('alice');
  const tokens = page.waitForResponse(/\/protocol\/openid-connect\/token$/);
  await page.getByRole('button', { name: 'Sign In' }).click();

  await expect(page.getByRole('complementary', { name: 'Conversations' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Alice Moreau' })).toBeVisible();

  const me = (token: string) =>
    request.get('/api/v1/me', { headers: { Authorization: `Bearer ${token}` } });

  await test.step('a second window needs no password', async () => {
    const second = await context.newPage();
    await second.goto('/');
    await expect(second.getByRole('button', { name: 'Account of Alice Moreau' })).toBeVisible();
    await second.close();
  });

  await test.step('only the access token opens the API', async () => {
    const { access_token, id_token } = await (await tokens).json();
    expect((await me(access_token)).status()).toBe(200);
    expect((await me(id_token)).status()).toBe(401);
  });

  await test.step('signing out ends the session at Keycloak too', async () => {
    await page.getByRole('button', { name: 'Account of Alice Moreau' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    // Back in the application, which would know alice again if the session had not ended.
    await expect(page.getByLabel('Username or email')).toBeVisible();
  });

  await test.step('and here: Keycloak has told the server', async () => {
    const { access_token } = await (await tokens).json();
    expect((await me(access_token)).status()).toBe(401);
  });
});
