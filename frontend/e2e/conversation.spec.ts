import { expect } from '@playwright/test';
import { aSubject, card, lines } from './support/screen';
import { test } from './support/test';

const timeline = 'Timeline';

test('B12: opens at its own address, leads to what is unread, and loads at both ends', async ({
  alice,
  bob,
}) => {
  const subject = aSubject('Long read');
  const id = await alice.start([bob], subject, ['Line 1']);
  await bob.markRead(id);
  for (const text of lines(140).slice(1)) await alice.say(id, text);

  const page = await bob.open({ path: `/conversations/${id}` });
  const said = page.getByRole('region', { name: timeline });
  await expect(page.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await expect(said.getByText('Line 140', { exact: true })).toBeInViewport();
  await expect(said.getByText('Line 2', { exact: true })).toHaveCount(0);

  await test.step('the button goes to the first unread one', async () => {
    await page.getByRole('button', { name: '139 new messages' }).click();
    await expect(said.getByText('New', { exact: true })).toBeInViewport();
    await expect(said.getByText('Line 2', { exact: true })).toBeInViewport();
    await expect(said.getByText('Line 1', { exact: true })).toBeAttached();
  });

  await test.step('scrolling down brings the newer ones, to the end', async () => {
    await said.focus();
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(said.getByText('Line 140', { exact: true })).toBeInViewport({ timeout: 500 });
    }).toPass();
  });

  await test.step('Mark as Read takes the line away', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Mark as read' }).click();
    await expect(said.getByText('New', { exact: true })).toHaveCount(0);
  });
});

test('C4: who takes part closes and reopens, and the other one sees the notices', async ({
  carol,
  dave,
}) => {
  const subject = aSubject('To be closed');
  const id = await carol.start([dave], subject, ['Done?']);
  const path = `/conversations/${id}`;
  const carols = await carol.open({ path });
  // Events would tell him before he sends.
  const daves = await dave.open({ path, withoutEvents: true });
  const main = carols.getByRole('main');

  const typed = daves.getByRole('main').getByRole('textbox', { name: /^Send a message/ });
  await typed.fill('Almost');
  await main.getByRole('button', { name: 'Close conversation' }).click();
  await expect(main.getByText(`${carol.name} closed the conversation.`)).toBeVisible();
  await expect(main.getByRole('textbox')).toHaveCount(0);
  await expect(card(carols, subject).getByText('Closed', { exact: true })).toBeVisible();

  await test.step('a reply that comes too late is kept', async () => {
    await typed.press('Enter');
    await expect(daves.getByRole('alert').filter({ hasText: 'closed' }).first()).toBeVisible();
    await expect(typed).toHaveValue('Almost');
  });

  await main.getByRole('button', { name: 'Reopen' }).click();
  await expect(main.getByText(`${carol.name} reopened the conversation.`)).toBeVisible();
  await typed.press('Enter');
  await expect(daves.getByRole('main').getByText('Almost', { exact: true })).toBeVisible();
  await expect(daves.getByText(`${carol.name} reopened the conversation.`)).toBeVisible();
});

test('C5: subject and description are edited', async ({ erin, frank }) => {
  const id = await erin.start([frank], aSubject('Before'), ['Hello']);
  const page = await frank.open({ path: `/conversations/${id}` });
  const after = aSubject('After');
  await page.getByRole('button', { name: 'Edit subject and description' }).click();
  await page.getByRole('textbox', { name: 'Subject' }).fill(after);
  await page.getByRole('textbox', { name: 'Description' }).fill('<b>Why</b> we talk');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: after })).toBeVisible();
  await expect(page.getByRole('main').getByText('<b>Why</b> we talk')).toBeVisible();
  await expect(card(page, after)).toBeVisible();
});

test('a draft is kept over a reload, per conversation, and gone once sent', async ({
  grace,
  heidi,
}) => {
  const subject = aSubject('Draft');
  const id = await grace.start([heidi], subject, ['Well?']);
  const page = await heidi.open({ path: `/conversations/${id}` });
  const onPage = page.getByRole('main').getByRole('textbox', { name: /^Send a message/ });
  const onCard = card(page, subject).getByRole('textbox');
  await onPage.fill('I was about to say');
  await expect(onCard).toHaveValue('I was about to say');
  await page.reload();
  await expect(onPage).toHaveValue('I was about to say');
  await onPage.press('Enter');
  await expect(onPage).toHaveValue('');
  await page.reload();
  await expect(page.getByRole('main').getByText('I was about to say')).toBeVisible();
  await expect(onPage).toHaveValue('');
});

test('F3: an unknown conversation is not found', async ({ alice }) => {
  const page = await alice.open({
    path: '/conversations/019a0000-0000-7000-8000-000000000000',
  });
  await expect(page.getByText('This conversation can’t be found')).toBeVisible();
});
