import type { Reporter, TestModule } from 'vitest/node';

const SLOWEST = 10;

/** The slowest tests, at the very end. */
export default class SlowestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules
      .flatMap((module) => [...module.children.allTests()])
      .map((test) => ({ test, milliseconds: test.diagnostic()?.duration ?? 0 }))
      .toSorted((one, other) => other.milliseconds - one.milliseconds);
    process.stdout.write('The slowest tests:\n');
    for (const { test, milliseconds } of tests.slice(0, SLOWEST)) {
      const seconds = (milliseconds / 1000).toFixed(1).padStart(6);
      process.stdout.write(`  ${seconds} s  ${test.module.relativeModuleId}: ${test.name}\n`);
    }
  }
}
