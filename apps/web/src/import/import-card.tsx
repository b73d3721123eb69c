import { Card, Progress, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

const COLORS = { waiting: 'default', running: 'processing', done: 'success', failed: 'error' } as const;
const COUNTS = ['accepted', 'amended', 'duplicate', 'rejected'] as const;

/** One import: how far it has come, and what became of its lines. */
export function ImportCard({ run }: { readonly run: Import }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { importId, kind, status, files, counts, progress, problem, rejects, dryRun } = run;
  return (
    <Card
      size="small"
      className="import"
      title={
        <>
          <Tag color={COLORS[status]}>{t(`import.status.${status}`)}</Tag> {t(`import.kinds.${kind}`)}
          {dryRun && <Tag>{t('import.dry')}</Tag>}
        </>
      }
      extra={
        counts !== undefined && (
          <a href={`/v1/imports/${importId}/lines`} download>
            {t('import.allLines')}
          </a>
        )
      }
    >
      <div className="muted">{files.map(({ name }) => name).join(', ')}</div>
      {progress !== undefined && status === 'running' && (
        <Progress
          status="active"
          percent={Math.floor((100 * progress.rows) / Math.max(progress.rows, progress.total ?? 1))}
          format={() => t('import.rows', { count: progress.rows })}
        />
      )}
      {counts !== undefined && (
        <p>
          {t('import.rows', { count: counts.rows })}
          {COUNTS.filter((name) => counts[name] > 0).map((name) => (
            <Tag key={name} className="count" color={name === 'rejected' ? 'red' : 'default'}>
              {`${formats.number(counts[name])} ${t(`import.${name}`)}`}
            </Tag>
          ))}
        </p>
      )}
      {problem !== undefined && <p>{problem}</p>}
      {rejects.length > 0 && (
        <ul className="rejects">
          {rejects.slice(0, 10).map(({ file, line, field, reason }) => (
            <li key={`${file} ${String(line)} ${field}`}>
              {`${file}, ${t('import.line', { line })}, ${field}: ${reason}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
