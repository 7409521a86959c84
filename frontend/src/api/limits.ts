import { useQuery } from '@tanstack/react-query';
import { clientConfigQuery } from './queries';
import type { ClientConfig } from './types';

/** The server's limits (A1, I1) as far as the application knows them before it has loaded them. A test compares the two. */
const DEFAULT_LIMITS: ClientConfig['limits'] = {
  subject: 200,
  description: 4_000,
  message: 10_000,
  participants: 250,
  about: 20,
  attachmentsPerMessage: 10,
  attachmentSize: 25 * 1024 * 1024,
  pageSize: 100,
};

/** The server's limits. */
export function useLimits(): ClientConfig['limits'] {
  return useQuery(clientConfigQuery()).data?.limits ?? DEFAULT_LIMITS;
}
