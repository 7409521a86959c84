import { expect, test } from '@playwright/test';
import { Person, windowOf } from './support/people';
import { aSubject, badge, card, choose, sidebar, timeline } from './support/screen';

/** H1: without polling, from one window to another. */
const SOON = { timeout: 1_000 };

test('H1 B9: two windows of one person hear at once what is said, read, changed and left', async ({
  browser,
  request,
}) => {
  const [alice, bob, carol] = await Person.all(request, 'alice', 'bob', 'carol');
  await bob.markAllRead();
  const subject = aSubject('Live');
  const id = await alice.start([bob, carol], subject, ['One', 'Two', 'Three', 'Four']);
  const first = await windowOf(browser, 'bob', { path: `/conversations/${id}` });
  const second = await first.context().newPage();
  await second.goto('/');
  await expect(card(second, subject).getByText('4 unread')).toBeAttached();

  await test.step('a message', async () => {
    await alice.say(id, 'Five');
    await expect(timeline(first).getByText('Five')).toBeVisible(SOON);
    await expect(card(second, subject).getByText('Five')).toBeVisible(SOON);
    await expect(card(second, subject).getByText('5 unread')).toBeAttached(SOON);
  });

  await test.step('a new conversation on top, and the badge', async () => {
    const other = aSubject('Fresh');
    await carol.start([bob], other, ['Look at this']);
    await expect(sidebar(second).getByRole('article').first()).toContainText(other, SOON);
    await expect(badge(first)).toHaveAccessibleName('Conversations, 2 with unread messages', SOON);
    await expect(badge(second)).toHaveAccessibleName('Conversations, 2 with unread messages', SOON);
  });

  await test.step('what is read in one window is read in the other', async () => {
    await first.getByRole('main').getByRole('button', { name: 'Mark as read' }).click();
    await expect(card(second, subject).getByText('unread')).toHaveCount(0, SOON);
    await expect(badge(second)).toHaveAccessibleName('Conversations, 1 with unread messages', SOON);
  });

  await test.step('people and status', async () => {
    await carol.leave(id);
    await expect(timeline(first).getByText('Carol Okafor left the conversation')).toBeVisible(SOON);
    await expect(card(second, subject).getByRole('heading', { name: 'Alice Moreau' })).toBeVisible(
      SOON,
    );
    await choose(card(second, subject), 'Close conversation');
    await expect(first.getByRole('main').getByText('Closed').first()).toBeVisible(SOON);
  });

  await test.step('deleting one’s copy, and its return', async () => {
    await bob.deleteCopy(id);
    await expect(card(second, subject)).toHaveCount(0, SOON);
  });
});
