import { defineConfig, devices } from '@playwright/test';

/** Against a running demo: BASE_URL says where, CHROMIUM which browser. */
export default defineConfig({
  testDir: 'e2e',
  forbidOnly: true,
  // Each test has people of its own, so that any may run beside any other.
  fullyParallel: true,
  workers: 2,
  projects: [
    { name: 'side by side', testIgnore: 'nodes.spec.ts' },
    // Delays are measured there, which a second test would change. (`--no-deps` runs it without all the others.)
    { name: 'alone', testMatch: 'nodes.spec.ts', dependencies: ['side by side'] },
  ],
  reporter: [['list'], ['./e2e/support/ShortReporter.ts']],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.BASE_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    // Nothing waits for what moves to stand still.
    contextOptions: { reducedMotion: 'reduce' },
    // Its pictures of every moment cost more than the test itself; the page as it was at each step is kept.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(process.env.CHROMIUM === undefined ? {} : { executablePath: process.env.CHROMIUM }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
