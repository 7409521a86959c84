import { SearchX } from 'lucide-react';
import { PageTitle } from '@/features/badge/PageTitle';
import { AppLink } from '@/lib/AppLink';
import { useT } from '@/lib/i18n/I18n';
import { paths } from '@/lib/paths';
import { EmptyState } from '@/ui/EmptyState';

export function NotFoundPage() {
  const t = useT();
  return (
    <>
      <PageTitle page={t('app.notFound')} />
      <EmptyState
        icon={<SearchX size={20} />}
        title={t('app.notFound')}
        action={<AppLink to={paths.home()}>{t('app.notFound.home')}</AppLink>}
      >
        {t('app.notFound.hint')}
      </EmptyState>
    </>
  );
}
