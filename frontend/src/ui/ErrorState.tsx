import { CloudAlert } from 'lucide-react';
import { Button } from './Button';
import { EmptyState } from './EmptyState';

interface ErrorStateProps {
  title: string;
  /** The sentence of the problem, as the server put it. */
  detail?: string | undefined;
  retryLabel: string;
  onRetry: () => void;
}

export function ErrorState({ title, detail, retryLabel, onRetry }: ErrorStateProps) {
  return (
    <EmptyState
      role="alert"
      icon={<CloudAlert size={20} />}
      title={title}
      action={<Button onPress={onRetry}>{retryLabel}</Button>}
    >
      {detail}
    </EmptyState>
  );
}
