import { expect } from '@playwright/test';
import { aSubject, card, sidebar } from './support/screen';
import { test } from './support/test';

test('B3: the start page lists what is unread and what was not sent, as it comes and goes', async ({
  alice,
  bob,
}) => {
  const [first, second] = [aSubject('First'), aSubject('Second')];
  await bob.start([alice], first, ['Have you seen this?']);
  const page = await alice.open();
  const main = page.getByRole('main');
  const waiting = main.getByRole('list', { name: 'Waiting for you' });
  await expect(waiting.getByRole('link')).toHaveText([/First.*Have you seen this\?.*1 unread/]);

  await test.step('what comes stands on top', async () => {
    await bob.start([alice], second, ['And this?']);
    await expect(waiting.getByRole('link')).toHaveText([/Second/, /First/]);
  });

  await test.step('a draft is listed until it is sent', async () => {
    const box = card(page, first).getByRole('textbox');
    await box.fill('Not yet');
    await expect(main.getByRole('list', { name: 'Drafts' })).toHaveText(/First.*Not yet/);
    await box.press('Enter');
    await expect(main.getByRole('list', { name: 'Drafts' })).toHaveCount(0);
  });

  await test.step('what is read goes, and a line leads to its conversation', async () => {
    await expect(waiting.getByRole('link')).toHaveText([/Second/]);
    await waiting.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: second })).toBeVisible();
    await main.getByRole('button', { name: 'Mark as read' }).click();
    await page.goBack();
    await expect(main.getByText('You have read everything')).toBeVisible();
  });

  await test.step('the sidebar says so too, where only unread ones are asked for', async () => {
    await sidebar(page).getByRole('button', { name: 'Unread' }).click();
    await expect(sidebar(page).getByText('You have read everything')).toBeVisible();
    await sidebar(page).getByRole('button', { name: 'Show all conversations' }).click();
    await expect(card(page, second)).toBeVisible();
  });
});
