import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './people';
import { unique } from './unique';

export function sidebar(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Conversations' });
}

/** The card of the conversation with this subject. */
export function card(page: Page, subject: string): Locator {
  return sidebar(page).getByRole('article').filter({ hasText: subject });
}

export function badge(page: Page): Locator {
  return page.getByRole('banner').getByRole('button', { name: /^Conversations/ });
}

/** The timeline of the page, also of one in the tab of a record. */
export function timeline(page: Page): Locator {
  return page.getByRole('main').getByRole('region', { name: 'Timeline' });
}

/** Chooses from the menu of a conversation: of its card, or of its page. */
export async function choose(where: Locator, item: string): Promise<void> {
  await where.getByRole('button', { name: /^Actions for the conversation/ }).click();
  await where.page().getByRole('menuitem', { name: item }).click();
}

export async function refresh(page: Page): Promise<void> {
  await sidebar(page).getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Conversations refreshed')).toBeAttached();
}

/** Where something stands on the screen, from the top, in CSS pixels. */
export async function topOf(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box.y;
}

/** A subject that no other test and no other run has. */
export function aSubject(about: string): string {
  return `${about} ${unique()}`;
}

export function lines(howMany: number): string[] {
  return Array.from({ length: howMany }, (_, index) => `Line ${index + 1}`);
}

/** Opens the field in which the person is chosen with whom conversations are searched. */
export async function personField(page: Page): Promise<Locator> {
  const name = 'Search conversations with';
  await sidebar(page).getByRole('button', { name }).click();
  return sidebar(page).getByRole('combobox', { name });
}

/** Chooses somebody by typing their name, once the list shows nobody else. */
export async function choosePerson(
  field: Locator,
  { name }: Person,
  typed: string = name,
): Promise<void> {
  await field.fill(typed);
  const options = field.page().getByRole('listbox').getByRole('option');
  await expect(options).toHaveCount(1);
  await options.filter({ hasText: name }).click();
}
