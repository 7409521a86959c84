import { defineConfig, devices } from '@playwright/test';

/** Against a running demo: BASE_URL says where, CHROMIUM which browser. */
export default defineConfig({
  testDir: 'e2e',
  forbidOnly: true,
  // One after the other: the tests share the demo's people and their badges.
  workers: 1,
  reporter: [['list'], ['./e2e/support/ShortReporter.ts']],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.BASE_URL ?? 'http://localhost:8080',
    locale: 'en-GB',
    trace: 'retain-on-failure',
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
