import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { ApiProblem } from './problem';

/** A sentence for a person about any error: in their language where the catalogue knows it, else the server's own. */
export function useProblemText() {
  const intl = useIntl();
  return useCallback(
    (error: unknown): string => {
      const slug = slugOf(error);
      const id = `problem.${slug}`;
      if (id in intl.messages) return intl.formatMessage({ id });
      return error instanceof ApiProblem && error.message !== ''
        ? error.message
        : intl.formatMessage({ id: 'problem.unknown' });
    },
    [intl],
  );
}

/** A TypeError is what `fetch` throws, and the sign-in library with it, when nobody answers. */
function slugOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.slug;
  return error instanceof TypeError ? 'unreachable' : 'unknown';
}
