import { Bug } from 'lucide-react';
import { useT } from '@/lib/i18n/I18n';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** In place of a page whose code threw. */
export function CrashPage() {
  const t = useT();
  return (
    <EmptyState
      role="alert"
      icon={<Bug size={20} />}
      title={t('app.crashed')}
      action={<Button onPress={() => window.location.reload()}>{t('app.crashed.reload')}</Button>}
    >
      {t('app.crashed.hint')}
    </EmptyState>
  );
}
