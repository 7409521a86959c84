import { closeSync, openSync, ftruncateSync } from 'node:fs';
import { type Locator, test } from '@playwright/test';

interface AFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A red picture of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC';

export function aPicture(name: string): AFile {
  return { name, mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') };
}

export function aText(name: string, text: string): AFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** One byte more than a file may have. @returns where it is: of a file on the disk the browser reads no more than it needs */
export function aHuge(name: string): string {
  const path = test.info().outputPath(name);
  const file = openSync(path, 'w');
  ftruncateSync(file, 25 * 1024 * 1024 + 1);
  closeSync(file);
  return path;
}

/** Chooses files, or one by its path, as somebody does who presses the button. */
export async function attach(composer: Locator, files: AFile[] | string): Promise<void> {
  const chooser = composer.page().waitForEvent('filechooser');
  await composer.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
}

/** Drags files over `target`, and drops or pastes them there, as the browser tells a page of it. */
export async function give(
  target: Locator,
  how: 'dragover' | 'drop' | 'paste',
  { name, mimeType, buffer }: AFile,
): Promise<void> {
  await target.evaluate(
    (element, { how, name, mimeType, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type: mimeType }));
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent(how, { ...options, clipboardData: data })
          : new DragEvent(how, { ...options, dataTransfer: data }),
      );
    },
    { how, name, mimeType, base64: buffer.toString('base64') },
  );
}
