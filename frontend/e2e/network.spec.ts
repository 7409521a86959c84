import { expect } from '@playwright/test';
import { aSubject, card, sidebar, timeline } from './support/screen';
import { test } from './support/test';

test('A6: a reply that found no network goes out once when it is back', async ({
  alice,
  carol,
}) => {
  const subject = aSubject('Tunnel');
  const id = await alice.start([carol], subject, ['Are you on the train?']);
  const page = await carol.open();
  const talk = card(page, subject);
  await expect(talk).toBeVisible();

  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  const box = talk.getByRole('textbox');
  await box.fill('In a tunnel');
  await box.press('Enter');
  await expect(talk.getByText('Waiting for the network')).toBeVisible();
  await expect(talk.getByRole('button', { name: 'Retry' })).toHaveCount(0);

  await page.context().setOffline(false);
  await expect(talk.getByText('Waiting for the network')).toHaveCount(0);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await page.goto(`/conversations/${id}`);
  await expect(page.getByRole('main').getByText('In a tunnel')).toHaveCount(1);
});

test('A6: what a closed window left behind goes out from another one, once', async ({
  alice,
  carol,
}) => {
  const subject = aSubject('Two windows');
  const id = await alice.start([carol], subject, ['Are you there?']);
  const page = await carol.open({ path: `/conversations/${id}` });
  const other = await page.context().newPage();
  await other.goto('/');
  await expect(card(other, subject)).toBeVisible();
  await page.context().setOffline(true);
  const box = page.getByRole('main').getByRole('textbox', { name: /^Send a message/ });
  await box.fill('Left behind');
  await box.press('Enter');
  const waiting = timeline(page).getByRole('listitem').filter({ hasText: 'Left behind' });
  await expect(waiting).toContainText('Waiting for the network');
  await expect(waiting.getByText('Left behind')).toHaveCSS('text-align', 'left');
  await page.close();
  await page.context().setOffline(false);
  await expect(card(other, subject).getByText('Waiting for the network')).toHaveCount(0);
  await other.goto(`/conversations/${id}`);
  await expect(timeline(other).getByText('Left behind')).toHaveCount(1);
});

test('A6: an answer that was lost on the way does not double the message', async ({
  alice,
  carol,
}) => {
  const subject = aSubject('Lost answer');
  const id = await alice.start([carol], subject, ['Hello?']);
  const page = await carol.open({ path: `/conversations/${id}` });
  const keys: (string | undefined)[] = [];
  await page.route('**/api/v1/conversations/*/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length > 1) return route.fallback();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const main = page.getByRole('main');
  const box = main.getByRole('textbox', { name: /^Send a message/ });
  await box.fill('Only once');
  await box.press('Enter');
  await expect.poll(() => keys.length).toBeGreaterThan(0);
  // Its event tells by its key that it was taken.
  await expect(timeline(page).getByText('Only once')).toHaveCount(1);
  await expect(main.getByText('Waiting for the network')).toHaveCount(0);
  expect(new Set(keys).size).toBe(1);
  await page.reload();
  await expect(main.getByText('Only once')).toHaveCount(1);
});

test('H2: the tab of a record says that nothing comes in, and catches up', async ({
  alice,
  bob,
  carol,
  crm,
}) => {
  const company = await crm.record('company', { name: 'Marine Logistics' });
  const page = await bob.open();
  await page.route('**/api/v1/events?about=**', (route) => route.abort());
  await page.goto(company.path);
  const notice = page.getByText('No live updates at the moment.');
  await expect(notice).toBeVisible();
  const subject = aSubject('Unheard');
  await alice.start([carol], subject, ['Not to Bob'], { about: [company] });
  await page.unrouteAll();
  await expect(page.getByRole('main').getByText(subject)).toBeVisible({ timeout: 30_000 });
  await expect(notice).toHaveCount(0);
});

test('the sidebar says when it could not be loaded, and tries again', async ({ carol, dave }) => {
  await carol.start([dave], aSubject('Broken'), ['Hello']);
  const page = await dave.open();
  await expect(sidebar(page).getByRole('article').first()).toBeVisible();
  await page.route('**/api/v1/conversations?**', (route) => route.abort());
  await page.route('**/api/v1/conversations', (route) => route.abort());
  await page.reload();
  await expect(sidebar(page).getByText('Your conversations could not be loaded')).toBeVisible();
  await page.unrouteAll();
  await sidebar(page).getByRole('button', { name: 'Try again' }).click();
  await expect(sidebar(page).getByRole('article').first()).toBeVisible();
});
