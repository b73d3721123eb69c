import { InboxOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Checkbox, Empty, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.js';
import { type Import, startImport } from '../api/generated/index.js';
import { importsQuery } from '../api/queries.js';
import { newKey } from '../ui/keys.js';
import { Trouble } from '../ui/trouble.js';
import { useAct } from '../ui/use-act.js';
import { ImportCard } from './import-card.js';

const COLUMNS: Readonly<Record<Import['kind'], string>> = {
  shipments:
    'account_id, date, orders, volume, unit, value, currency, service, lane, carrier, shipment_id, recorded_at',
  accounts: 'account_id, name, name_en, owner, team, country, tier',
  contacts: 'account_id, name, contact_id, role, title, phone, email, note',
  interactions:
    'account_id, date, kind, contacts, direction, feeling, note, next_step, next_step_due, by, interaction_id',
};
const KINDS = [
  'shipments',
  'accounts',
  'contacts',
  'interactions',
] as const satisfies readonly Import['kind'][];

/** Files in: choose, try, import, see what became of every line. */
export function ImportPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <section>
      <h1>{t('import.title')}</h1>
      <ImportForm />
      <Imports />
    </section>
  );
}

function ImportForm(): ReactNode {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Import['kind']>('shipments');
  const [dryRun, setDryRun] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const start = useAct(() =>
    answered(
      startImport({
        headers: { 'Idempotency-Key': newKey() },
        body: { kind, dryRun: dryRun ? 'true' : 'false', file: [...files] },
      }),
    ),
  );
  return (
    <Card className="wide">
      <Upload.Dragger
        multiple
        accept=".csv,.gz,.txt,.tsv"
        beforeUpload={(_, chosen) => {
          setFiles(chosen);
          return false;
        }}
        onRemove={({ name }) => setFiles((present) => present.filter((file) => file.name !== name))}
        fileList={files.map((file) => ({ uid: file.name, name: file.name, size: file.size }))}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t('import.hint')}</p>
        <p className="muted">{t('import.columns', { columns: COLUMNS[kind] })}</p>
      </Upload.Dragger>
      <div className="form-line">
        <label>
          {t('import.kind')}{' '}
          <Select
            value={kind}
            onChange={setKind}
            options={KINDS.map((value) => ({ value, label: t(`import.kinds.${value}`) }))}
          />
        </label>
        <Checkbox checked={dryRun} onChange={({ target }) => setDryRun(target.checked)}>
          {t('import.dryRun')}
        </Checkbox>
        <Button
          type="primary"
          disabled={files.length === 0}
          loading={start.isPending}
          onClick={() => start.mutate(undefined, { onSuccess: () => setFiles([]) })}
        >
          {t('import.start')}
        </Button>
      </div>
    </Card>
  );
}

function Imports(): ReactNode {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(importsQuery);
  if (error !== null) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data?.items.length === 0) return <Empty description={t('import.none')} />;
  return (data?.items ?? []).map((each) => <ImportCard key={each.importId} run={each} />);
}
