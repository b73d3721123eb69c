import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type Task, tickTaskStep } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';
import { newKey } from '../ui/keys.js';
import { useAct } from '../ui/use-act.js';

/** The steps of a task, to be ticked one after the other or in any order. */
export function Checklist({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormats();
  const { taskId, revision, checklist = [] } = task;
  const tick = useAct(({ step, done }: { readonly step: string; readonly done: boolean }) =>
    answered(
      tickTaskStep({
        path: { taskId, step },
        headers: { 'If-Match': `"${String(revision)}"`, 'Idempotency-Key': newKey() },
        body: { done },
      }),
    ),
  );
  if (checklist.length === 0) return null;
  const done = checklist.filter(({ doneAt }) => doneAt !== undefined).length;
  return (
    <details className="checklist" open={done > 0 && done < checklist.length}>
      <summary className="muted">{t('tasks.checklist', { done, all: checklist.length })}</summary>
      <ul className="plain">
        {checklist.map(({ step, text, doneAt }) => (
          <li key={step}>
            <Checkbox
              checked={doneAt !== undefined}
              disabled={tick.isPending}
              onChange={({ target: { checked } }) => tick.mutate({ step, done: checked })}
            >
              {text[language]}
            </Checkbox>
          </li>
        ))}
      </ul>
    </details>
  );
}
