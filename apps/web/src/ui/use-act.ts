import { useMutation, type UseMutationResult, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem-error.js';

interface Acted {
  readonly command?: { readonly status: 'pending' | 'accepted' };
}

/** Does something on the server, says what came of it, and shows how things stand then. */
export function useAct<Input>(
  act: (input: Input) => Promise<Acted | object>,
): UseMutationResult<Acted | object, Error, Input> {
  const { message, notification } = App.useApp();
  const { t } = useTranslation();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (acted) => {
      const pending = 'command' in acted && acted.command?.status === 'pending';
      void message.success(t(pending ? 'act.pending' : 'act.done'));
    },
    onError: (error) => {
      const problem = error instanceof ProblemError ? error : undefined;
      const title = problem?.kind === 'changed' ? t('act.changed') : t('error.title');
      const description = problem?.problem === undefined ? t('error.network') : problem.message;
      notification.error({ title, description });
    },
    onSettled: () => queries.invalidateQueries(),
  });
}
