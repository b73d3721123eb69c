import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.js';

interface TroubleProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What went wrong, with a way out. */
export function Trouble({ error, onRetry }: TroubleProps): ReactNode {
  const { t } = useTranslation();
  const reason =
    error instanceof ProblemError && error.problem !== undefined ? error.message : t('error.network');
  return (
    <Alert
      type="error"
      showIcon
      title={t('error.title')}
      description={reason}
      action={<Button onClick={onRetry}>{t('error.again')}</Button>}
    />
  );
}
