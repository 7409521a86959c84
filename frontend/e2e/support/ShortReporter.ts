import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';

const SLOWEST = 10;

/** Prints the slowest tests and the failures in a few lines at the very end, because often only the end of a long log is kept. */
export default class ShortReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const tests = this.suite?.allTests() ?? [];
    print('The slowest tests:');
    for (const [seconds, test] of slowest(tests)) {
      print(
        `  ${seconds.toFixed(1).padStart(6)} s  ${test.location.file.replace(/.*\//, '')}: ${test.title}`,
      );
    }
    const skipped = tests.filter(({ results }) => results.length === 0).length;
    if (skipped > 0) print(`Not run: ${skipped}, after those that failed.`);
    for (const test of tests) {
      if (test.ok() || test.results.length === 0) continue;
      const message = test.results.at(-1)?.error?.message ?? 'no result';
      const lines = stripVTControlCharacters(message)
        .split('\n')
        .filter((line) => line.trim());
      print(`Failed: ${test.title}\n  ${lines.slice(0, 8).join('\n  ')}`);
    }
  }
}

function slowest(tests: readonly TestCase[]): [number, TestCase][] {
  return tests
    .map((test): [number, TestCase] => [(test.results.at(-1)?.duration ?? 0) / 1000, test])
    .toSorted(([one], [other]) => other - one)
    .slice(0, SLOWEST);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
