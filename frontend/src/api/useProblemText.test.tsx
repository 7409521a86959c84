import { expect, it } from 'vitest';
import { screen } from '@testing-library/react';
import { renderApp } from '@/test/render';
import { problem } from '@/test/server';
import { ApiProblem } from './problem';
import { useProblemText } from './useProblemText';

function Update({ error }: { error: unknown }) {
  return <p>{useProblemText()(error)}</p>;
}

it('K1 tells people what is wrong, without the names that fields have in the API', async () => {
  const errors = [{ field: 'file', message: 'The file is empty.' }];
  const error = await ApiProblem.of(problem(422, 'invalid', 'file: The file is empty.', errors));
  renderApp(<Update error={error} />);
  expect(await screen.findByText('The file is empty.')).toBeDefined();
});
