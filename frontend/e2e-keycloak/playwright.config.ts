import { defineConfig, devices } from '@playwright/test';

/** Set by `make test-keycloak` and, as the application's address, by the tests in backend/keycloak, which start the servers. */
const { BASE_URL: baseURL, CHROMIUM: executablePath } = process.env;
if (baseURL === undefined || executablePath === undefined) {
  throw new Error('Run this by `make test-keycloak`');
}

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
    baseURL,
    locale: 'en',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
});
