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
      const own = error instanceof ApiProblem ? wordsOf(error) : '';
      return own === '' ? intl.formatMessage({ id: 'problem.unknown' }) : own;
    },
    [intl],
  );
}

/** Its detail begins with the name of the first wrong field, which says nothing to a person. */
function wordsOf({ errors, message }: ApiProblem): string {
  return errors.length > 0 ? errors.map((error) => error.message).join(' ') : message;
}

/** A TypeError is what `fetch` throws, and the sign-in library with it, when nobody answers. */
function slugOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.slug;
  return error instanceof TypeError ? 'unreachable' : 'unknown';
}
