import { expect, type Page } from '@playwright/test';
import { axe, flaws } from './support/axe';
import type { Crm } from './support/crm';
import { aHuge, aPicture, aText, attach } from './support/files';
import type { Person } from './support/people';
import {
  aSubject,
  badge,
  card,
  choose,
  choosePerson,
  lines,
  sidebar,
  timeline,
  topOf,
} from './support/screen';
import { test } from './support/test';

/** None in the light, and no colours in the dark that can't be told apart: all else is the same there. */
async function expectNoFlaws(page: Page, except: string[] = []) {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await flaws(axe(page).disableRules(except));
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await flaws(axe(page).withRules('color-contrast'));
  expect({ light, dark }).toEqual({ light: [], dark: [] });
}

test('every page passes axe', async ({ alice, bob, carol }) => {
  const subject = aSubject('Accessible');
  await ofManyKinds(alice, bob, carol);
  const id = await bob.start([alice], subject, lines(8));
  const page = await alice.open();
  const talk = card(page, subject);

  await talk.getByRole('textbox').fill('A draft');
  await talk.getByRole('button', { name: /^More/ }).click();
  await expectNoFlaws(page);

  await page.goto(`/conversations/${id}`);
  await expect(page.getByRole('main').getByText('Line 8')).toBeVisible();
  await expectNoFlaws(page);

  await page.goto('/records');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoFlaws(page);
});

test('every dialog about a conversation passes axe', async ({ alice, bob }) => {
  const id = await bob.start([alice], aSubject('Accessible dialogs'), lines(2));
  const page = await alice.open({ path: `/conversations/${id}` });

  await page.getByRole('button', { name: '2 people' }).click();
  await expect(page.getByRole('dialog').getByText(bob.name)).toBeVisible();
  await expectNoFlaws(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit subject and description' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoFlaws(page);
  await page.keyboard.press('Escape');

  await sidebar(page).getByRole('button', { name: 'New conversation' }).click();
  await expect(page.getByRole('dialog', { name: 'New conversation' })).toBeVisible();
  await expectNoFlaws(page);
});

test('correcting and people pass axe', async ({ alice, bob, carol, dave, crm }) => {
  const { id } = await aboutRenewal(alice, [bob, carol], aSubject('Accessible people'), crm);
  const page = await alice.open({ path: `/conversations/${id}` });

  await test.step('a message and its versions', async () => {
    const said = timeline(page).getByRole('listitem').filter({ hasText: 'Line 2' });
    await said.hover();
    await said.getByRole('button', { name: 'Actions for your message' }).click();
    // React Aria puts buttons to dismiss it, for screen readers, beside what pops up.
    await expectNoFlaws(page, ['region']);
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expect(timeline(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('!');
    await expectNoFlaws(page);
    await page.keyboard.press('Enter');
    await said.getByRole('button', { name: /edited/ }).click();
    await expect(page.getByRole('dialog').getByText('Current')).toBeVisible();
    await expectNoFlaws(page, ['region']);
    await page.keyboard.press('Escape');
  });

  await test.step('inviting and removing', async () => {
    await choose(page.getByRole('main'), 'Invite people');
    const dialog = page.getByRole('dialog', { name: 'Invite people' });
    await choosePerson(dialog.getByRole('combobox'), dave);
    await expectNoFlaws(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectNoFlaws(page);
    await page.getByRole('button', { name: 'Discard' }).click();
    await choose(page.getByRole('main'), 'People in this conversation');
    await page.getByRole('button', { name: `Remove ${carol.name}` }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectNoFlaws(page);
  });
});

test("a record's tab and a deleted copy pass axe", async ({ alice, bob, carol, crm }) => {
  const subject = aSubject('Accessible record');
  const { id, tab } = await aboutRenewal(alice, [bob, carol], subject, crm);
  const page = await alice.open({ path: tab });
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: subject })).toBeVisible();
  await expectNoFlaws(page);
  await main.getByRole('link', { name: subject }).click();
  await expect(timeline(page).getByText('Line 1')).toBeVisible();
  await expectNoFlaws(page);
  await choose(main, 'Delete');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await expectNoFlaws(page);
  await page.goto(`/conversations/${id}`);
  await expect(main.getByText('You deleted this conversation')).toBeVisible();
  await expectNoFlaws(page);
});

test('alerts and being offline pass axe', async ({ alice, bob }) => {
  const subject = aSubject('Accessible alert');
  const page = await alice.open();
  const id = await bob.start([alice], subject, ['Ping']);
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Ping');
  await choose(card(page, subject), 'Mute');
  await expect(card(page, subject).getByText('Muted', { exact: true })).toBeVisible();
  await expectNoFlaws(page);
  await sidebar(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Manage alerts' }).click();
  await expect(page.getByRole('dialog').getByRole('switch')).toHaveCount(6);
  await expectNoFlaws(page);
  await page.goto(`/conversations/${id}`);
  await expect(timeline(page).getByText('Ping', { exact: true })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await expectNoFlaws(page);
});

test('files pass axe', async ({ alice, bob, crm }) => {
  const { id } = await aboutRenewal(alice, [bob], aSubject('Accessible files'), crm);
  const page = await alice.open({ path: `/conversations/${id}` });
  const footer = page.getByRole('main').locator('footer');

  await attach(footer, [aPicture('roof.png'), aText('notes.txt', 'Two rooms.')]);
  await attach(footer, aHuge('huge.txt'));
  await expect(footer.getByText('10 bytes')).toBeVisible();
  await expectNoFlaws(page);
  await footer.getByRole('button', { name: 'Remove huge.txt' }).click();
  await footer.getByRole('textbox').fill('Here');
  await footer.getByRole('textbox').press('Enter');
  await expect(timeline(page).getByRole('button', { name: 'Open roof.png' })).toBeVisible();
  await expectNoFlaws(page);
  await timeline(page).getByRole('button', { name: 'Open roof.png' }).click();
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
  await expectNoFlaws(page);
  await page.keyboard.press('Escape');
  await page.getByRole('main').getByRole('button', { name: '2 files' }).click();
  await expect(page.getByRole('dialog').getByText('notes.txt')).toBeVisible();
  await expectNoFlaws(page);
});

test('filters and search pass axe', async ({ alice, bob }) => {
  await alice.start([bob], aSubject('Accessible search'), lines(2));
  const page = await alice.open();
  const bar = sidebar(page);

  await test.step('a filter being made', async () => {
    await bar.getByRole('button', { name: 'Unread' }).click();
    await bar.getByRole('button', { name: 'Save this filter' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Give it a name.')).toBeVisible();
    await expectNoFlaws(page);
    await page.keyboard.press('Escape');
  });

  await test.step('results, and none', async () => {
    await bar.getByRole('searchbox').fill('line');
    await expect(bar.getByRole('list', { name: 'Search results' })).toBeVisible();
    await expectNoFlaws(page);
    await bar.getByRole('searchbox').fill('nothing like this 123');
    await expect(bar.getByText(/^Nothing found for/)).toBeVisible();
    await expectNoFlaws(page);
  });
});

/** Starts conversations of the other kinds that a sidebar shows: closed, private, written from right to left, and left by its reader. */
async function ofManyKinds(reader: Person, other: Person, third: Person): Promise<void> {
  const closed = await other.start([reader], aSubject('Closed'), ['Done'], { private: true });
  await other.attempt('PATCH', `/conversations/${closed}`, { status: 'closed' });
  await other.start([reader], aSubject('\u05e9\u05dc\u05d5\u05dd'), ['\u05ea\u05d5\u05d3\u05d4']);
  await reader.leave(await other.start([reader, third], aSubject('Left'), ['Bye']));
}

/** A conversation about a record. @returns its id, and where the tab of the record is */
async function aboutRenewal(by: Person, others: readonly Person[], subject: string, crm: Crm) {
  const renewal = await crm.record('opportunity', { name: 'Group benefits renewal' });
  const id = await by.start(others, subject, lines(2), { about: [renewal] });
  return { id, tab: renewal.path };
}

test('the main job is done by keyboard alone', async ({ alice, bob }) => {
  const subject = aSubject('By keyboard');
  await alice.start([bob], subject, ['Hands off the mouse']);
  const page = await bob.open();
  const talk = card(page, subject);
  await expect(talk).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();

  await badge(page).focus();
  await page.keyboard.press('Enter');
  await expect(sidebar(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(talk).toBeVisible();

  await talk.getByRole('textbox').focus();
  await page.keyboard.type('Typed');
  await page.keyboard.press('Tab');
  await expect(talk.getByRole('button', { name: 'Attach files' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(talk.getByRole('button', { name: 'Reply' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(talk.getByText('Typed')).toBeVisible();

  await sidebar(page).getByRole('button', { name: 'More actions' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Mark all read' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sidebar(page).getByRole('button', { name: 'More actions' })).toBeFocused();
});

test('D1 E1: inviting, deleting and Undo are done by keyboard alone', async ({
  alice,
  bob,
  carol,
}) => {
  const subject = aSubject('Hands off');
  await alice.start([bob], aSubject('Beside'), ['Hello']);
  await alice.start([bob], subject, ['Hello']);
  const page = await alice.open();
  const menu = card(page, subject).getByRole('button', { name: /^Actions for the conversation/ });

  await test.step('the menu opens the dialog, which gives the focus back', async () => {
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Invite people' })).toBeFocused();
    await page.keyboard.press('Enter');
    const field = page.getByRole('combobox', { name: /Whom to invite/ });
    await expect(field).toBeFocused();
    await page.keyboard.type(carol.name);
    await expect(async () => {
      // While the answer is under way, Enter does nothing, and what was typed stays.
      await page.keyboard.press('Enter');
      await expect(page.getByRole('row', { name: carol.name })).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.getByRole('button', { name: 'Invite 1 person' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(`${carol.name} was invited.`)).toBeVisible();
    await expect(menu).toBeFocused();
  });

  await test.step('F6 leads to Undo, and it back to where one was', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(card(page, subject)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    const beside = sidebar(page).getByRole('article').first();
    await expect(beside).toBeFocused();
    await page.keyboard.press('F6');
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(card(page, subject)).toBeVisible();
    await expect(sidebar(page).getByRole('article').nth(1)).toBeFocused();
  });
});

test('on a phone the sidebar is the whole screen', async ({ alice, bob }) => {
  await bob.start([alice], aSubject('On the way'), lines(3));
  const page = await alice.open({ isPhone: true });
  await expect(sidebar(page)).toHaveCount(0);
  await badge(page).tap();
  await expect(sidebar(page)).toBeVisible();
  const box = await sidebar(page).boundingBox();
  expect(box?.width).toBe(390);
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  // The page below, its main and its heading are hidden for now.
  await expectNoFlaws(page, ['landmark-one-main', 'page-has-heading-one']);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);

  await sidebar(page).getByRole('article').first().getByRole('heading').getByRole('link').tap();
  await expect(sidebar(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('on a phone Back leads to the list, at the place that one came from', async ({
  alice,
  bob,
}) => {
  await bob.startSeveral(12, [alice]);
  const page = await alice.open({ isPhone: true });
  await badge(page).tap();
  const fourth = card(page, 'Older 4');
  await fourth.scrollIntoViewIfNeeded();
  const before = await topOf(fourth);
  await fourth.getByRole('heading').getByRole('link').tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Older 4' })).toBeVisible();
  await expect(sidebar(page)).toHaveCount(0);
  await page.goBack();
  await expect(fourth).toBeVisible();
  expect(Math.abs((await topOf(fourth)) - before)).toBeLessThan(2);
});

test('the toolbar stays on one line at 400 % zoom', async ({ alice }) => {
  const page = await alice.open({ path: '/records', viewport: { width: 320, height: 256 } });
  const link = page.getByRole('banner').getByRole('link', { name: 'Records' });
  expect((await link.boundingBox())?.height).toBeLessThanOrEqual(40);
  for (const button of await page.getByRole('banner').getByRole('button').all()) {
    await expect(button).toBeInViewport({ ratio: 1 });
  }
});

test('high contrast draws the knob of a switch that is off', async ({ alice }) => {
  const page = await alice.open();
  await page.emulateMedia({ forcedColors: 'active' });
  await sidebar(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Manage alerts' }).click();
  const off = page.getByRole('dialog').getByRole('switch', { checked: false }).first();
  await expect(off).toBeAttached();
  const knob = await off.evaluate((input) => {
    const track = input.closest('label')?.querySelector('[aria-hidden="true"]');
    return track ? getComputedStyle(track, '::after').borderTopWidth : undefined;
  });
  expect(knob).toBe('7px');
});
