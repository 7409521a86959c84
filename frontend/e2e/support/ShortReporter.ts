import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter';

/** Prints failures in a few lines at the very end, because often only the end of a long log is kept. */
export default class ShortReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    for (const test of this.suite?.allTests() ?? []) {
      if (test.ok()) continue;
      const message = test.results.at(-1)?.error?.message ?? 'no result';
      const lines = stripVTControlCharacters(message)
        .split('\n')
        .filter((line) => line.trim());
      process.stdout.write(`Failed: ${test.title}\n  ${lines.slice(0, 8).join('\n  ')}\n`);
    }
  }
}
