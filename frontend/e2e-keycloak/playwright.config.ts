import { defineConfig, devices } from '@playwright/test';

/** Run by backend/keycloak's tests, which start the servers and say where they are. */
export default defineConfig({
  testDir: '.',
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  // Keycloak compiles its pages when they are first shown.
  expect: { timeout: 20_000 },
  outputDir: '../test-results/keycloak',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.BASE_URL,
    locale: 'en',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
});
