import { Alert, Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDetail } from '../api/generated/index.js';
import { AlertActions } from '../book/alert-actions.js';
import { AlertState } from '../book/alert-state.js';
import { QuietReasons } from '../quiet/quiet-reasons.js';
import { useFormats } from '../format/formats.js';

/** Why there is an alert, in words that can be checked; or why there is none. */
export function WhyAlert({ account }: { readonly account: AccountDetail }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { alert, quiet, unjudged } = account;
  if (alert === undefined) {
    return (
      <Card title={t('account.whyNot')}>
        {quiet === undefined ? <p>–</p> : <QuietReasons silence={quiet} />}
      </Card>
    );
  }
  const { words } = alert;
  return (
    <Card title={t('account.why')} extra={<AlertState alert={alert} />}>
      {unjudged !== undefined && <Alert type="warning" title={unjudged} />}
      {alert.back !== undefined && <Alert type="info" showIcon title={alert.back} className="first" />}
      <p className="lead">{words.atRisk}</p>
      {words.held !== undefined && <Alert type="info" title={words.held} />}
      {words.worth !== undefined && <p className="worth">{words.worth}</p>}
      <p>
        <span className="muted">{t('alerts.stated', { week: formats.date(alert.facts.week) })}</span>{' '}
        {words.sentence}
      </p>
      <p className="muted">{words.context}</p>
      <Lines lines={words.reasons} />
      {/* What to do comes before what one may want to check. */}
      <AlertActions alert={alert} />
      <Lines title={t('account.parts')} lines={words.parts} after={words.level} />
      <Lines title={t('account.ruledOut')} lines={words.ruledOut} />
      <Lines title={t('account.clearing')} lines={[]} after={words.clearing} />
    </Card>
  );
}

interface LinesProps {
  readonly title?: string;
  readonly lines: readonly string[];
  readonly after?: string | undefined;
}

/** A list under its heading, and what follows from it; nothing when there is nothing to say. */
function Lines({ title, lines, after }: LinesProps): ReactNode {
  if (lines.length === 0 && after === undefined) return undefined;
  return (
    <>
      {title !== undefined && <h3>{title}</h3>}
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {after !== undefined && <p>{after}</p>}
    </>
  );
}
