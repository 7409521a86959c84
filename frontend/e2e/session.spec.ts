import { expect } from '@playwright/test';
import { aSubject, card, timeline } from './support/screen';
import { test } from './support/test';

test('who signs in by name and password comes to where they wanted to go', async ({
  alice,
  page,
}) => {
  await page.goto('/records?unread=true#here');
  await page.getByRole('textbox', { name: 'User' }).fill(alice.user);
  await page.getByRole('textbox', { name: 'Password' }).fill(alice.user);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page).toHaveURL(/\/records\?unread=true#here$/);
});

test('a reload comes back to the same address without a password', async ({ alice }) => {
  const page = await alice.open({ path: '/records?unread=true#here' });
  await expect(page).toHaveURL(/\/records\?unread=true#here$/);
  await page.reload();
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page).toHaveURL(/\/records\?unread=true#here$/);
});

test('tokens are kept in memory alone', async ({ bob }) => {
  const page = await bob.open();
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  );
  expect(kept).not.toMatch(/eyJ|token/i);
  expect(page.url()).not.toMatch(/code=|token/);
});

test('nothing on the page breaks the content security policy', async ({ bob, grace }) => {
  const page = await bob.open();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  await page.reload();
  await page.getByRole('button', { name: 'Refresh' }).hover();
  await page.getByRole('button', { name: 'More actions' }).hover();
  await expect(page.getByRole('tooltip', { name: 'More actions' })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('banner').getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('menuitem', { name: 'New conversation' }).click();
  await page.getByRole('combobox', { name: 'Participants' }).fill(grace.name);
  await expect(page.getByRole('option', { name: grace.name })).toBeVisible();
  expect(complaints).toEqual([]);
  await expect(page.locator('style')).toHaveCount(0);
});

test('signing out ends the session and forgets the drafts', async ({ alice, heidi }) => {
  const subject = aSubject('Secret draft');
  await alice.start([heidi], subject, ['Hello']);
  const page = await heidi.open();
  await card(page, subject).getByRole('textbox').fill('Nobody else should read this');
  await page.getByRole('button', { name: /^Account of Heidi/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: /heidi/i })).toBeVisible();
  await page.getByRole('button', { name: /alice/i }).click();
  await expect(page.getByRole('banner')).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain('Nobody else');
});

test('signing out in one tab empties every other one at once, and the server refuses its token', async ({
  alice,
  dave,
  request,
}) => {
  const subject = aSubject('Two tabs');
  const conversation = await alice.start([dave], subject, ['Before signing out']);
  const first = await dave.open({
    path: `/conversations/${conversation}?q=secret`,
  });
  const tokens: string[] = [];
  first.on('request', (sent) => {
    const { authorization } = sent.headers();
    if (authorization !== undefined) tokens.push(authorization);
  });
  const second = await first.context().newPage();
  await second.goto(`/conversations/${conversation}`);
  await expect(timeline(second).getByText('Before signing out')).toBeVisible();
  await card(second, subject).getByRole('textbox').fill('Half a thought');
  await second.goto('/records');
  await expect(second.getByRole('banner')).toBeVisible();
  await first.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => tokens.length).toBeGreaterThan(0);

  await first.getByRole('button', { name: /^Account of Dave/ }).click();
  await first.getByRole('menuitem', { name: 'Sign out' }).click();

  await expect(second.getByText('You are signed out')).toBeVisible();
  await expect(second.getByRole('button', { name: 'Sign in' })).toBeFocused();
  await expect(second.getByText(subject)).toHaveCount(0);
  await expect(second.getByText('Before signing out')).toHaveCount(0);
  const kept = await second.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).not.toContain('Half a thought');
  // The address does not go on telling what was looked at, and Back shows nothing of it.
  await expect(second).toHaveURL(/\/$/);
  await expect(first.getByRole('button', { name: /dave/i })).toBeVisible();
  await first.goBack();
  await expect(first.getByText('Before signing out')).toHaveCount(0);
  await expect(first.getByRole('banner')).toHaveCount(0);

  const answer = await request.get('/api/v1/me', {
    headers: { Authorization: tokens.at(-1) ?? '' },
  });
  expect(answer.status()).toBe(401);
  expect((await answer.json()).type).toBe('/problems/signed-out');
});

test('a session that ended says so and keeps what was typed', async ({ alice, grace }) => {
  const subject = aSubject('Ended');
  await alice.start([grace], subject, ['Hello']);
  const page = await grace.open();
  await card(page, subject).getByRole('textbox').fill('Half a thought');
  await page.route('**/token', (route) =>
    route.fulfill({ status: 400, json: { error: 'invalid_grant' } }),
  );
  await page.route('**/api/v1/**', (route) =>
    route.fulfill({
      status: 401,
      json: { type: '/problems/unauthenticated', title: '', status: 401, detail: '' },
    }),
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).last().click();
  await expect(card(page, subject).getByRole('textbox')).toHaveValue('Half a thought');
});

test('speaks French to whose browser does, and by choice', async ({ frank }) => {
  const page = await frank.open({ locale: 'fr-FR' });
  await expect(page.getByRole('button', { name: 'Créer' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('button', { name: /^Compte de Frank/ }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Create', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Create', exact: true })).toBeVisible();
});
