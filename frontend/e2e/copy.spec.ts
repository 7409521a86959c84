import { expect } from '@playwright/test';
import { aSubject, badge, card, choose, refresh, sidebar, timeline } from './support/screen';
import { test } from './support/test';

test('E1: one’s own copy goes at once, Undo brings it back, others notice nothing', async ({
  alice,
  bob,
  carol,
}) => {
  const [subject, other] = [aSubject('Delete me'), aSubject('Stays')];
  await alice.start([bob, carol], other, ['Hello']);
  await alice.start([bob, carol], subject, ['Hello']);
  const page = await bob.open();
  await expect(badge(page)).toHaveAccessibleName('Conversations, 2 with unread messages');

  await choose(card(page, subject), 'Delete');
  await expect(card(page, subject)).toHaveCount(0);
  await expect(card(page, other)).toBeFocused();
  await expect(badge(page)).toHaveAccessibleName('Conversations, 1 with unread messages');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card(page, subject)).toBeVisible();
  await expect(sidebar(page).getByRole('article').first()).toContainText(subject);
  await expect(badge(page)).toHaveAccessibleName('Conversations, 2 with unread messages');

  await choose(card(page, subject), 'Delete');
  await expect(page.getByText('Conversation deleted from your sidebar.').last()).toBeVisible();
  await page.reload();
  await expect(card(page, other)).toBeVisible();
  await expect(card(page, subject)).toHaveCount(0);
  const carols = await carol.open();
  await expect(card(carols, subject)).toContainText(`${alice.name} and ${bob.name}`);
});

test('E1: a deletion that fails is told, and the conversation is there again', async ({
  alice,
  bob,
}) => {
  const subject = aSubject('Offline');
  await alice.start([bob], subject, ['Hello']);
  const page = await bob.open();
  await expect(card(page, subject)).toBeVisible();
  await page.context().setOffline(true);
  await choose(card(page, subject), 'Delete');
  await expect(page.getByText(/could not be deleted/)).toBeVisible();
  await expect(card(page, subject)).toBeVisible();
});

test('E2 E3: from its page it leads back; the next message brings it back without the deleted', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('Returns');
  const id = await alice.start([bob, carol], subject, ['Old news']);
  const path = `/conversations/${id}`;
  const page = await bob.open({ path });
  await expect(timeline(page).getByText('Old news')).toBeVisible();
  await choose(page.getByRole('main'), 'Delete');
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(card(page, subject)).toHaveCount(0);

  await test.step('E2 its address says how it will return, and takes no reply', async () => {
    await expect(page.getByText('Conversation deleted from your sidebar.')).toBeVisible();
    await page.goto(path);
    await expect(page.getByText('You deleted this conversation')).toBeVisible();
    await expect(page.getByText(/The next message .* brings it back/)).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByText('Old news')).toHaveCount(0);
  });

  await test.step('E3 it returns with the new message, unread', async () => {
    await carol.say(id, 'Breaking news');
    await refresh(page);
    await expect(card(page, subject).getByText('Breaking news')).toBeVisible();
    await expect(card(page, subject).getByText('1 unread')).toBeAttached();
    await expect(card(page, subject).getByRole('button', { name: /^More/ })).toHaveCount(0);
    await page.reload();
    await expect(timeline(page).getByText('Breaking news')).toBeVisible();
    await expect(page.getByText('Old news')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('textbox')).toBeVisible();
  });
});

test('E3: what came meanwhile stays when a copy is deleted', async ({ alice, bob }) => {
  const subject = aSubject('Meanwhile');
  const id = await alice.start([bob], subject, ['Seen']);
  const page = await bob.open({ withoutEvents: true });
  await expect(card(page, subject).getByText('Seen', { exact: true })).toBeVisible();
  await alice.say(id, 'Not seen yet');
  await choose(card(page, subject), 'Delete');
  await expect(card(page, subject).getByText('Not seen yet')).toBeVisible();
  await expect(card(page, subject).getByText('Seen', { exact: true })).toHaveCount(0);
});

test('E4: for who left it is final, and asked before', async ({ alice, bob, carol }) => {
  const subject = aSubject('For good');
  const id = await alice.start([bob, carol], subject, ['Hello']);
  await bob.leave(id);
  const page = await bob.open();
  await choose(card(page, subject), 'Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Delete this conversation?' });
  await expect(dialog.getByText(/this is final/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(card(page, subject)).toBeVisible();
  await choose(card(page, subject), 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(card(page, subject)).toHaveCount(0);
  await carol.say(id, 'Anybody there?');
  await refresh(page);
  await expect(card(page, subject)).toHaveCount(0);
});

test('E5: it stays in the tab of the record, as if it had not been deleted', async ({
  alice,
  bob,
  crm,
}) => {
  const subject = aSubject('On record');
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const id = await alice.start([bob], subject, ['Kept'], { about: [renewal] });
  await bob.deleteCopy(id);
  const page = await bob.open({ path: renewal.path });
  await page.getByRole('main').getByRole('link', { name: subject }).click();
  await expect(timeline(page).getByText('Kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^You deleted your copy/)).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
});
