import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Person, windowOf } from './support/people';
import { aSubject, badge, card, choose, lines, sidebar, timeline } from './support/screen';

async function expectNoFlaws(page: Page, except: string[] = []) {
  const { violations } = await new AxeBuilder({ page }).disableRules(except).analyze();
  const flaws = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`,
  );
  expect(flaws).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen passes axe, ${colorScheme}`, async ({ browser, request }) => {
    const [alice, bob] = await Promise.all([
      Person.signedIn(request, 'alice'),
      Person.signedIn(request, 'bob'),
    ]);
    const subject = aSubject('Accessible');
    const id = await bob.start([alice], subject, lines(8));
    const page = await windowOf(browser, 'alice', { colorScheme });
    const talk = card(page, subject);

    await talk.getByRole('textbox').fill('A draft');
    await talk.getByRole('button', { name: /^More/ }).click();
    await expectNoFlaws(page);

    await page.goto(`/conversations/${id}`);
    await expect(page.getByRole('main').getByText('Line 8')).toBeVisible();
    await expectNoFlaws(page);

    await page.getByRole('button', { name: '2 people' }).click();
    await expect(page.getByRole('dialog').getByText('Bob Tanaka')).toBeVisible();
    await expectNoFlaws(page);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Edit subject and description' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoFlaws(page);
    await page.keyboard.press('Escape');

    await sidebar(page).getByRole('button', { name: 'New conversation' }).click();
    await expect(page.getByRole('dialog', { name: 'New conversation' })).toBeVisible();
    await expectNoFlaws(page);
    await page.keyboard.press('Escape');

    await page.goto('/records');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoFlaws(page);
  });

  test(`what is about people, copies, corrections and records passes axe, ${colorScheme}`, async ({
    browser,
    request,
  }) => {
    const [alice, bob, carol] = await Promise.all([
      Person.signedIn(request, 'alice'),
      Person.signedIn(request, 'bob'),
      Person.signedIn(request, 'carol'),
    ]);
    const subject = aSubject('Accessible too');
    const about = [{ type: 'opportunity', id: 'OPP-2041' }];
    const id = await alice.start([bob, carol], subject, lines(2), { about });
    const record = '/records/opportunity/OPP-2041';
    const page = await windowOf(browser, 'alice', { colorScheme, path: `/conversations/${id}` });
    const main = page.getByRole('main');

    await test.step('a message and its versions', async () => {
      const said = timeline(page).getByRole('listitem').filter({ hasText: 'Line 2' });
      await said.hover();
      await said.getByRole('button', { name: 'Actions for your message' }).click();
      // React Aria puts buttons to dismiss it, for screen readers, beside what pops up.
      await expectNoFlaws(page, ['region']);
      await page.getByRole('menuitem', { name: 'Edit' }).click();
      await expect(timeline(page).getByRole('textbox')).toBeFocused();
      await expectNoFlaws(page);
      await page.keyboard.type('!');
      await page.keyboard.press('Enter');
      await timeline(page)
        .getByRole('button', { name: /edited/ })
        .click();
      await expect(page.getByRole('dialog').getByText('Current')).toBeVisible();
      await expectNoFlaws(page, ['region']);
      await page.keyboard.press('Escape');
    });

    await test.step('people', async () => {
      await choose(main, 'Invite people');
      const dialog = page.getByRole('dialog', { name: 'Invite people' });
      await dialog.getByRole('combobox').fill('lind');
      await page.getByRole('option', { name: /Dave/ }).click();
      await expectNoFlaws(page);
      await page.keyboard.press('Escape');
      await choose(main, 'People in this conversation');
      await page.getByRole('button', { name: 'Remove Carol Okafor' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectNoFlaws(page);
    });

    await test.step('the tab of a record', async () => {
      await page.goto(record);
      await expect(main.getByRole('link', { name: subject })).toBeVisible();
      await expectNoFlaws(page);
      await page.goto(`${record}/conversations/${id}`);
      await expect(timeline(page).getByText('Line 1')).toBeVisible();
      await expectNoFlaws(page);
    });

    await test.step('the page of a deleted copy', async () => {
      await page.goto(`/conversations/${id}`);
      await choose(main, 'Delete');
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
      await expectNoFlaws(page);
      await page.goto(`/conversations/${id}`);
      await expect(main.getByText('You deleted this conversation')).toBeVisible();
      await expectNoFlaws(page);
    });
  });
}

test('the main job is done by keyboard alone', async ({ browser, request }) => {
  const [alice, bob] = await Promise.all([
    Person.signedIn(request, 'alice'),
    Person.signedIn(request, 'bob'),
  ]);
  const subject = aSubject('By keyboard');
  await alice.start([bob], subject, ['Hands off the mouse']);
  const page = await windowOf(browser, 'bob');
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
  await expect(talk.getByRole('button', { name: 'Reply' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(talk.getByText('Typed')).toBeVisible();

  await sidebar(page).getByRole('button', { name: 'More actions' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Mark all read' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sidebar(page).getByRole('button', { name: 'More actions' })).toBeFocused();
});

test('on a phone the sidebar is the whole screen', async ({ browser }) => {
  const page = await windowOf(browser, 'alice', { isPhone: true });
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

  await sidebar(page).getByRole('article').first().getByRole('link', { name: /^Open/ }).tap();
  await expect(sidebar(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
