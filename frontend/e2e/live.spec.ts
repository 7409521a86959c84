import { expect, type Page } from '@playwright/test';
import { playHistory } from './support/history';
import { aSubject, badge, card, choose, lines, sidebar, timeline, topOf } from './support/screen';
import { test } from './support/test';

test('H1 B9: two windows of one person hear at once what is said, read, changed and left', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('Live');
  const id = await alice.start([bob, carol], subject, ['One', 'Two', 'Three', 'Four']);
  const first = await bob.open({ path: `/conversations/${id}` });
  const second = await first.context().newPage();
  await second.goto('/');
  await expect(card(second, subject).getByText('4 unread')).toBeAttached();

  await test.step('a message', async () => {
    await alice.say(id, 'Five');
    await expect(timeline(first).getByText('Five', { exact: true })).toBeVisible();
    await expect(card(second, subject).getByText('Five', { exact: true })).toBeVisible();
    await expect(card(second, subject).getByText('5 unread')).toBeAttached();
  });

  await test.step('a new conversation on top, and the badge', async () => {
    const other = aSubject('Fresh');
    await carol.start([bob], other, ['Look at this']);
    await expect(sidebar(second).getByRole('article').first()).toContainText(other);
    await expect(badge(first)).toHaveAccessibleName('Conversations, 2 with unread messages');
    await expect(badge(second)).toHaveAccessibleName('Conversations, 2 with unread messages');
  });

  await test.step('a list that a filter narrows', async () => {
    const unread = await first.context().newPage();
    await unread.goto('/?unread=true');
    await expect(card(unread, subject)).toBeVisible();
    const third = aSubject('Third');
    await alice.start([bob], third, ['And this']);
    await expect(card(unread, third)).toBeVisible();
    await bob.markRead(await alice.start([bob], aSubject('Fourth'), ['At once']));
    await unread.close();
    await bob.attempt('POST', '/conversations/mark-all-read', {});
    await alice.say(id, 'Six');
    await expect(card(second, subject).getByText('1 unread')).toBeAttached();
    await carol.start([bob], aSubject('Fifth'), ['Unread']);
  });

  await test.step('what is read in one window is read in the other', async () => {
    await first.getByRole('main').getByRole('button', { name: 'Mark as read' }).click();
    await expect(card(second, subject).getByText('unread')).toHaveCount(0);
    await expect(badge(second)).toHaveAccessibleName('Conversations, 1 with unread messages');
  });

  await test.step('people and status', async () => {
    await carol.leave(id);
    await expect(timeline(first).getByText(`${carol.name} left the conversation`)).toBeVisible();
    await expect(card(second, subject).getByTitle(alice.name, { exact: true })).toBeVisible();
    await choose(card(second, subject), 'Close conversation');
    await expect(first.getByRole('main').getByText('Closed').first()).toBeVisible();
  });

  await test.step('deleting one’s copy, and its return', async () => {
    await bob.deleteCopy(id);
    await expect(card(second, subject)).toHaveCount(0);
  });
});

test('H1 H2: a window that lived on events shows what a freshly loaded one shows', async ({
  dave,
  erin,
  frank,
  crm,
}) => {
  test.setTimeout(120_000);
  const seed = Number(process.env.SEED ?? 7);
  const about = await crm.record('company', { name: 'Before' });
  const restricted = await crm.record('account', { name: 'Open before' });
  const conversations: string[] = [];
  for (const [first, ...others] of [
    [dave, erin, frank],
    [erin, dave, frank],
    [frank, dave, erin],
  ] as const) {
    const options = { about: [about, restricted] };
    conversations.push(await first.start(others, aSubject('Random'), lines(5), options));
  }
  const paths = [
    `/conversations/${conversations[1]}`,
    `/conversations/${conversations[2]}`,
    about.path,
  ];
  const home = await dave.open();
  const lived = await openBeside(home, paths);

  await playHistory(seed, 60, [dave, erin, frank], conversations, [about, restricted], crm);

  const fresh = await openBeside(home, paths);
  for (const [index, path] of paths.entries()) {
    const [old, anew] = [lived[index] as Page, fresh[index] as Page];
    // Cards that arrived while it was open stand above the first page.
    const cards = await sidebar(anew).getByRole('article').count();
    await expect
      .poll(async () => shownOn(old, cards), { message: `${path}, seed ${seed}` })
      .toEqual(await shownOn(anew, cards));
  }
  expect(await badge(home).textContent()).toBe(await badge(fresh[0] as Page).textContent());
});

/** Further windows of the same person, one after the other: a busy machine takes its time for each. */
async function openBeside(page: Page, paths: readonly string[]): Promise<Page[]> {
  const opened = [];
  for (const path of paths) {
    const beside = await page.context().newPage();
    await beside.goto(path);
    await expect(sidebar(beside).getByRole('article').first()).toBeVisible({ timeout: 30_000 });
    await expect(beside.getByRole('main').getByRole('heading').first()).toBeVisible();
    opened.push(beside);
  }
  return opened;
}

/** All that can be read on it and by its labels, with the first `cards` of the sidebar; not how long ago it was, which goes on. */
async function shownOn(page: Page, cards: number): Promise<string[]> {
  const parts = [badge(page), sidebar(page), page.getByRole('main')];
  const shown = await Promise.all(parts.map((part) => part.ariaSnapshot()));
  const lines = shown.map((part) => part.replaceAll(/time: .*/g, 'time').split('\n'));
  return lines.flatMap((part, index) => (index === 1 ? firstArticles(part, cards) : part));
}

/** Without the articles after the first `count`, each with the deeper lines below its own. */
function firstArticles(lines: readonly string[], count: number): string[] {
  const depth = (line: string) => line.search(/\S/);
  let articles = 0;
  let hidden = Infinity;
  return lines.filter((line) => {
    if (depth(line) <= hidden) hidden = Infinity;
    if (/^\s*- article/.test(line) && ++articles > count) hidden = depth(line);
    return hidden === Infinity;
  });
}

test('B11 F3 J1: a record that is renamed or restricted changes on open screens, and its tab closes', async ({
  alice,
  bob,
  carol,
  crm,
}) => {
  const [before, after] = [aSubject('Acme'), aSubject('Umbrella')];
  const record = await crm.record('company', { name: before });
  const subject = aSubject('Record');
  const id = await alice.start([bob], subject, ['About it'], { about: [record] });
  await alice.start([carol], aSubject('Others'), ['Only in the tab'], { about: [record] });
  const page = await bob.open({ path: `/conversations/${id}` });
  const tab = await page.context().newPage();
  await tab.goto(record.path);
  const details = await page.context().newPage();
  await details.goto(`${record.path}/details`);
  await expect(page.getByRole('main').getByText(before)).toBeVisible();
  await expect(tab.getByRole('main').getByText('Only in the tab')).toBeVisible();
  await expect(details.getByRole('main').getByRole('heading', { name: before })).toBeVisible();

  await crm.keep(record, { name: after });
  await expect(page.getByRole('main').getByText(after)).toBeVisible();
  await expect(card(page, subject).getByText(after)).toBeVisible();
  await expect(tab.getByRole('main').getByRole('heading', { name: after })).toBeVisible();
  await expect(details.getByRole('main').getByRole('heading', { name: after })).toBeVisible();

  const access = [{ user: alice.user, view: true, edit: true }];
  await crm.keep(record, { name: after, restricted: true, access });
  for (const shown of [page, tab, details]) {
    await expect(shown.locator('body')).not.toContainText(new RegExp(`${after}|${record.id}`));
  }
  for (const closed of [tab, details]) {
    await expect(closed.getByText('Only in the tab')).toHaveCount(0);
    await expect(closed.getByRole('link', { name: 'Look at the records' })).toBeVisible();
  }
});

test('H2: without a network it says so, and catches up when it is back', async ({
  grace,
  heidi,
}) => {
  const subject = aSubject('Tunnel');
  const id = await grace.start([heidi], subject, ['Before']);
  const page = await heidi.open({ path: `/conversations/${id}` });
  await expect(timeline(page).getByText('Before')).toBeVisible();

  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await grace.say(id, 'Meanwhile');
  const other = aSubject('Missed');
  await grace.start([heidi], other, ['Nobody heard this']);
  await expect(timeline(page).getByText('Meanwhile')).toHaveCount(0);

  await page.context().setOffline(false);
  await expect(timeline(page).getByText('Meanwhile')).toBeVisible();
  await expect(card(page, other)).toBeVisible();
  await expect(page.getByText('You are offline.')).toHaveCount(0);
});

test('H2: when the window that reads for the others is closed, the next one goes on', async ({
  grace,
  heidi,
}) => {
  const subject = aSubject('Handed over');
  const id = await grace.start([heidi], subject, ['One']);
  const first = await heidi.open();
  const second = await first.context().newPage();
  await second.goto('/');
  await expect(card(second, subject).getByText('One', { exact: true })).toBeVisible();
  await grace.say(id, 'Two');
  await expect(card(second, subject).getByText('Two', { exact: true })).toBeVisible();
  await first.close();
  await grace.say(id, 'Three');
  await expect(card(second, subject).getByText('Three')).toBeVisible();
  await grace.say(id, 'Four');
  await expect(card(second, subject).getByText('Four', { exact: true })).toBeVisible();
});

test('B9: what is open stays open, and what is read stays in its place', async ({
  carol,
  dave,
}) => {
  const [long, short] = [aSubject('Long'), aSubject('Short')];
  await carol.startSeveral(8, [dave]);
  const id = await carol.start([dave], long, lines(30));
  const shortId = await carol.start([dave], short, ['Hello']);
  // Too low for what stands above the message that is read.
  const viewport = { width: 1280, height: 480 };
  const page = await dave.open({ path: `/conversations/${id}`, viewport });
  const talk = card(page, long);
  await talk.getByRole('button', { name: 'More (27)' }).click();
  const read = talk.getByText('Line 20', { exact: true });
  await read.scrollIntoViewIfNeeded();
  const before = await topOf(read);
  const inPage = timeline(page).getByText('Line 3', { exact: true });
  await inPage.scrollIntoViewIfNeeded();
  const beforeInPage = await topOf(inPage);

  await carol.say(shortId, 'On top now');
  await carol.say(id, 'Line 31');
  await carol.start([dave], aSubject('Fresh'), ['A new one']);
  await expect(card(page, short).getByText('On top now')).toBeAttached();
  await expect(talk.getByText('Line 31')).toBeAttached();
  expect(Math.abs((await topOf(read)) - before)).toBeLessThan(2);
  expect(Math.abs((await topOf(inPage)) - beforeInPage)).toBeLessThan(2);

  await test.step('nothing that is typed or has the focus is lost', async () => {
    const box = card(page, short).getByRole('textbox');
    await box.fill('Half a sen');
    const at = await topOf(box);
    await carol.start([dave], aSubject('Another'), ['And one more']);
    await carol.say(id, 'Line 32');
    await expect(talk.getByText('Line 32')).toBeAttached();
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('Half a sen');
    expect(Math.abs((await topOf(box)) - at)).toBeLessThan(2);
    await expect(page.getByRole('button', { name: 'Show what is new' })).toBeVisible();
  });

  await test.step('what waits is offered, and comes on top', async () => {
    await page.getByRole('button', { name: 'Show what is new' }).click();
    await expect(sidebar(page).getByRole('article').first()).toContainText(long);
    await expect(talk.getByText('Line 20', { exact: true })).toBeAttached();
  });
});

test('F1 E4 H1: what is read through its record alone is followed at its own address too', async ({
  alice,
  bob,
  carol,
  dave,
  crm,
}) => {
  const company = await crm.record('company', { name: 'Érablière' });
  const id = await alice.start([bob, dave], aSubject('Looked at'), ['One'], { about: [company] });
  await dave.leave(id);
  await dave.deleteCopy(id);
  const path = `/conversations/${id}`;
  const pages = [await carol.open({ path }), await dave.open({ path })];
  for (const page of pages)
    await expect(timeline(page).getByText('One', { exact: true })).toBeVisible();

  await bob.say(id, 'Two');
  await alice.attempt('PATCH', path, { status: 'closed' });
  for (const page of pages) {
    await expect(timeline(page).getByText('Two', { exact: true })).toBeVisible();
    await expect(timeline(page).getByText(`${alice.name} closed the conversation.`)).toBeVisible();
    await expect(page.getByRole('main').getByText('Closed', { exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByText(/^You can read this conversation/)).toBeVisible();
  }
});

test('F1 H1: the tab of a record follows what is said in it, also by others than the reader', async ({
  alice,
  bob,
  carol,
  erin,
  crm,
}) => {
  const company = await crm.record('company', { name: 'Érablière' });
  const subject = aSubject('On record');
  const page = await erin.open({ path: company.path });
  const rows = page
    .getByRole('main')
    .getByRole('list', { name: 'Conversations about this record' });
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();

  const id = await alice.start([carol], subject, ['About them'], { about: [company] });
  await expect(rows.getByRole('listitem').first()).toContainText(subject);
  await page.getByRole('main').getByRole('link', { name: subject }).click();
  await expect(timeline(page).getByText('About them')).toBeVisible();
  await carol.say(id, 'More about them');
  await expect(timeline(page).getByText('More about them')).toBeVisible();
  await alice.invite(id, [bob]);
  await expect(timeline(page).getByText(`${alice.name} added ${bob.name}.`)).toBeVisible();
  await expect(page.getByRole('main').getByRole('button', { name: '3 people' })).toBeVisible();
  await alice.attempt('DELETE', `/conversations/${id}/messages/1`);
  await expect(timeline(page).getByText('About them', { exact: true })).toHaveCount(0);
});
